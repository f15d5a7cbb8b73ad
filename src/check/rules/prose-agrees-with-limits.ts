import type { Rule } from '../rule.ts'
import { documentsOf, type Handbook } from '../../handbook/handbook.ts'
import { placeOf, type Document } from '../../handbook/document.ts'
import { documentAt } from '../../handbook/links.ts'
import { kinds } from '../../kinds/index.ts'
import type { Guideline } from '../../measure/authority.ts'
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
        if (!limitsBeside.has(amount.links))
          limitsBeside.set(amount.links, guidelinesSpokenOf(amount, document, handbook).flatMap(limitsOf))
        const limits = limitsBeside.get(amount.links)!.filter(({ unit }) => unit === amount.quantity.unit)
        if (limits.length === 0 || limits.some((limit) => limit.amount === amount.quantity.amount)) continue
        const { guideline, at } = limits[0]!
        yield {
          in: document,
          at: amount.place,
          args: {
            typed: amount.typed,
            limits: [...new Set(limits.map((limit) => `${limit.amount} ${limit.unit}`))].join(', '),
            file: guideline.path,
          },
          related: [{ file: guideline.path, place: placeOf(guideline as unknown as Document, at) }],
        }
      }
    }
  },
}

/** The guidelines whose limits a sentence can be held against: the document's own, or those its paragraph links to. */
function guidelinesSpokenOf({ links }: Amount, document: Document, handbook: Handbook): Guideline[] {
  const guidelines = documentsOf(handbook, kinds.discretion)
  const linked = links.flatMap((href) => {
    const target = documentAt(href, document, handbook)
    return typeof target === 'object' ? guidelines.filter(({ path }) => path === target.document.path) : []
  })
  return linked.length > 0 ? linked : guidelines.filter(({ path }) => path === document.path)
}

function limitsOf(guideline: Guideline) {
  return (guideline.fields.ladder ?? []).flatMap(({ may = [] }, i) =>
    may.flatMap(({ limits }, j) => limits.map(({ amount, unit }) => ({ amount, unit, guideline, at: ['ladder', i, 'may', j] }))),
  )
}
