import { kinds } from '../kinds/index.ts'
import type { Field } from '../kinds/field.ts'
import type { Kind } from '../kinds/kind.ts'
import type { FieldsOf } from '../kinds/kind.ts'
import { shippedMeasures } from '../kinds/shipped-measures.ts'
import { isOf, kindNamed, type Document, type DocumentOf } from './document.ts'
import { valuesIn } from './values-in.ts'
import type { Numbers } from '../measure/numbers.ts'
import type { Day } from './values/date.ts'

/** What a reference leads to: a document, or a thing that one offers (a role of the company, an element of the vision). */
export interface Target {
  /** Undefined for a measure that we ship. */
  document: Document | undefined
  /** The words a reader knows it by. */
  title: string
  /** Where in the document, for things it offers. */
  at?: readonly (string | number)[]
  /** The thing itself, for things a document offers. */
  item?: Readonly<Record<string, unknown>>
}

/** Documents joined by their references, on a day. */
export interface Handbook {
  today: Day
  /** The documents that count: those in force, or all working texts. */
  documents: readonly Document[]
  /** Every document there is, so that "not in force" can be told from "not there". */
  all: readonly Document[]
  /** Paths of the pictures that stand beside the documents. */
  pictures: ReadonlySet<string>
  company: DocumentOf<typeof kinds.company> | undefined
  /** The texts of both handbooks, where there are two: as managers are writing them, and as staff have them. */
  texts?: { working: readonly Document[]; inForce: readonly Document[] }
  /** What the records come to. Undefined where nobody looked, and where there are none: what goes by them is silent then. */
  numbers?: Numbers | undefined
}

/** Joins documents into a handbook. `all` is everything there is; by default nothing else. */
export function joinHandbook(
  documents: readonly Document[],
  today: Day,
  { all = documents, pictures = new Set() }: { all?: readonly Document[]; pictures?: ReadonlySet<string> } = {},
): Handbook {
  return { today, documents, all, pictures, company: companyIn(documents) ?? companyIn(all) }
}

/** The company: of several that are translations of one another, the one in the main language. */
function companyIn(documents: readonly Document[]): Handbook['company'] {
  const companies = documentsOf({ documents }, kinds.company)
  return companies.find(({ language, fields }) => language === fields.languages?.[0]) ?? companies[0]
}

/** The handbook's documents of one kind. */
export function documentsOf<K extends Kind>(handbook: Pick<Handbook, 'documents'>, kind: K): DocumentOf<K>[] {
  return handbook.documents.filter((document) => isOf(document, kind)) as unknown as DocumentOf<K>[]
}

/**
 * What a reference leads to, among all documents there are.
 *
 * @param to a kind, or what documents offer: `role`, `element`, `measure`
 * @param name a document's name, or its long one where two share the short
 * @param from the document that refers; its own language comes first
 * @returns one target, none, or several where the name is not enough
 */
export function resolve(handbook: Handbook, to: string, name: string, from: Document): Target[] {
  if (kindNamed(to)) {
    const named = index(handbook).documents.get(`${to}/${name}`) ?? []
    return inOwnLanguage(named, (document) => document, from).map((document) => ({ document, title: document.title ?? document.name }))
  }
  const offered = index(handbook).offered.get(`${to}/${name}`) ?? []
  if (offered.length === 0 && to === 'measure' && Object.hasOwn(shippedMeasures, name)) return [{ document: undefined, title: name }]
  const counting = offered.filter(({ document }) => counts(handbook, document!))
  return inOwnLanguage(counting.length > 0 ? counting : offered, ({ document }) => document!, from)
}

/** What is there in the language of the document that refers; what is there at all where that is nothing. */
function inOwnLanguage<T>(found: T[], documentOf: (one: T) => Document, { language }: Document): T[] {
  const own = found.filter((one) => documentOf(one).language === language)
  return own.length > 0 ? own : found
}

/** True for a document that counts in this handbook; the others are only known to be there. */
export function counts(handbook: Handbook, document: Document): boolean {
  let counting = countingSets.get(handbook.documents)
  if (!counting) countingSets.set(handbook.documents, (counting = new Set(handbook.documents)))
  return counting.has(document)
}

/** The document of a path, among all there are. */
export function documentOfPath(handbook: Handbook, path: string): Document | undefined {
  return index(handbook).paths.get(path)
}

/** Every name that a reference of this sort could use: for "did you mean". */
export function namesFor(handbook: Handbook, to: string): string[] {
  const { documents, offered } = index(handbook)
  const names = [...(kindNamed(to) ? documents : offered).keys()]
    .filter((key) => key.startsWith(`${to}/`))
    .map((key) => key.slice(to.length + 1))
  return to === 'measure' ? [...names, ...Object.keys(shippedMeasures)] : names
}

/** A reference as it stands in a document. */
export interface Reference {
  from: Document
  /** The path of the value, and the field that declares it. */
  at: (string | number)[]
  field: Field
  name: string
}

/** Every reference in a document, in the order its kind declares them. */
export function referencesIn(document: Document): readonly Reference[] {
  let found = referencesOf.get(document)
  if (!found) {
    found = [...valuesIn(document)].flatMap(({ field, value, at }) =>
      field.to === undefined ? [] : [{ from: document, at, field, name: String(value) }],
    )
    referencesOf.set(document, found)
  }
  return found
}

/** Looked through once: a document never changes after reading, and many rules follow its references. */
const referencesOf = new WeakMap<Document, readonly Reference[]>()

interface Index {
  paths: Map<string, Document>
  documents: Map<string, Document[]>
  offered: Map<string, Target[]>
}
const indexes = new WeakMap<readonly Document[], Index>()
const countingSets = new WeakMap<readonly Document[], ReadonlySet<Document>>()

/** Made once for a set of documents; a handbook never changes after joining. */
function index(handbook: Handbook): Index {
  let made = indexes.get(handbook.all)
  if (made) return made
  made = { paths: new Map(), documents: new Map(), offered: new Map() }
  const add = <T>(map: Map<string, T[]>, key: string, value: T) => void (map.get(key)?.push(value) ?? map.set(key, [value]))
  for (const document of handbook.all) {
    made.paths.set(document.path, document)
    const kind = kindNamed(document.kind)
    if (!kind) continue
    for (const name of new Set([document.name, document.longName])) add(made.documents, `${kind.name}/${name}`, document)
    for (const [name, field] of Object.entries(kind.fields)) {
      if (field.offers === undefined) continue
      const items = (document.fields[name] ?? []) as FieldsOf<typeof kinds.company>['roles'] & object
      items.forEach((item, i) => {
        if (item.name !== undefined)
          add(made.offered, `${field.offers}/${item.name}`, { document, title: item.title ?? item.name, at: [name, i], item })
      })
    }
  }
  indexes.set(handbook.all, made)
  return made
}
