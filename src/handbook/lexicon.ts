import { kinds } from '../kinds/index.ts'
import type { FieldsOf } from '../kinds/kind.ts'
import type { Document } from './document.ts'
import { byCodeUnit } from './files.ts'
import { documentsOf } from './handbook.ts'
import { isRetired } from './in-force.ts'

type Entries<L> = NonNullable<L> extends readonly (infer T)[] ? readonly T[] : never

/**
 * What a company says about its own words, in its own documents: the little of other documents that judging a single
 * one takes. Plain data, so that what was found by it can be kept until it changes.
 */
export interface Lexicon {
  phrases: Entries<FieldsOf<typeof kinds.words>['phrases']>
  terms: Entries<FieldsOf<typeof kinds.glossary>['terms']>
  measures: Entries<FieldsOf<typeof kinds.measures>['measures']>
  /** Phones, reduced to their digits, and mail addresses in small letters: those the company itself gives out. */
  contacts: readonly string[]
  /** Customers, and people there, who stand in the records. Empty where those were not read. */
  names: readonly string[]
  /** What the templates that documents were begun with promise, by their names. */
  templates: Readonly<Record<string, Promised>>
}

/** What a template promises of the documents begun with it. */
export interface Promised {
  version: number
  headings: readonly string[]
  /** What versions after the first brought, in a sentence each, and the headings that came with them. */
  news: readonly { version: number; says: string; headings: readonly string[] }[]
}

/** The name of the template a document was begun with, and its version then. */
export function begunWith({ fields }: Pick<Document, 'fields'>): { name: string; version: number } | undefined {
  const [, name, version] = /^(\S+) (\d+)$/.exec(String(fields.template ?? '')) ?? []
  return name === undefined ? undefined : { name, version: Number(version) }
}

/** What a document was begun with, and what that promises; undefined where nothing does. */
export function promisedTo(
  document: Pick<Document, 'fields'>,
  { templates }: Pick<Lexicon, 'templates'>,
): { name: string; version: number; promised: Promised } | undefined {
  const begun = begunWith(document)
  const promised = begun && templates[begun.name]
  return promised && { ...begun, promised }
}

/**
 * Gathers the lexicon from a company's documents, drafts included.
 *
 * @param promised what a template promises; undefined for one that is not there
 */
export function lexiconOf(all: readonly Document[], promised: (template: string) => Promised | undefined = () => undefined): Lexicon {
  const handbook = { documents: all.filter((document) => !isRetired(document)) }
  const companies = documentsOf(handbook, kinds.company)
  const places = documentsOf(handbook, kinds.place)
  const given = [
    ...companies.flatMap(({ fields }) => [
      ...(fields.roles ?? []).map(({ phone }) => phone),
      ...(fields.channels ?? []).map(({ address }) => address),
      ...(fields.outsideHelp ?? []).map(({ address }) => address),
    ]),
    ...places.flatMap(({ fields }) => [fields.phone, fields.email, ...(fields.people ?? []).map(({ phone }) => phone)]),
  ]
  return {
    phrases: documentsOf(handbook, kinds.words).flatMap(({ fields }) => fields.phrases ?? []),
    terms: documentsOf(handbook, kinds.glossary).flatMap(({ fields }) => fields.terms ?? []),
    measures: documentsOf(handbook, kinds.measures).flatMap(({ fields }) => fields.measures ?? []),
    names: documentsOf(handbook, kinds['key-account']).flatMap(({ fields }) => [
      ...(fields.customer === undefined ? [] : [fields.customer]),
      ...(fields.people ?? []).flatMap(({ name }) => name ?? []),
    ]),
    templates: Object.fromEntries(
      [...new Set(all.flatMap((document) => begunWith(document)?.name ?? []))].sort(byCodeUnit).flatMap((name) => {
        const found = promised(name)
        return found === undefined ? [] : [[name, found]]
      }),
    ),
    // In one order, so that it is the same lexicon whoever has which number.
    contacts: [...new Set(given.flatMap((text) => (text === undefined ? [] : contactsIn(text).map(({ key }) => key))))].sort(byCodeUnit),
  }
}

/** A phone number or mail address in a text, with what two ways of writing the same one have in common. */
export interface Contact {
  typed: string
  start: number
  sort: 'phone' | 'mail'
  key: string
  /** False for figures that may be a number to ring or the number of something else. */
  sure: boolean
}

/** Begins where a word does and before the @ is no longer than addresses may be: otherwise a word without end is tried from each of its letters. */
const mail = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** Figures with what people put between those of a phone: `+372 5550 0101`, `020 7946 0018`, `(555) 010-4477`, `5550 0101`. */
const phone = /(?<![\p{L}\p{N}.,/-])[+(]?\d[\d ()./-]{5,22}\d(?![\p{L}\p{N}]|[.,/-]\d)/gu
/** Days, prices, sums, sizes and spans look like numbers to ring: `2026-11-21`, `01.09.-18.12.2026`, `1 200 000`, `10.30-18.00`, `10-12-14-16`. */
const noPhone = new RegExp(
  [
    /\d{4}-\d{2}-\d{2}/,
    /\d{1,2}\/\d{1,2}\/\d{2,4}/,
    /\d{1,2}-\d{1,2}\/\d{4}/,
    // Whatever has a decimal or a day in it, but for the ways of writing a phone that begin as nothing else does.
    /(?![+(]).*\d\.\d.*/,
    /\d{1,3}(?: \d{3})*(?: ?[-/] ?\d{1,3}(?: \d{3})*)?/,
    /\d{1,4} ?[-/] ?\d{2,4}/,
    /[1-9]\d?(?: ?[-/] ?\d{1,2})+/,
    /[\d.]+/,
  ]
    .map(({ source }) => `^(?:${source})$`)
    .join('|'),
)
/** A plus, a nought or an area code in front. */
const surely = /^(?:\+|\(?0|\(\d{2,4}\))/

/** Finds phone numbers and mail addresses in a text. */
export function contactsIn(text: string): Contact[] {
  const mails = [...text.matchAll(mail)].map((match): Contact => {
    return { typed: match[0], start: match.index, sort: 'mail', key: match[0].toLowerCase(), sure: true }
  })
  const phones = [...text.matchAll(phone)].flatMap((match): Contact[] => {
    const digits = match[0].replace(/\D/g, '')
    if (digits.length < 7 || digits.length > 15 || noPhone.test(match[0])) return []
    return [{ typed: match[0], start: match.index, sort: 'phone', key: digits.replace(/^0+/, ''), sure: surely.test(match[0]) }]
  })
  return [...mails, ...phones].sort((a, b) => a.start - b.start)
}

/** Fewer figures than these are the end of many phones. */
const fewestInCommon = 6

/** True where two keys are of one contact: a number with and without its country is the same phone. */
export function isSameContact(a: string, b: string): boolean {
  if (a === b) return true
  return /^\d*$/.test(a + b) && Math.min(a.length, b.length) >= fewestInCommon && (a.endsWith(b) || b.endsWith(a))
}
