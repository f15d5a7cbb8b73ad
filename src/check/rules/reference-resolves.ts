import type { Rule } from '../rule.ts'
import { namesFor, referencesIn, resolve } from '../../handbook/handbook.ts'
import { kindNamed } from '../../handbook/document.ts'
import { keyOf } from '../../kinds/field.ts'
import { nearest } from '../nearest.ts'

/** A name that leads nowhere is a question staff cannot ask anybody. One given twice in a single document is for `name-is-given-once`. */
export const referenceResolves: Rule = {
  id: 'reference-resolves',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    for (const document of handbook.documents) {
      for (const { at, field, name } of referencesIn(document)) {
        const to = field.to!
        const targets = resolve(handbook, to, name, document)
        const args = { key: keyOf(String(at.findLast((step) => typeof step === 'string'))), typed: name, to }
        if (targets.length === 0) {
          const near = nearest(name, namesFor(handbook, to))
          const where = kindNamed(to) ? 'document' : to
          yield {
            in: document,
            at,
            says: near === undefined ? `no-${where}` : 'did-you-mean',
            args: { ...args, nearest: near ?? '', names: namesFor(handbook, to).join(', ') || 'none yet' },
          }
        } else if (targets.some(({ document: other }) => other !== targets[0]!.document)) {
          yield {
            in: document,
            at,
            says: 'several',
            args: { ...args, names: targets.map((target) => target.document?.longName ?? name).join(', ') },
          }
        }
      }
    }
  },
}
