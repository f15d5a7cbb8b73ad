import type { Rule } from '../rule.ts'
import { referencesIn, resolve, type Handbook } from '../../handbook/handbook.ts'
import { remediesIn } from '../../handbook/values-in.ts'
import { placeOf, type Document } from '../../handbook/document.ts'
import { documentAt } from '../../handbook/links.ts'
import { kinds } from '../../kinds/index.ts'
import type { Amount } from '../../handbook/amounts.ts'

/** Two amounts for one thing: staff will use the one they read first, and a customer will quote the other. */
export const proseAgreesWithLimits: Rule = {
  id: 'prose-agrees-with-limits',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    for (const document of handbook.documents) {
      // Amounts of one paragraph have their links in common.
      const limitsBeside = new Map<readonly string[], ReturnType<typeof limitsOf>>()
      for (const amount of document.amounts) {
        if (!limitsBeside.has(amount.links)) limitsBeside.set(amount.links, ladderOf(amount, document, handbook).flatMap(limitsOf))
        const limits = limitsBeside.get(amount.links)!.filter(({ unit }) => unit === amount.quantity.unit)
        if (limits.length === 0 || limits.some((limit) => limit.amount === amount.quantity.amount)) continue
        const { document: ladder, at } = limits[0]!
        yield {
          in: document,
          at: amount.place,
          args: {
            typed: amount.typed,
            limits: [...new Set(limits.map((limit) => `${limit.amount} ${limit.unit}`))].join(', '),
            file: ladder.path,
          },
          related: [{ file: ladder.path, place: placeOf(ladder, at) }],
        }
      }
    }
  },
}

/** The documents whose limits a sentence can be held against: those its paragraph links to, or else the document itself, or those it refers to. */
function ladderOf({ links }: Amount, document: Document, handbook: Handbook): Document[] {
  const hasLimits = (other: Document) => remediesIn(other).some(({ remedy }) => remedy.limits.length > 0)
  const linked = links.flatMap((href) => {
    const target = documentAt(href, document, handbook)
    return typeof target === 'object' && hasLimits(target.document) ? [target.document] : []
  })
  if (linked.length > 0) return linked
  if (hasLimits(document)) return [document]
  return referencesIn(document).flatMap(({ field, name }) =>
    field.to === kinds.discretion.name ? resolve(handbook, field.to, name, document).flatMap((target) => target.document ?? []) : [],
  )
}

function limitsOf(document: Document) {
  return remediesIn(document).flatMap(({ remedy, at }) => remedy.limits.map(({ amount, unit }) => ({ amount, unit, document, at })))
}
