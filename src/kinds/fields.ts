import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'
import { isCurrency } from '../handbook/values/currency.ts'
import { parseDay, type Day } from '../handbook/values/date.ts'
import { parseDuration, type Duration } from '../handbook/values/duration.ts'
import { parseOpenHours, type OpenHours } from '../handbook/values/open-hours.ts'
import { parseQuantity, type Quantity } from '../handbook/values/quantity.ts'
import { parseRemedy, type Remedy } from '../handbook/values/remedy.ts'
import { keyOf, type Field, type FieldOptions, type Fields, type JsonSchema, type Path, type Reading, type ValuesOf } from './field.ts'

/** A person writes `15`, `yes` or `2026-11-21` without quotes, which JSON reads as something else than text. */
const typedText: JsonSchema = { type: ['string', 'number', 'boolean'] }

/** Words, as typed. */
export function text(options: FieldOptions = {}): Field<string> {
  return scalar('text', options, typedText, (typed) => typed)
}

/** A name that references use: lower-case letters, digits and hyphens. */
export function name(options: FieldOptions = {}): Field<string> {
  const pattern = /^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u
  return scalar('name', options, { type: 'string', pattern: pattern.source }, (typed) => (pattern.test(typed) ? typed : undefined))
}

/** Yes or no. */
export function yesNo(options: FieldOptions = {}): Field<boolean> {
  return scalar('yes-no', options, { enum: ['yes', 'no', true, false] }, (typed, reading) => {
    const lower = typed.toLowerCase()
    return reading.language.yes.includes(lower) ? true : reading.language.no.includes(lower) ? false : undefined
  })
}

/** One of some words. */
export function oneOf<const C extends readonly string[]>(choices: C, options: FieldOptions = {}): Field<C[number]> {
  // To an editor, a mark of 4 is a number.
  const asRead = choices.flatMap((choice) => (/^\d+$/.test(choice) ? [choice, Number(choice)] : [choice]))
  const field = scalar('one-of', options, { enum: asRead }, (typed) => choices.find((choice) => choice === typed.toLowerCase()), {
    choices: choices.join(', '),
  })
  return { ...field, choices }
}

/** A day: `2026-11-21`. */
export function date(options: FieldOptions = {}): Field<Day> {
  return scalar('date', options, { type: 'string', format: 'date' }, parseDay)
}

/** An amount with its unit: `38 per 1000 orders`. */
export function quantity(options: FieldOptions & Pick<Field, 'of'> = {}): Field<Quantity> {
  return {
    ...options,
    type: 'quantity',
    schema: () => typedText,
    read: (node, path, reading) => {
      const typed = typedIn(node, path, reading, 'quantity')
      if (typed === undefined) return undefined
      const read = parseQuantity(typed, reading.language)
      return typeof read === 'string' ? reading.unreadable(path, node, read, { typed, part: typed }) : read
    },
  }
}

/** A length of time: `15 minutes`, `2 working days`, `at once`. */
export function duration(options: FieldOptions = {}): Field<Duration> {
  return scalar('duration', options, { type: 'string' }, (typed, reading) => parseDuration(typed, reading.language))
}

/** Days of the week with their hours: `Monday to Friday 9:00-18:00`. */
export function openHours(options: FieldOptions = {}): Field<OpenHours> {
  return {
    ...options,
    type: 'open-hours',
    schema: () => ({ type: 'string' }),
    read: (node, path, reading) => {
      const typed = typedIn(node, path, reading, 'open-hours')
      if (typed === undefined) return undefined
      const read = parseOpenHours(typed, reading.language)
      return 'problem' in read ? reading.unreadable(path, node, read.problem, { typed, meant: read.meant, early: read.early }) : read
    },
  }
}

/** Something staff may do, with its limits: `something off, up to 25 EUR per case`. */
export function remedy(options: FieldOptions = {}): Field<Remedy> {
  return {
    ...options,
    type: 'remedy',
    schema: () => typedText,
    read: (node, path, reading) => {
      const typed = typedIn(node, path, reading, 'remedy')
      if (typed === undefined) return undefined
      const read = parseRemedy(typed, reading.language)
      return 'problem' in read ? reading.unreadable(path, node, read.problem, { typed, part: read.part }) : read
    },
  }
}

/** A phone number, as people write it: `+372 5550 0101`. Three figures at least: lines and dots alone ring nobody. */
export function phone(options: FieldOptions = {}): Field<string> {
  return scalar('phone', options, { type: ['string', 'number'] }, (typed) =>
    /^\+?[\d\s()./-]{3,30}$/.test(typed) && /(?:\d\D*){3}/.test(typed) ? typed : undefined,
  )
}

/** A currency by its ISO 4217 code: `EUR`. */
export function currency(options: FieldOptions = {}): Field<string> {
  return scalar('currency', options, { type: 'string', pattern: '^[A-Z]{3}$' }, (typed) => (isCurrency(typed) ? typed : undefined))
}

