import type { Document } from '../handbook/document.ts'
import { resolve } from '../handbook/handbook.ts'
import type { Duration } from '../handbook/values/duration.ts'
import type { Quantity } from '../handbook/values/quantity.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import { keyOf, maySee, type Field } from '../kinds/field.ts'
import type { FieldWords } from '../words/words.ts'
import { audienceOf, linkTo, type Context } from './context.ts'
import { dayInWords, durationInWords, phoneInWords, quantityInWords, remedyInWords } from './values.ts'

/**
 * A value as a page shows it. Every key is always there, since layouts are strict: what does not apply is null.
 */
interface Shown {
  text: string
  href: string | null
  /** A day for machines. */
  day: string | null
  items: Shown[] | null
  /** A group's parts, by the name of their field; null for those that are not filled in. */
  parts: Readonly<Record<string, Part | null>> | null
}

/** A field as a page shows it. */
export interface Part {
  label: string
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
  const plain = (text: string): Shown => ({ text, href: null, day: null, items: null, parts: null })
  if (Array.isArray(value)) {
    // A list's audience is its entries': what is inside a public list is public unless it says otherwise.
    const item = { ...field.item!, audience: field.item!.audience ?? field.audience ?? 'staff' } as Field
    const items = value.flatMap((entry) => show(item, entry, words, from, context) ?? [])
    return items.length === 0 ? null : { ...plain(''), items }
  }
  if (field.fields && typeof value === 'object') {
    const parts = Object.fromEntries(
      Object.entries(field.fields).map(([name, inner]) => [
        name,
        part(name, inner, (value as Record<string, unknown>)[name], words?.fields?.[keyOf(name)], from, context),
      ]),
    )
    return Object.values(parts).every((shown) => shown === null) ? null : { ...plain(''), parts }
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
      return plain(durationInWords(value as Duration, context.words))
    case 'remedy':
      return plain(remedyInWords(value as Remedy, context.words))
    case 'phone':
      return { ...plain(''), ...phoneInWords(String(value)) }
    case 'name-or-group':
      return plain(context.words.measure(String(value)).title)
    case 'reference':
      return showReference(field.to!, String(value), from, context)
    default:
      return plain(String(value))
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
  return shown && { label: words?.label ?? keyOf(name), value: shown }
}

/** What is meant for another audience is not even named; what is not in force is named without a link. */
function showReference(to: string, name: string, from: Document, context: Context): Shown | null {
  if (to === 'measure') return { text: context.words.measure(name).title, href: null, day: null, items: null, parts: null }
  const target = resolve(context.handbook, to, name, from)[0]
  if (target?.document && !maySee(context.audience, audienceOf(target.document))) return null
  const anchor = to === 'element' ? elementAnchor(name) : ''
  // A role is a person to ask, not a page to read: its phone stands beside it where that matters.
  const href = to === 'role' ? null : linkTo(target?.document, from.address, context, anchor)
  return { text: target?.title ?? name, href, day: null, items: null, parts: null }
}

/** The anchor of a vision element. Anchors of headings are in small letters, so a capital keeps the two apart. */
export function elementAnchor(name: string): string {
  return `Element-${name}`
}
