import { kinds } from '../kinds/index.ts'
import type { FieldsOf, Kind } from '../kinds/kind.ts'
import type { KindName } from '../kinds/schema.ts'
import { common } from '../kinds/common.ts'
import { languageFor } from '../language/language.ts'
import { renderBody, type Body } from '../markdown/body.ts'
import { parseMarkdown } from '../markdown/grammar.ts'
import { readProse, type Prose } from '../markdown/prose.ts'
import { limitsInProse, type Amount } from './amounts.ts'
import { isTangled } from '../markdown/bounds.ts'
import { readFields, type ReadFields } from './fields.ts'
import type { Finding } from './finding.ts'
import { splitFrontmatter } from './frontmatter.ts'
import type { Lexicon } from './lexicon.ts'
import type { Life } from '../history/life.ts'
import { namesOf, type Naming } from './names.ts'
import { fileStart, placeKey, type Place } from './place.ts'

/** The kind of a name that a document gives; undefined for a name that is no kind. */
export function kindNamed(name: string | undefined): Kind | undefined {
  return name !== undefined && Object.hasOwn(kinds, name) ? kinds[name as KindName] : undefined
}

/**
 * One markdown file, read: its fields with their places, its body as HTML with links left open, and what
 * rules found that need only this document. A function of its bytes, its path and the company's languages,
 * and plain data, so that it can be kept by its content's hash.
 */
export interface Document extends Naming {
  /** From the project: `policies/returns/refunds.md`. */
  path: string
  /** Undefined where the file names no kind we know. */
  kind: KindName | undefined
  fields: Record<string, unknown>
  places: Record<string, Place>
  /** Undefined where nothing names it; its kind does then. */
  title: string | undefined
  body: Body
  /** Amounts that its sentences give as limits. */
  amounts: Amount[]
  /** False where nobody can tell whether staff are to work by it, or as what: it must not drop out without a word. */
  readable: boolean
  findings: Finding[]
  /** What its history says of it on the project's day. Undefined where nothing of it was ever approved by name. */
  life?: Life
  /** Where in the history this text stands, if it is not the working text: the file, and the line its first one is on. */
  entry?: { file: string; line: number }
}

/** A document of one kind, with that kind's fields. */
export type DocumentOf<K extends Kind> = Omit<Document, 'fields' | 'kind'> & { kind: K['name']; fields: FieldsOf<K> }

/** What rules of one document say of it. Given from outside, since reading knows no rules. */
export type Judge = (document: Document, prose: Prose, lexicon: Lexicon) => Finding[]

/** A document with the words of its body, which are looked at once and not kept. */
export interface Draft {
  document: Document
  /** Undefined where nothing of the file could be read, so that there is nothing to judge. */
  prose: Prose | undefined
}

/**
 * Reads one document. It has yet to be judged, which takes the company's lexicon and so all documents.
 *
 * @param path from the project, with forward slashes
 * @param bytes as they stand on the disk
 * @param languages the company's languages, main one first
 */
export function readDocument(path: string, bytes: Uint8Array, languages: readonly string[]): Draft {
  const naming = namesOf(path, languages)
  const language = languageFor(naming.language)
  const problem = (rule: string, place: Place, says: string, args: Finding['args'] = {}): Finding => ({
    rule,
    file: path,
    place,
    says,
    args,
    related: [],
  })

  const source = decode(bytes)
  const unread = (readable: boolean, finding: Finding): Draft => ({
    document: { ...empty(path, naming), readable, findings: [finding] },
    prose: undefined,
  })
  if (source === undefined) return unread(false, problem('file-is-readable', fileStart, 'encoding'))
  const split = splitFrontmatter(source)
  if (typeof split === 'string') {
    // Without frontmatter nobody said that staff may work by it; a fence that is not where it should be hides whether they did.
    const says = split === 'none' && path.startsWith('records/') ? 'none-of-record' : split
    return unread(split === 'none', problem('frontmatter-is-readable', fileStart, says))
  }

  const read = readFields(split.yaml, language, (name) => kindNamed(name)?.fields ?? common)
  const kind = kindNamed(read.values.kind as string | undefined)
  const tangled = isTangled(split.body)
  const tree = parseMarkdown(tangled ? '' : split.body, split.bodyLine)
  const title = titleOf(read, kind)
  const prose = readProse(tree, source)
  const document: Document = {
    ...naming,
    path,
    kind: kind?.name as KindName | undefined,
    fields: read.values,
    places: read.places,
    title,
    amounts: limitsInProse({ kind: kind?.name as KindName | undefined, fields: read.values, places: read.places }, prose, language),
    body: renderBody(tree, title ?? ''),
    readable: !read.broken && isClear(read, kind),
    findings: read.problems.map(({ rule, place, says, args }) => problem(rule, place, says, args)),
  }
  if (tangled) document.findings.push(problem('file-is-readable', fileStart, 'too-deep'))
  return { document, prose: read.broken ? undefined : prose }
}

/** False where a status has a slip in it, or where a page is approved and nobody can tell as what. */
function isClear({ values, problems }: ReadFields, kind: Kind | undefined): boolean {
  const slipped = problems.some(({ rule, args }) => rule === 'value-is-readable' && args.key === 'status')
  return !slipped && (kind !== undefined || values.status !== 'approved')
}

/** A document of which nothing could be read. */
function empty(path: string, naming: Naming): Document {
  return {
    ...naming,
    path,
    kind: undefined,
    fields: {},
    places: {},
    title: undefined,
    amounts: [],
    body: { sections: [], headings: [], links: [] },
    readable: true,
    findings: [],
  }
}

/** The place of a path in a document's fields: its own, or that of the nearest thing around it. */
export function placeOf(document: Document, path: readonly (string | number)[]): Place {
  for (let length = path.length; length > 0; length--) {
    const place = document.places[placeKey(path.slice(0, length))]
    if (place) return place
  }
  return fileStart
}

/** True for a document of this kind; its fields are then typed. */
export function isOf<K extends Kind>(document: Document, kind: K): boolean {
  return document.kind === kind.name
}

function titleOf(read: ReadFields, kind: Kind | undefined): string | undefined {
  const named = kind?.titledBy === undefined ? undefined : read.values[kind.titledBy]
  return (read.values.title as string | undefined) ?? (typeof named === 'string' ? named : undefined)
}

/** Text with `\n` line ends and no byte-order mark; undefined where the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    return undefined
  }
}
