import type { DocumentOf } from '../handbook/document.ts'
import { groupBy } from '../handbook/group-by.ts'
import { documentsOf, resolve, type Handbook } from '../handbook/handbook.ts'
import { comparable, type Quantity } from '../handbook/values/quantity.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import { areas, type Area } from '../kinds/areas.ts'
import { kinds } from '../kinds/index.ts'
import { atATime, type Rung } from './allowed.ts'

/** A guideline: a situation with its ladder. */
export type Guideline = DocumentOf<typeof kinds.discretion>

/** The rungs of a ladder, the next person worked out: whoever `ask` names, or else the next rung. */
export function rungsOf({ fields }: Pick<Guideline, 'fields'>): Rung[] {
  const ladder = (fields.ladder ?? []).filter(({ role }) => role !== undefined)
  return ladder.map(({ role, may = [], ask, askWithin }, i) => {
    const next = ask === undefined ? ladder[i + 1]?.role : [ask]
    return { roles: role!, may, next: next && { roles: next, within: askWithin } }
  })
}

/**
 * Whom those ask who meet customers and stand on no rung: the first on the ladder of the people they report to, or else
 * its first rung. Nobody begins at its top while there are others to ask.
 */
export function restOf(guideline: Guideline, handbook: Handbook): { roles: readonly string[]; ask: readonly string[] }[] {
  const rungs = rungsOf(guideline)
  if (rungs.length === 0) return []
  const roles = handbook.company?.fields.roles ?? []
  const above = new Map(roles.map(({ name, reportsTo }) => [name, reportsTo]))
  const onLadder = new Set<string | undefined>(rungs.flatMap((rung) => rung.roles))
  const asked = (role: string): readonly string[] => {
    const seen = new Set<string | undefined>([role])
    let next = above.get(role)
    // A circle of people who report to each other has its own finding; here it only has to end.
    while (next !== undefined && !onLadder.has(next) && !seen.has(next)) {
      seen.add(next)
      next = above.get(next)
    }
    const isBelowTop = next !== undefined && onLadder.has(next) && (rungs.length === 1 || !rungs.at(-1)!.roles.includes(next))
    return isBelowTop ? [next!] : rungs[0]!.roles
  }
  const rest = roles.flatMap(({ name, meetsCustomers }) =>
    name !== undefined && meetsCustomers === true && !onLadder.has(name) ? [name] : [],
  )
  return [...groupBy(rest, (role) => asked(role).join())].map(([, members]) => ({ roles: members, ask: asked(members[0]!) }))
}

/** True where a rung lets somebody do something: not "nothing", and not limits of zero. */
export function letsDoSomething(may: readonly Remedy[]): boolean {
  return may.some(
    (remedy) => remedy.ceiling !== 'nothing' && (remedy.limits.length === 0 || remedy.limits.some(({ amount }) => amount > 0)),
  )
}

/** Where a higher rung may give less than one below it. */
export interface Shrinking {
  lower: { rung: number; remedy: number; limit: Quantity }
  higher: { rung: number; remedy: number; limit: Quantity }
}

/**
 * Finds limits that shrink on the way up.
 *
 * Limits are compared only in the same unit, per the same thing. Where two rungs offer the same remedy in the
 * same words, those are compared; otherwise the most each may give, since a rung that names only what it adds
 * keeps what is below it.
 */
export function shrinkingLimits(ladder: readonly { may?: readonly Remedy[] | undefined }[]): Shrinking[] {
  const found: Shrinking[] = []
  ladder.forEach((upper, higher) => {
    if (upper.may?.some(({ ceiling }) => ceiling === 'judgement')) return
    for (let lower = higher - 1; lower >= 0; lower--) {
      const pair = smaller(ladder[lower]!.may ?? [], upper.may ?? [])
      if (pair) {
        found.push({ lower: { rung: lower, ...pair.below }, higher: { rung: higher, ...pair.above } })
        break
      }
    }
  })
  return found
}

/** Where one place gives less than everybody has: the limits by their remedies, or that it gives nothing at all. */
type Narrowing = { everywhere: Spot; here: Spot } | 'nothing'

/**
 * Finds what a place gives less of than the guideline does, compared as on the way up a ladder: what it does not name
 * it leaves as it is.
 */
