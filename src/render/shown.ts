import GithubSlugger, { slug } from 'github-slugger'
import { kindNamed, type Document } from '../handbook/document.ts'
import { resolve } from '../handbook/handbook.ts'
import type { Duration } from '../handbook/values/duration.ts'
import type { OpenHours } from '../handbook/values/open-hours.ts'
import type { Quantity } from '../handbook/values/quantity.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import { keyOf, maySee, type Field } from '../kinds/field.ts'
import type { FieldWords } from '../words/words.ts'
import { audienceOf, linkTo, type Context } from './context.ts'
import { phoneInWords } from '../words/figures.ts'
import { openHoursInWords } from './open-hours.ts'
import { dayInWords, durationInWords, reachedAt, quantityInWords, remedyInWords, withinInWords } from './values.ts'

/**
 * A value as a page shows it. Every key is always there, since layouts are strict: what does not apply is null.
 *
 * @public The views of pages are made of it.
 */
export interface Shown {
  text: string
  /** Where a link can lead to it: an entry that others refer to by name. */
  anchor: string | null
  href: string | null
  /** A day for machines. */
  day: string | null
  /** A length of time as a limit: "within 3 working days", "at once". */
  within: string | null
  items: Shown[] | null
  /** A group's parts, by the name of their field; null for those that are not filled in. */
  parts: Readonly<Record<string, Part | null>> | null
  /** A group where no layout places its parts: the first as it stands, the others under their labels. */
  entry: { first: Shown | null; rest: Part[] } | null
  /** A list of groups that begin with a day: a column for each field that is filled in anywhere. */
  table: { heads: string[]; rows: (Shown | null)[][] } | null
}

const nothing: Shown = { text: '', anchor: null, href: null, day: null, within: null, items: null, parts: null, entry: null, table: null }

/** A field as a page shows it. */
export interface Part {
  label: string
  /** `SayFirst`: headings of texts are in small letters, so a capital keeps the two apart. */
  anchor: string
  voice: { say: boolean; not: boolean }
  value: Shown
}

/**
 * Shows a value by its field's type.
 *
 * @param words the words of the field, for the labels of groups
 * @param from the document it stands in
 * @returns null where there is nothing this audience may see
 */
function show(field: Field, value: unknown, words: FieldWords | undefined, from: Document, context: Context): Shown | null {
  if (value === undefined || value === null || !maySee(context.audience, field.audience ?? 'staff')) return null
  const plain = (text: string): Shown => ({ ...nothing, text })
  if (Array.isArray(value)) {
    // A list's audience is its entries': what is inside a public list is public unless it says otherwise.
    const item = { ...field.item!, audience: field.item!.audience ?? field.audience ?? 'staff' } as Field
    const anchorFor = anchorsIn(field)
    const items = value.flatMap((entry) => {
      const shown = show(item, entry, words, from, context)
      return shown ? { ...shown, anchor: anchorFor(entry as Readonly<Record<string, unknown>>) } : []
    })
    return items.length === 0 ? null : { ...plain(''), items, table: tableOf(item, items) }
  }
  if (field.fields && typeof value === 'object') {
    const parts = Object.fromEntries(
      Object.entries(field.fields).map(([name, inner]) => [
        name,
        part(name, inner, (value as Record<string, unknown>)[name], words?.fields?.[keyOf(name)], from, context),
      ]),
    )
    const [first = null, ...rest] = Object.values(parts)
    const filled = rest.filter((shown) => shown !== null)
    return first === null && filled.length === 0 ? null : { ...plain(''), parts, entry: { first: first?.value ?? null, rest: filled } }
  }
  switch (field.type) {
    case 'yes-no':
      return plain(context.words.say(value ? 'site.value.yes' : 'site.value.no'))
    case 'one-of':
      return plain(context.words.choice(String(value)))
    case 'date':
      return { ...plain(dayInWords(String(value), context.words)), day: String(value) }
    case 'quantity':
      return plain(quantityInWords(value as Quantity, context.words))
    case 'duration':
      return { ...plain(durationInWords(value as Duration, context.words)), within: withinInWords(value as Duration, context.words) }
    case 'open-hours':
      return plain(openHoursInWords(value as OpenHours, context.words))
    case 'remedy':
      return plain(remedyInWords(value as Remedy, context.words))
    case 'phone':
      return { ...plain(''), ...phoneInWords(String(value)) }
    case 'name-or-group':
      return showReference(field.item!.to!, String(value), from, context)
    case 'reference':
      return showReference(field.to!, String(value), from, context)
    case 'language':
      return plain(new Intl.DisplayNames(context.words.language, { type: 'language' }).of(String(value)) ?? String(value))
    case 'text':
      return { ...plain(String(value)), ...reachedAt(String(value)) }
    default:
      return plain(String(value))
  }
}

/** Readings and steps on the way stand under each other, so that the eye can follow them. */
function tableOf({ fields = {} }: Field, items: readonly Shown[]): Shown['table'] {
  const names = Object.keys(fields)
  if (names[0] === undefined || fields[names[0]]!.type !== 'date') return null
  const filled = names.filter((name) => items.some(({ parts }) => parts?.[name]))
  return {
    heads: filled.map((name) => items.find(({ parts }) => parts?.[name])!.parts![name]!.label),
    rows: items.map(({ parts }) => filled.map((name) => parts?.[name]?.value ?? null)),
  }
}

/** Shows a field with its label; null where there is nothing to show. */
export function part(
  name: string,
  field: Field,
  value: unknown,
  words: FieldWords | undefined,
  from: Document,
  context: Context,
): Part | null {
  const shown = show(field, value, words, from, context)
  const { voice } = field
  return (
    shown && {
      label: words?.label ?? keyOf(name),
      anchor: capital(name),
      voice: { say: voice === 'say', not: voice === 'not' },
      value: shown,
    }
  )
}

/** What is meant for another audience is not even named; what is not in force is named without a link. */
function showReference(to: string, name: string, from: Document, context: Context): Shown | null {
  const target = resolve(context.handbook, to, name, from)[0]
  const shipped = to === 'measure' && target?.document === undefined
  if (target?.document && !maySee(context.audience, audienceOf(target.document))) return null
  const anchor = kindNamed(to) === undefined ? anchorOf(to, name) : ''
  // A role is a person to ask, not a page to read: its phone stands beside it where that matters.
  const href = to === 'role' ? null : linkTo(target?.document, from.address, context, anchor)
  return { ...nothing, text: shipped ? context.words.measure(name).title : (target?.title ?? name), href }
}

/** The anchor of something a document offers: `Element-reliable`. Anchors of headings are in small letters, so a capital keeps the two apart. */
export function anchorOf(offered: string, name: string): string {
  return `${capital(offered)}-${name}`
}

/** The anchors of the entries in a list, where others can point to them: each one once, whatever two of them are called. */
function anchorsIn({ offers, anchors }: Field): (entry: Readonly<Record<string, unknown>>) => string | null {
  const slugger = new GithubSlugger()
  const once = new Set<string>()
  return (entry) => {
    if (offers !== undefined) {
      const anchor = typeof entry.name === 'string' ? anchorOf(offers, entry.name) : null
      if (anchor === null || once.has(anchor)) return null
      once.add(anchor)
      return anchor
    }
    const named = anchors === undefined ? undefined : entry[anchors]
    // A term of signs alone leaves nothing for a slug.
    return typeof named === 'string' ? anchorOf(anchors!, slugger.slug(slug(named) || 'sign')) : null
  }
}

function capital(word: string): string {
  return `${word[0]!.toUpperCase()}${word.slice(1)}`
}
