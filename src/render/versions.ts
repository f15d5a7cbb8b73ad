import { versionAddress } from '../handbook/addresses.ts'
import { kindNamed, readDocument, type Document } from '../handbook/document.ts'
import { namesOf } from '../handbook/names.ts'
import type { Entry } from '../history/entry.ts'
import { heldOf, neverHeld, type Held } from '../history/held.ts'
import { maySee } from '../kinds/field.ts'
import { audienceOf, type Context } from './context.ts'

/** A version of a page that does not hold any more, as it can be read for good. One that never came into force is none of them. */
export interface Version {
  entry: Entry
  /** Its page, at the name the document had when it was approved: no later name changes it. */
  address: string
  /** Undefined where its text was removed. */
  text: Document | undefined
  /** Undefined for one that another took the place of on its first day. */
  held: Held | undefined
}

/**
 * The versions that came before what holds of a page, or before it was retired, the newest first: as far as this audience may
 * read them. A page that is open to more people now does not open what was written for fewer.
 */
export function earlierVersions({ life }: Document, context: Context): Version[] {
  const { versions = [], now } = life ?? {}
  const last = versions.indexOf(now!)
  return versions
    .slice(0, Math.max(last, 0))
    .filter((entry) => entry.did === 'approved' && !neverHeld(entry, versions))
    .flatMap((entry): Version[] => {
      const text = textOf(entry, context)
      if (text !== undefined && !isFor(text, context)) return []
      const twin = versions.findLast(({ version }) => version === entry.version) !== entry
      const { address } = namesOf(entry.page, languagesOf(context))
      const own = versionAddress(address, entry.version, twin ? entry.fingerprint.slice(0, 8) : '')
      return [{ entry, address: own, text: text && { ...text, address: own }, held: heldOf(entry, versions) }]
    })
    .toReversed()
}

/** The version whose text a page shows; undefined where it shows a text that nobody approved, or has no history. */
export function versionShown({ life, entry }: Pick<Document, 'life' | 'entry'>): Entry | undefined {
  const isShown = entry !== undefined || life?.working === 'same'
  return isShown && life?.now?.did === 'approved' ? life.now : undefined
}

/** The text of a version as the document it was approved as; undefined where it was removed. */
export function textOf(entry: Entry, context: Context): Document | undefined {
  if (entry.text === '') return undefined
  let text = texts.get(entry)
  if (text === undefined) {
    text = readDocument(entry.page, new TextEncoder().encode(entry.text), languagesOf(context)).document
    texts.set(entry, text)
  }
  return text
}

/** A version never changes, and several pages look at each. */
const texts = new WeakMap<Entry, Document>()

/** Whether an audience may read the text of a version: one whose audience nobody can read is for nobody. */
export function isFor(text: Document, { audience }: Context): boolean {
  return kindNamed(text.kind) !== undefined && maySee(audience, audienceOf(text))
}

function languagesOf({ handbook }: Context): readonly string[] {
  return handbook.company?.fields.languages ?? ['en']
}
