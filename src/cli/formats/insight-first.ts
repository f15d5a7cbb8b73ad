import { isEnough } from '../../measure/complaints/enough.ts'
import type { Insight } from '../../measure/complaints/insight.ts'
import { isTelling } from '../../measure/complaints/period.ts'
import { waitingIn } from '../../measure/complaints/waiting.ts'
import { usualInWords } from '../../render/waiting-in-words.ts'
import { money, references, title } from './insight-words.ts'
import type { TextSetting } from './insight-text.ts'

/**
 * The one thing to look at now: customers who wait, before a limit that makes them wait, before what grows, before what is
 * behind, before what costs most.
 */
export function first(insight: Insight, { setting, words }: TextSetting): string {
  const { limits, topThree, goals, complaints } = insight
  const { waiting = [], usual } = waitingIn(insight) ?? {}
  if (waiting.length > 0) {
    const told = { n: waiting.length, references: references(waiting, words, 3) }
    if (usual === undefined) return words.say('insight.first.overdue', told)
    return [words.say('insight.first.overdueUsual', told), usualInWords(usual, words)].join(' ')
  }
  const [limit] = limits.filter(({ proposal }) => proposal !== undefined).toSorted((a, b) => b.granted - a.granted)
  if (limit)
    return words.say('insight.first.limit', {
      role: title('receivedBy', limit.role, setting, words),
      situation: title('situation', limit.situation, setting, words),
      limit: money(limit.proposal!.limit, insight, words),
    })
  const growing = topThree.three.find(({ trend }) => trend?.is === 'growing' && isTelling(trend))
  if (growing) {
    const { before, after } = growing.trend!
    return words.say('insight.first.growing', { title: title(growing.of, growing.name, setting, words), before, after })
  }
  const behind = goals.find(({ standing }) => standing === 'behind' || standing === 'missed')
  if (behind) return words.say('insight.first.goal', { title: behind.goal.title ?? behind.goal.name })
  const [trouble] = topThree.three
  if (complaints.n > 0 && !isEnough(complaints.n)) return words.say('insight.tooFew', { n: complaints.n })
  if (!trouble) return words.say('insight.first.well')
  const args = { title: title(trouble.of, trouble.name, setting, words), n: trouble.n }
  return trouble.cost === 0
    ? words.say('insight.first.troubleFree', args)
    : words.say('insight.first.trouble', { ...args, cost: money(trouble.cost, insight, words) })
}