/** A language by its BCP 47 code: `en`, `et`. */
export function languageCode(options: FieldOptions = {}): Field<string> {
  return scalar('language', options, { type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' }, (typed) =>
    /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(typed) && isKnownLanguage(typed) ? typed : undefined,
  )
}

function isKnownLanguage(code: string): boolean {
  try {
    return Intl.DisplayNames.supportedLocalesOf([code]).length > 0
  } catch {
    // It throws for codes that are none, such as `en-a`.
    return false
  }
}

/** The name of another document of some kind, or of something a document offers (`role`, `element`). */
export function ref(to: string, options: FieldOptions & { thread?: boolean } = {}): Field<string> {
  return { ...scalar('reference', options, { type: 'string' }, (typed) => typed.replace(/\.md$/, '')), to }
}

/** Several of something, one under the other. */
export function list<T>(item: Field<T>, options: FieldOptions & { offers?: string; anchors?: string; shows?: string } = {}): Field<T[]> {
  return {
    ...options,
    type: 'list',
    item,
    schema: () => ({ type: 'array', items: item.schema() }),
    read: (node, path, reading) => {
      if (isEmpty(node)) return undefined
      if (!isSeq(node)) return reading.unreadable(path, node, 'list', { typed: shortly(node) })
      reading.place(path, node)
      // An unreadable entry is left out; it has been reported, and the document cannot be published with it.
      // Paths count what is kept, so that the value at a path and its place stay together.
      const kept: T[] = []
      for (const entry of node.items) {
        const value = item.read(entry as Node, [...path, kept.length], reading)
        if (value !== undefined) kept.push(value)
      }
      return kept
    },
  }
}

/** One of something, or several: `role: driver`, `role: [driver, fitter]`. Reads as a list either way. */
export function oneOrMore<T>(item: Field<T>, options: FieldOptions = {}): Field<T[]> {
  const several = list(item, options)
  return {
    ...several,
    orOne: true,
    schema: () => ({ anyOf: [item.schema(), several.schema()] }),
    read: (node, path, reading) => {
      if (isSeq(node)) return several.read(node, path, reading)
      const value = item.read(node, [...path, 0], reading)
      return value === undefined ? undefined : [value]
    },
  }
}

/** Some fields that belong together. */
export function group<F extends Fields>(fields: F, options: FieldOptions & { shows?: string } = {}): Field<ValuesOf<F>> {
  return {
    ...options,
    type: 'group',
    fields,
    schema: () => groupSchema(fields),
    read: (node, path, reading) => {
      if (isEmpty(node)) return undefined
      if (!isMap(node)) {
        const keys = Object.keys(fields).map(keyOf)
        return reading.unreadable(path, node, 'group', { typed: shortly(node), keys: keys.join(', '), key: keys[0]! })
      }
      reading.place(path, node)
      return readKeys(node, fields, path, reading) as ValuesOf<F>
    },
  }
}

/** Either of two forms: the name of something, or the thing written out. */
export function nameOr<T>(named: Field<string>, writtenOut: Field<T>, options: FieldOptions = {}): Field<string | T> {
  return {
    ...options,
    type: 'name-or-group',
    item: named,
    fields: writtenOut.fields!,
    schema: () => ({ anyOf: [named.schema(), writtenOut.schema()] }),
    read: (node, path, reading) => (isMap(node) ? writtenOut : named).read(node, path, reading),
  }
}

/** Reads the keys of a map into named values; unknown keys are reported, nothing is dropped silently. */
export function readKeys(map: Node, fields: Fields, path: Path, reading: Reading): Record<string, unknown> {
  const byKey = new Map(Object.keys(fields).map((field) => [keyOf(field), field]))
  const values: Record<string, unknown> = {}
  if (!isMap(map)) return values
  for (const { key, value } of map.items) {
    const typed = isScalar(key) ? String(key.value) : shortly(key as Node)
    const field = byKey.get(typed)
    if (field === undefined) {
      reading.unknownKey(path, key as Node, typed, [...byKey.keys()])
      continue
    }
    reading.place([...path, field], (isEmpty(value as Node | null) ? key : value) as Node)
    const read = value === null ? undefined : fields[field]!.read(value as Node, [...path, field], reading)
    if (read !== undefined) values[field] = read
  }
  return values
}

/** The JSON Schema of some fields: hyphenated keys, nothing else allowed, nothing required (drafts are welcome). */
export function groupSchema(fields: Fields): JsonSchema {
  const properties = Object.fromEntries(Object.entries(fields).map(([field, type]) => [keyOf(field), type.schema()]))
  return { type: 'object', properties, additionalProperties: false }
}

function scalar<T>(
  type: string,
  options: FieldOptions,
  schema: JsonSchema,
  parse: (typed: string, reading: Reading) => T | undefined,
  args: Record<string, string> = {},
): Field<T> {
  return {
    ...options,
    type,
    schema: () => schema,
    read: (node, path, reading) => {
      const typed = typedIn(node, path, reading, type)
      if (typed === undefined) return undefined
      return parse(typed, reading) ?? reading.unreadable(path, node, type, { typed, ...args })
    },
  }
}

/** The text of a scalar, or undefined where there is none; a list, a group or an alias in its place is reported. */
function typedIn(node: Node, path: Path, reading: Reading, type: string): string | undefined {
  if (isEmpty(node)) return undefined
  if (!isScalar(node)) return reading.unreadable(path, node, isAlias(node) ? 'alias' : 'not-one-value', { typed: shortly(node), type })
  reading.place(path, node)
  return String(node.value).trim()
}

function isEmpty(node: Node | null): boolean {
  return node === null || node === undefined || (isScalar(node) && String(node.value ?? '').trim() === '')
}

/** A node as typed, short enough to stand in a sentence. */
function shortly(node: Node): string {
  const typed = (isScalar(node) ? String(node.value) : String(node)).replace(/\s+/g, ' ').trim()
  return typed.length > 60 ? `${typed.slice(0, 57)}...` : typed
}
