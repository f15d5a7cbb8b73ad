import { documentsOf, resolve, type Handbook } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { letsDoSomething, mostMoney, type Guideline } from '../../measure/authority.ts'
import type { Found } from '../../handbook/finding.ts'
import type { Rule } from '../rule.ts'

/** So many cases before they prove anything. */
const enough = 3

/** A smaller part of an ordinary order than this is an insult to whoever has lost a morning. */
const leastShare = 0.02

/** A limit below which nothing happens sends every customer up the line, and then it is no limit but a delay. */
export const limitSettlesMostCases: Rule = {
  id: 'limit-settles-most-cases',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    for (const guideline of documentsOf(handbook, kinds.discretion)) {
      if (guideline.fields.ordinary === false) continue
      const found = mostlyAsked(guideline) ?? tinyLimit(guideline, handbook)
      if (found) yield { in: guideline, ...found }
    }
  },
}

function mostlyAsked({ fields, title, name }: Guideline): Found | undefined {
  const cases = fields.cases ?? []
  const asked = cases.filter(({ verdict }) => verdict === 'ask first').length
  if (cases.length < enough || asked * 2 <= cases.length) return undefined
  const role = (fields.ladder?.[0]?.role ?? []).join(', ')
  return { at: ['cases'], args: { asked, count: cases.length, situation: title ?? name, role } }
}

function tinyLimit(guideline: Guideline, handbook: Handbook): Found | undefined {
  const { fields, title, name } = guideline
  const order = handbook.company?.fields.usualOrder
  const first = fields.ladder?.[0]
  const may = first?.may ?? []
  // Half an hour of somebody's time, a tenth of the price, a cup of coffee: those settle a case too, and no sum says how many.
  const hasOther = may.some(({ limits }) => limits.length === 0 || limits.some(({ unit }) => unit !== order?.unit))
  if (!order || hasOther || !letsDoSomething(may) || isGoodwill(guideline, handbook)) return undefined
  const most = mostMoney(may, order.unit)
  if (!most || most.limit.amount >= order.amount * leastShare) return undefined
  return {
    at: ['ladder', 0, 'may', most.remedy],
    says: 'tiny',
    args: {
      role: (first!.role ?? []).join(', '),
      situation: title ?? name,
      limit: `${most.limit.amount} ${most.limit.unit}`,
      order: `${order.amount} ${order.unit}`,
      least: `${Math.ceil(order.amount * leastShare)} ${order.unit}`,
    },
  }
}

/** A small kindness makes up for nothing, so it need not be held against what was bought. */
function isGoodwill(guideline: Guideline, handbook: Handbook): boolean {
  const behind = (guideline.fields.policies ?? []).flatMap((policy) => resolve(handbook, 'policy', policy, guideline as never))
  return behind.some(({ document }) => document?.fields.area === 'goodwill')
}
