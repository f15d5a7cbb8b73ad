import { coveredInWords } from '../covered.ts'
import { kinds } from '../../kinds/index.ts'
import type { Insight } from '../../measure/complaints/insight.ts'
import type { LimitInUse } from '../../measure/complaints/limits-in-use.ts'
import { isMetEnough, limitsTold } from '../../measure/complaints/limits-told.ts'
import { stack } from '../charts/stack.ts'
import type { Told } from './told.ts'

/** Whether the limits fit: which one to raise, and what became of the cases, situation by situation. */
export function limitsView(told: Told) {
  const { words, found } = told
  const none = { proposals: [], notes: [], rows: [], rest: [], more: null }
  if (found === undefined) return { says: words.say('site.dashboard.begin'), ...none }
  const { limits } = found.insight
  if (limits.length === 0) return { says: words.say('insight.limits.none'), ...none }
  const { proposed } = limitsTold(limits)
  const inOrder = limits.toSorted((a, b) => Number(b.proposal !== undefined) - Number(a.proposal !== undefined) || b.met - a.met)
  // Of too few cases nothing can be said: they are folded away.
  const [rows, rest] = [inOrder.filter(isMetEnough), inOrder.filter((one) => !isMetEnough(one))]
  return {
    says: proposed.length === 0 ? words.say('insight.limits.fit') : words.say('site.dashboard.limits.raise', { n: proposed.length }),
    proposals: proposed.map((one) => proposalView(one, told)),
    notes: notesOn(found.insight, told),
    rows: rows.map((one) => rowOf(one, told)),
    rest: rest.map((one) => rowOf(one, told)),
    more: rest.length === 0 ? null : words.say('site.dashboard.limits.more', { n: rest.length }),
  }
}

function named({ role, situation }: LimitInUse, { title }: Told) {
  return { role: title('receivedBy', role), situation: title('situation', situation) }
}

function proposalView(one: LimitInUse, told: Told) {
  const { words, sum } = told
  const { passed, granted, proposal, alone, met, limit, covered } = one
  const [a, b, c] = covered ? Object.values(covered) : []
  return {
    says: words.say('insight.limits.proposal', {
      ...named(one, told),
      passed,
      granted,
      spared: proposal!.spared,
      limit: sum(proposal!.limit),
    }),
    present: [
      words.say(limit === undefined ? 'insight.limits.presentNone' : 'insight.limits.present', { alone, met, limit: sum(limit ?? 0) }),
      ...(a === undefined ? [] : [coveredInWords([sum(a), sum(b!), sum(c!)], words)]),
    ].join(' '),
    href: told.href(kinds.discretion, one.situation),
    situation: told.title('situation', one.situation),
  }
}

/** Limits that nobody dared to use, and limits that were passed. */
function notesOn({ limits }: Insight, told: Told): string[] {
  const { words, sum } = told
  const { afraid, above } = limitsTold(limits)
  return [
    ...afraid.map((one) =>
      words.say('insight.limits.afraid', { ...named(one, told), granted: one.granted, could: one.couldHave, limit: sum(one.limit!) }),
    ),
    ...(above.length === 0
      ? []
      : [
          words.say('insight.limits.above', {
            what: above.map((one) => `${words.say('insight.limits.aboveOne', named(one, told))}: ${one.above}`).join('; '),
          }),
        ]),
  ]
}

function rowOf(one: LimitInUse, told: Told) {
  const { words, sum, count } = told
  const { met, alone, granted, limit, free, situation } = one
  const other = Math.max(0, met - alone - granted)
  return {
    ...named(one, told),
    href: told.href(kinds.discretion, situation),
    pieces: stack({ alone, granted, other }),
    met: count(met),
    alone: count(alone),
    granted: count(granted),
    other: count(other),
    limit: free ? words.say('site.guideline.free') : limit === undefined ? '–' : sum(limit),
  }
}
