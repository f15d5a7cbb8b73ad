import { Document as YamlDocument } from 'yaml'
import { readFields } from '../handbook/fields.ts'
import { splitFrontmatter } from '../handbook/frontmatter.ts'
import type { Day } from '../handbook/values/date.ts'
import { date, group, oneOf, text } from '../kinds/fields.ts'
import { keyOf, type Fields, type ValuesOf } from '../kinds/field.ts'
import { languageFor } from '../language/language.ts'
import { hashOf } from './fingerprint.ts'

/**
 * What an entry of the history says besides the text it keeps, in the order it stands there. An entry is a markdown file that
 * anybody can read: these settings, and beneath them the document as it was approved.
 *
 * @public docs/history.md is made from it
 */
export const entryFields = {
  /** The document, from the project: `policies/returns/returns.md`. */
  page: text({ need: 'always' }),
  did: oneOf(['approved', 'retired', 'reviewed'], { need: 'always' }),
  /** Counted from 1; of a review, the version that was found still right. */
  version: text({ need: 'always' }),
  by: text({ need: 'always' }),
  on: date({ need: 'always' }),
  /** From this day on it holds; of a retirement, from this day on the page does not. */
  effectiveFrom: date(),
  /** Of a review: when to look again. */
  reviewBy: date(),
  /** Of a first version: staff had no such page before. Without it, they worked by it as it stood. */
  newToStaff: oneOf(['yes']),
  note: text(),
  /** What staff do differently from now on, in the author's words; `no` where nothing. Without it nobody said. */
  differently: text(),
  /** The fingerprint it means the same as, where words that bind were only put better. */
  meansTheSameAs: text(),
  /** What holds in place of a retired page. */
  replacedBy: text(),
  fingerprint: text({ need: 'always' }),
  /** The rules the fingerprint was made by. */
  rules: text({ need: 'always' }),
  /** The hash of the version before, so that one taken out later is missed. */
  follows: text(),
  /**
   * Its text, or words of it, were removed later: personal data that should never have stood there. `was` has the hashes the
   * file had before, one for each time: a later version follows one of them.
   */
  blanked: group({ on: date({ need: 'always' }), by: text(), because: text(), was: text({ need: 'always' }) }),
  /** The hash of this file without this line. */
  sha256: text({ need: 'always' }),
} satisfies Fields

type EntrySettings = ValuesOf<typeof entryFields>

/** An entry of the history, read and found to be as it was written. */
export interface Entry extends Omit<EntrySettings, 'version'> {
  /** Its own path, from the project. */
  file: string
  page: string
  did: NonNullable<EntrySettings['did']>
  version: number
  by: string
  on: Day
  effectiveFrom: Day
  fingerprint: string
  rules: string
  sha256: string
  /** The document as it was approved; empty where it was blanked, and of a review. */
  text: string
  /** The line of the file on which the text begins, from 1. */
  textLine: number
}

/** Why an entry cannot be used. */
export type EntryProblem = 'unreadable' | 'conflict' | 'changed' | 'misnamed' | 'foreign'

/** The name of an entry's file: `history/returns/returns/3-8f3a91c2.md`. */
export function entryFile({ page, did, version, fingerprint, on }: Pick<Entry, 'page' | 'did' | 'version' | 'fingerprint' | 'on'>): string {
  return `${historyFolder(page)}/${version}-${fingerprint.slice(0, 8)}${did === 'reviewed' ? `-reviewed-${on}` : ''}.md`
}

/** The folder in which a document's entries stand. */
export function historyFolder(page: string): string {
  return page.replace(/^policies\//, 'history/').replace(/\.md$/i, '')
}

/** What is said of an entry before it is written. */
export type NewEntry = Pick<Entry, Told> & { [K in Exclude<keyof Entry, Told | 'file' | 'sha256' | 'textLine'>]?: Entry[K] | undefined }
type Told = 'page' | 'did' | 'version' | 'by' | 'on' | 'effectiveFrom' | 'fingerprint' | 'rules' | 'text'

/** An entry as it will be read once it is written. */
export function entryOf(told: NewEntry): Entry {
  const entry = readEntry(entryFile(told), writeEntry(told))
  if (typeof entry === 'string') throw new Error(`An entry of ${told.page} could not be read back: ${entry}`)
  return entry
}

/** The bytes of an entry, its hash included. */
export function writeEntry(entry: NewEntry): string {
  const settings = Object.keys(entryFields).flatMap((name): [string, unknown][] => {
    const value = (entry as Record<string, unknown>)[name]
    if (value === undefined || value === '' || name === 'sha256') return []
    return [[keyOf(name), typeof value === 'object' ? value : String(value)]]
  })
  // Everything is text to the reader, so nothing need be quoted to stay as it was typed.
  const yaml = new YamlDocument(Object.fromEntries(settings), { schema: 'failsafe' }).toString({ lineWidth: 0 })
  const unsigned = `---\n${yaml}---\n${entry.text === '' ? '' : `\n${entry.text}`}`
  return unsigned.replace(/\n---\n/, `\nsha256: ${hashOf(unsigned)}\n---\n`)
}

/**
 * Reads an entry, and holds it against its hash and its name.
 *
 * @param file from the project
 * @param source with `\n` line ends: a copy that was checked out on Windows is the same entry
 */
export function readEntry(file: string, source: string): Entry | EntryProblem {
  const read = entryIn(file, source)
  // An approved text may show such lines on purpose; only what is not as it was written was joined.
  return typeof read === 'string' && /^<{7} /m.test(source) && /^>{7} /m.test(source) ? 'conflict' : read
}

function entryIn(file: string, source: string): Entry | EntryProblem {
  const split = splitFrontmatter(source)
  if (typeof split === 'string') return 'unreadable'
  const { values, broken } = readFields(split.yaml, languageFor('en'), () => entryFields)
  const settings = values as EntrySettings
  const { page, did, by, on, fingerprint, rules, sha256, effectiveFrom = on } = settings
  const version = Number(settings.version)
  if (sha256 !== undefined && hashOf(source.replace(`\nsha256: ${sha256}\n`, '\n')) !== sha256) return 'changed'
  if (broken || page === undefined || did === undefined || by === undefined || on === undefined) return 'unreadable'
  if (fingerprint === undefined || rules === undefined || sha256 === undefined || effectiveFrom === undefined) return 'unreadable'
  if (!Number.isInteger(version) || version < 1) return 'unreadable'
  const entry: Entry = {
    ...settings,
    file,
    page,
    did,
    version,
    by,
    on,
    effectiveFrom,
    fingerprint,
    rules,
    sha256,
    text: split.body.replace(/^\n/, ''),
    textLine: split.bodyLine + 1,
  }
  if (entryFile(entry) !== file) return 'misnamed'
  // Only pages have versions: whatever else it names, nobody looked after it there.
  return /^policies\/.+\.md$/i.test(page) ? entry : 'foreign'
}
