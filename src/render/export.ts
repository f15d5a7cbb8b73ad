import { kindNamed, type Document } from '../handbook/document.ts'
import { audiences, keyOf, maySee, type Field, type JsonSchema } from '../kinds/field.ts'
import { resolve } from '../handbook/handbook.ts'
import { kinds } from '../kinds/index.ts'
import { reviewOf } from '../measure/review.ts'
import { audienceOf, titleOf, type Context } from './context.ts'
import { versionShown } from './versions.ts'

/**
 * The published handbook as data, `servicebook.json`: every page with the fields its readers may see, for tills,
 * chat tools and whatever else a company has. Written from published fields, never copied from files.
 */
export function exportedHandbook(context: Context): string {
  const { handbook, audience, words, pages } = context
  return `${JSON.stringify(
    {
      $schema: './servicebook.schema.json',
      version: 1,
      company: handbook.company?.fields.name ?? '',
      audience,
      documents: [...pages].map((document) => ({
        name: document.longName,
        kind: document.kind,
        language: document.language,
        title: titleOf(document, words),
        page: document.address,
        audience: audienceOf(document),
        ...(context.isDraft(document) && { draft: true }),
        ...lifeInData(document, context),
        fields: exportedFields(document, context),
      })),
    },
    null,
    1,
  )}\n`
}

/** Which version it is, since when it holds, and for those who work here when it is to be looked at again. */
function lifeInData(document: Document, { audience }: Context): Record<string, unknown> {
  const shown = versionShown(document)
  const review = maySee(audience, 'staff') ? reviewOf(document) : undefined
  return {
    ...(shown && { version: shown.version, 'in-force-since': shown.effectiveFrom }),
    ...(review && { 'review-by': review.by }),
  }
}

function exportedFields(document: Document, context: Context): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(kindNamed(document.kind)!.fields)) {
    const value = exported(field, document.fields[name], document, context)
    if (value !== undefined) fields[keyOf(name)] = value
  }
  return fields
}

function exported(field: Field, value: unknown, document: Document, context: Context): unknown {
  if (value === undefined || !maySee(context.audience, field.audience ?? 'staff')) return undefined
  if (field.to !== undefined && isForOthers(field.to, String(value), document, context)) return undefined
  if (Array.isArray(value)) {
    const item = { ...field.item!, audience: field.item!.audience ?? field.audience ?? 'staff' } as Field
    return value.flatMap((entry) => exported(item, entry, document, context) ?? [])
  }
  if (field.fields && typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(field.fields).flatMap(([name, inner]) => {
        const own = exported(inner, (value as Record<string, unknown>)[name], document, context)
        return own === undefined ? [] : [[keyOf(name), own]]
      }),
    )
  }
  return value
}

/** True for a reference to a document that this audience may not see, whose very name may tell something. */
function isForOthers(to: string, name: string, from: Document, context: Context): boolean {
  const target = resolve(context.handbook, to, name, from)[0]?.document
  return target !== undefined && !maySee(context.audience, audienceOf(target))
}

/** The JSON Schema of `servicebook.json`. Amounts and times are objects in it, since it is for programs. */
export function exportSchema(): string {
  const documents = Object.values(kinds).map((kind) => ({
    type: 'object',
    properties: {
      name: { type: 'string', description: 'The way to the file in policies/, without .md' },
      kind: { const: kind.name },
      language: { type: 'string' },
      title: { type: 'string' },
      page: { type: 'string', description: 'The page, from the folder this file is in' },
      audience: { enum: audiences },
      draft: { const: true },
      version: { type: 'integer', description: 'Counted from 1; without it, nobody approved this page by name' },
      'in-force-since': { type: 'string', format: 'date' },
      'review-by': { type: 'string', format: 'date', description: 'The day by which it is to be looked at again' },
      fields: {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(kind.fields as Record<string, Field>).map(([name, field]) => [keyOf(name), exportedSchema(field)]),
        ),
        additionalProperties: false,
      },
    },
    required: ['name', 'kind', 'language', 'title', 'page', 'audience', 'fields'],
    additionalProperties: false,
  }))
  return `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'A handbook published by Servicebook',
      type: 'object',
      properties: {
        $schema: { type: 'string' },
        version: { const: 1 },
        company: { type: 'string' },
        audience: { enum: audiences },
        documents: { type: 'array', items: { oneOf: documents } },
      },
      required: ['version', 'company', 'audience', 'documents'],
      additionalProperties: false,
    },
    null,
    1,
  )}\n`
}

const number: JsonSchema = { type: 'number' }
const integer: JsonSchema = { type: 'integer' }
const string: JsonSchema = { type: 'string' }
const quantitySchema: JsonSchema = {
  type: 'object',
  properties: { amount: number, unit: string, basis: string, per: string },
  required: ['amount', 'unit'],
  additionalProperties: false,
}

/** Types whose values are read into something else than text. */
const readInto: Readonly<Record<string, JsonSchema>> = {
  'yes-no': { type: 'boolean' },
  quantity: quantitySchema,
  'open-hours': {
    type: 'object',
    properties: { days: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 7 } }, from: integer, to: integer },
    required: ['days', 'from', 'to'],
    additionalProperties: false,
  },
  duration: { type: 'object', properties: { amount: number, unit: string }, required: ['amount', 'unit'], additionalProperties: false },
  remedy: {
    type: 'object',
    properties: { words: string, limits: { type: 'array', items: quantitySchema }, ceiling: { enum: ['limits', 'judgement', 'nothing'] } },
    required: ['words', 'limits', 'ceiling'],
    additionalProperties: false,
  },
}

function exportedSchema(field: Field): JsonSchema {
  const group = (fields: Readonly<Record<string, Field>>): JsonSchema => ({
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, inner]) => [keyOf(name), exportedSchema(inner)])),
    additionalProperties: false,
  })
  if (field.type === 'name-or-group') return { anyOf: [string, group(field.fields!)] }
  if (field.type === 'list') return { type: 'array', items: exportedSchema(field.item!) }
  if (field.fields) return group(field.fields)
  return readInto[field.type] ?? (field.choices ? { enum: field.choices } : string)
}
