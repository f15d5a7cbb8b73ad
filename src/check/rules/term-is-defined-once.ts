import { documentsOf } from '../../handbook/handbook.ts'
import { placeOf, type Document } from '../../handbook/document.ts'
import { kinds } from '../../kinds/index.ts'
import type { Rule } from '../rule.ts'

/** Two meanings for one word, and each colleague learns another. */
export const termIsDefinedOnce: Rule = {
  id: 'term-is-defined-once',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    const first = new Map<string, { document: Document; at: (string | number)[] }>()
    for (const glossary of documentsOf(handbook, kinds.glossary)) {
      const document = glossary as unknown as Document
      for (const [i, { term, also = [] }] of (glossary.fields.terms ?? []).entries()) {
        const names = [{ name: term, at: ['terms', i, 'term'] }, ...also.map((name, j) => ({ name, at: ['terms', i, 'also', j] }))]
        for (const { name, at } of names) {
          if (name === undefined) continue
          // "Key account" and "key-account" are one word to whoever looks it up.
          const key = `${document.language} ${name
            .normalize('NFC')
            .toLowerCase()
            .replace(/[\s‐-]+/g, ' ')}`
          const other = first.get(key)
          if (other)
            yield {
              in: document,
              at,
              args: { term: name },
              related: [{ file: other.document.path, place: placeOf(other.document, other.at) }],
            }
          else first.set(key, { document, at })
        }
      }
    }
  },
}