export function narrowing(everywhere: readonly Remedy[], here: readonly Remedy[]): Narrowing | undefined {
  if (here.length === 0 || here.some(({ ceiling }) => ceiling === 'judgement')) return undefined
  if (letsDoSomething(everywhere) && !letsDoSomething(here)) return 'nothing'
  const pair = smaller(everywhere, here)
  return pair && { everywhere: pair.below, here: pair.above }
}

interface Spot {
  remedy: number
  limit: Quantity
}

function smaller(below: readonly Remedy[], above: readonly Remedy[]): { below: Spot; above: Spot } | undefined {
  const [lower, upper] = [spotsIn(below), spotsIn(above)]
  const sharesWords = below.some((a) => above.some((b) => words(a) === words(b)))
  for (const spot of upper) {
    const alike = (other: Spot) => comparable(other.limit, spot.limit)
    const rivals = lower.filter((other) => alike(other) && (!sharesWords || words(below[other.remedy]!) === words(above[spot.remedy]!)))
    const isMost = upper.filter(alike).every(({ limit }) => limit.amount <= spot.limit.amount)
    if (!sharesWords && !isMost) continue
    const rival = rivals.find(({ limit }) => limit.amount > spot.limit.amount)
    if (rival) return { below: rival, above: spot }
  }
  return undefined
}

function spotsIn(may: readonly Remedy[]): Spot[] {
  return may.flatMap(({ limits }, remedy) => limits.map((limit) => ({ remedy, limit })))
}

function words(remedy: Remedy): string {
  return remedy.words.toLowerCase()
}

/** The matrix: situations against the roles that appear on any ladder, in the order of the line. */
export interface Matrix {
  roles: { name: string; title: string }[]
  rows: { guideline: Guideline; cells: (Rung | undefined)[] }[]
}

/** Works out the matrix of all guidelines in a handbook. In the order of their policies' areas; the catch-all comes last. */
export function authorityMatrix(handbook: Handbook): Matrix {
  const guidelines = documentsOf(handbook, kinds.discretion)
    .map((guideline) => ({ guideline, area: areaOf(guideline, handbook) }))
    .toSorted(
      (a, b) =>
        Number(a.guideline.fields.catchAll ?? false) - Number(b.guideline.fields.catchAll ?? false) ||
        a.area - b.area ||
        compareText(a.guideline.title ?? a.guideline.name, b.guideline.title ?? b.guideline.name),
    )
    .map(({ guideline }) => guideline)
  const onLadders = new Set(guidelines.flatMap((guideline) => rungsOf(guideline).flatMap(({ roles }) => roles)))
  const inOrder = (handbook.company?.fields.roles ?? []).flatMap(({ name }) => (name !== undefined && onLadders.has(name) ? [name] : []))
  const names = [...inOrder, ...[...onLadders].filter((role) => !inOrder.includes(role))]
  return {
    roles: names.map((name) => ({ name, title: roleTitle(handbook, name) })),
    rows: guidelines.map((guideline) => {
      const rungs = rungsOf(guideline)
      return { guideline, cells: names.map((name) => rungs.find(({ roles }) => roles.includes(name))) }
    }),
  }
}

/** Where in the list of areas a guideline's first policy stands, so that situations of one sort stand together; last without one. */
function areaOf(guideline: Guideline, handbook: Handbook): number {
  const [first] = guideline.fields.policies ?? []
  const policy = first === undefined ? undefined : resolve(handbook, kinds.policy.name, first, guideline as never)[0]?.document
  const at = areas.indexOf(policy?.fields.area as Area)
  return at < 0 ? areas.length : at
}

/** A role's title; its name where the company does not know it (which has been reported). */
function roleTitle(handbook: Handbook, role: string): string {
  const company = handbook.company
  return (company && resolve(handbook, 'role', role, company as never)[0]?.title) ?? role
}

function compareText(a: string, b: string): number {
  return a.localeCompare(b, 'en')
}

/** The most money a rung may give at one time, and which remedy it is: counted per case, order or whatever else is one matter, in one currency. */
export function mostMoney(may: readonly Remedy[], currency: string): { remedy: number; limit: Quantity } | undefined {
  return spotsIn(may)
    .filter(({ limit: { unit, per } }) => unit === currency && atATime.has(per ?? ''))
    .toSorted((a, b) => b.limit.amount - a.limit.amount)[0]
}
