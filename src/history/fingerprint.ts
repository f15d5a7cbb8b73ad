import { createHash } from 'node:crypto'
import { kindNamed, type Document } from '../handbook/document.ts'
import { byCodeUnit } from '../handbook/files.ts'
import { keyOf, type Field } from '../kinds/field.ts'
import type { Kind } from '../kinds/kind.ts'
import type { TimeUnit } from '../language/language.ts'

/** The sections of a kind by the anchors of their headings, in a language: `how-we-do-it` is `howWeDoIt`. */
export type SectionsOf = (kind: string, language: string) => ReadonlyMap<string, string>

/**
 * How fingerprints are made. It rises when the same words would give another fingerprint than before: texts are then held
 * against one another by making both anew, and never by what was written down.
 */
const way = 1

/**
 * By which rules a kind's fingerprints are made: our way of making them, and what binds in this kind. Two fingerprints made by
 * different rules say nothing of one another.
 *
 * @example rulesOf(kinds.policy) // '1-5f0c22ab'
 */
export function rulesOf(kind: Kind): string {
  const sections = Object.entries(kind.sections).flatMap(([name, { binds }]) => (binds ? [name] : []))
  return `${way}-${hashOf(JSON.stringify([kind.name, bindingFields(kind.fields).map(outline), sections])).slice(0, 8)}`
}

/**
 * The fingerprint of what binds in a document: 64 signs that stay the same while only wording beside it changes. How something
 * is written does not count: `25 EUR per case` is `EUR 25.00 per case`, and line ends, spaces, quotation marks, dashes and the
 * marks of markdown are nothing to staff.
 */
export function fingerprintOf(document: Document, sectionsOf: SectionsOf): string {
  return hashOf(JSON.stringify([document.kind ?? '', ...bindingIn(document, sectionsOf).map(({ name, says }) => [name, says])]))
}

/** A part of a document that binds, as it can be held against another: the same words where it means the same. */
export interface BindingPart {
  /** The field's or the section's name, as code has it. */
  name: string
  says: unknown
}

/** Everything that binds in a document, in the order its kind declares it; what is not there is left out. */
export function bindingIn(document: Document, sectionsOf: SectionsOf): BindingPart[] {
  const kind = kindNamed(document.kind)
  if (kind === undefined) return []
  const fields = bindingFields(kind.fields).flatMap(([name, field]) => {
    const says = plain(field, document.fields[name])
    return says === undefined ? [] : [{ name, says }]
  })
  const names = sectionsOf(kind.name, document.language)
  const written = document.body.sections.flatMap(({ anchor, parts }) => {
    const name = names.get(anchor)
    const says = wordsIn(parts)
    return name !== undefined && kind.sections[name]!.binds && says !== '' ? [{ name, says }] : []
  })
  const order = Object.keys(kind.sections)
  return [...fields, ...written.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))]
}

function bindingFields(fields: Kind['fields']): [string, Field][] {
  return Object.entries(fields).filter(([, field]) => field.binds)
}

/** What of a field's declaration a fingerprint hangs on. */
function outline([name, field]: [string, Field]): unknown {
  return [name, field.type, field.item && outline(['', field.item]), field.fields && Object.entries(field.fields).map(outline)]
}

/** A value as it can be held against another; undefined where nothing is said. */
export function plain(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) {
    const entries = value.map((entry) => plain(field.item!, entry)).filter((entry) => entry !== undefined)
    return entries.length === 0 ? undefined : entries
  }
  if (typeof value === 'string') return plainText(value) || undefined
  if (typeof value !== 'object') return value
  const inner = field.fields ?? {}
  const entries = Object.entries(inOneUnit(value)).flatMap(([name, one]): [string, unknown][] => {
    const says = Object.hasOwn(inner, name) ? plain(inner[name]!, one) : readInto(one)
    return says === undefined ? [] : [[keyOf(name), says]]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries.toSorted(([a], [b]) => byCodeUnit(a, b)))
}

/** A part of what a value was read into: the limits of a remedy, the unit of an amount. */
function readInto(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value) || undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(readInto)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(inOneUnit(value))
      .map(([name, one]) => [name, readInto(one)] as const)
      .filter(([, one]) => one !== undefined)
      .toSorted(([a], [b]) => byCodeUnit(a, b)),
  )
}

/** Units that are so many of another: 60 minutes are an hour. A day is no 24 hours, since shops close. */
const same: Readonly<Record<string, readonly [number, TimeUnit]>> = { hours: [60, 'minutes'], weeks: [7, 'days'], years: [12, 'months'] }

/** A time, or any amount of time, in the smallest unit it can be said in; everything else as it is. */
function inOneUnit(value: object): object {
  const { amount, unit } = value as { amount?: unknown; unit?: unknown }
  if (typeof amount !== 'number' || typeof unit !== 'string' || !Object.hasOwn(same, unit)) return value
  const [times, smaller] = same[unit]!
  // 1.1 hours are 66 minutes, and not a hundred-billionth more.
  return { ...value, amount: Math.round(amount * times * 1e6) / 1e6, unit: smaller }
}

/** Words as they are read aloud: how they are spaced, quoted and dashed makes no difference to staff. */
function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201A\u02BC]/g, "'")
    .replace(/[\u201C-\u201E\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/[\u00AD\u200B-\u200D\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words of a section, in their order. What is struck out stays struck out; everything else is a matter of looks. */
function wordsIn(parts: readonly (string | number | { word: string })[]): string {
  const html = parts.map((part) => (typeof part === 'string' ? part : '')).join('')
  const words = html
    .replace(/<\/?del>/g, '~~')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: 'lt' | 'gt' | 'quot' | 'amp') => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name])
  // Where a mark of markdown ends, no space is said: "**Never**, ever" is "Never, ever".
  return plainText(words).replace(/ (?=[.,;:!?)])/g, '')
}

/** SHA-256, as 64 hexadecimal signs. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
