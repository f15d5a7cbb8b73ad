import { wordsFor, type FieldWords } from '../words/words.ts'
import { keyOf, type JsonSchema } from './field.ts'
import { groupSchema } from './fields.ts'
import { kinds } from './index.ts'
import type { Kind } from './kind.ts'

export type KindName = keyof typeof kinds

/** The kinds of document there are. */
export const kindNames = Object.keys(kinds) as KindName[]

/**
 * The JSON Schema of a kind's frontmatter, for editors: what may stand there, with what a manager is asked as its
 * description. It requires only the kind, since drafts are welcome; what is missing is told by checking.
 *
 * @param name one of {@link kindNames}
 * @param language of the descriptions
 * @example kindSchema('goal').properties.target // { type: [...], description: 'Where should it be?' }
 */
export function kindSchema(name: KindName, language = 'en'): JsonSchema {
  const kind: Kind = kinds[name]
  const words = wordsFor(language)
  const schema = groupSchema(kind.fields)
  const properties = described(schema.properties as Record<string, JsonSchema>, { ...words.common().fields, ...words.kind(name).fields })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: words.kind(name).title,
    description: words.kind(name).purpose,
    ...schema,
    properties: { ...properties, [keyOf('kind')]: { const: name } },
    required: ['kind'],
  }
}

function described(properties: Record<string, JsonSchema>, words: Record<string, FieldWords>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => {
      const own = words[key]
      return [key, own === undefined ? schema : { title: own.label, description: [own.ask, own.hint].filter(Boolean).join(' '), ...schema }]
    }),
  )
}
