import { coveredInWords } from '../../render/covered.ts'
import pc from 'picocolors'
import { isEnough } from '../../measure/complaints/enough.ts'
import type { Insight } from '../../measure/complaints/insight.ts'
import type { LimitInUse } from '../../measure/complaints/limits-in-use.ts'
import { limitsTold } from '../../measure/complaints/limits-told.ts'
import type { Trouble } from '../../measure/complaints/top-three.ts'
import { isShortOf } from '../../measure/goals-on-course.ts'
import { placeInWords, trendInWords, unclearInWords } from '../../render/trouble-in-words.ts'
import { dayInWords, quantityInWords } from '../../render/values.ts'
import { atMargin } from '../walk/show.ts'
import type { TextSetting } from './insight-text.ts'
import { inARow, money, title } from './insight-words.ts'
import { visibleLine } from './visible.ts'

/** Longer lists are for the pages; here they hide the first. */
const most = 4

/** The top three, each with what shows it. */
export function threeLines(insight: Insight, told: TextSetting): string[] {
  const { words, setting, width } = told
  const { three, unclear } = insight.topThree
  if (insight.complaints.n === 0) return []
  return [
    pc.bold(words.say('insight.three.heading')),
    ...(isEnough(insight.complaints.n) ? [] : [atMargin(words.say('insight.tooFew', { n: insight.complaints.n }), 2, width)]),
    ...(three.length === 0 ? [`  ${words.say('insight.three.none')}`] : []),
    ...three.flatMap((trouble, i) => [
      `  ${i + 1}. ${pc.bold(title(trouble.of, trouble.name, setting, words))}`,
      atMargin(evidence(trouble, insight, told), 5, width),
    ]),
    ...(three.some(({ of }) => of === 'category') ? [pc.cyan(atMargin(words.say('insight.three.draft'), 2, width))] : []),
    ...unclear.map((one) => atMargin(unclearInWords(one, title(one.of, one.name, setting, words), words), 2, width)),
  ]
}

function evidence(trouble: Trouble, insight: Insight, { words, setting }: TextSetting): string {
  const { n, cost, since, canAct } = trouble
  const month = new Intl.DateTimeFormat(words.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${since}-01T00:00:00Z`),
  )
  const says = [
    words.say('insight.three.evidence', { n, since: month }),
    ...(cost === 0 ? [] : [words.say('insight.three.cost', { cost: money(cost, insight, words) })]),
    placeInWords(trouble, (place) => title('place', place, setting, words), words),
    words.say(`insight.three.act.${canAct ?? 'unknown'}`),
    trendInWords(trouble, words),
  ]
    .filter((one) => one !== undefined)
    .join('; ')
  return `${says[0]!.toLocaleUpperCase(words.language)}${says.slice(1)}.`
}

/** Whether the limits fit: those that should be raised, those that nobody dared to use, those that were passed. */
export function limitLines(insight: Insight, told: TextSetting): string[] {
  const { limits } = insight
  const { words, setting, width } = told
  if (insight.complaints.n === 0) return []
  const named = ({ role, situation }: LimitInUse) => ({
    role: title('receivedBy', role, setting, words),
    situation: title('situation', situation, setting, words),
  })
  const sum = (coins: number) => money(coins, insight, words)
  const passedBy = (one: LimitInUse) => ({ text: words.say('insight.limits.aboveOne', named(one)), n: one.above })
  const { proposed, afraid, above } = limitsTold(limits)
  const says = [
    ...proposed.flatMap((one) => {
      const { passed, granted, proposal, alone, met, limit, covered } = one
      const present = limit === undefined ? 'insight.limits.presentNone' : 'insight.limits.present'
      const [a, b, c] = covered ? Object.values(covered) : []
      return [
        words.say('insight.limits.proposal', { passed, granted, spared: proposal!.spared, limit: sum(proposal!.limit), ...named(one) }),
        [
          words.say(present, { alone, met, limit: sum(limit ?? 0) }),
          ...(a === undefined ? [] : [coveredInWords([sum(a), sum(b!), sum(c!)], words)]),
        ].join(' '),
      ]
    }),
    ...afraid
      .slice(0, 2)
      .map((one) =>
        words.say('insight.limits.afraid', { granted: one.granted, could: one.couldHave, limit: sum(one.limit!), ...named(one) }),
      ),
    ...(above.length === 0 ? [] : [words.say('insight.limits.above', { what: inARow(above.map(passedBy), words) })]),
  ]
  const lines =
    limits.length === 0 ? [words.say('insight.limits.none')] : proposed.length === 0 ? [words.say('insight.limits.fit'), ...says] : says
  return [pc.bold(words.say('insight.limits.heading')), ...lines.map((line) => atMargin(line, 2, width))]
}

/** Each goal with where it stands. */
export function goalLines({ goals }: Insight, { words, width }: TextSetting): string[] {
  const number = new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 })
  return [
    pc.bold(words.say('insight.goals.heading')),
    ...(goals.length === 0 ? [`  ${words.say('insight.goals.none')}`] : []),
    ...goals.flatMap((one) => {
      const { goal, from, now, target, line, standing, old } = one
      const colour = { reached: pc.green, ahead: pc.green, 'on-course': pc.green, behind: pc.yellow, unknown: pc.yellow, missed: pc.red }[
        standing
      ]
      const aim = { aim: quantityInWords(target.value, words), by: dayInWords(target.on, words) }
      const says =
        now === undefined
          ? words.say('insight.goals.nowNone', { from: dayInWords(from.on, words), ...aim })
          : words.say('insight.goals.now', {
              now: quantityInWords(now.value, words),
              day: dayInWords(now.on, words),
              line: number.format(line),
              ...aim,
            })
      const course = isShortOf(one) ? `${says}; ${words.say('insight.goals.leeway')}` : says
      return [
        `  ${colour(words.say(`insight.goals.standing.${standing}`))}  ${visibleLine(goal.title ?? goal.name)}`,
        pc.dim(atMargin(old ? `${course}. ${words.say('insight.goals.old')}` : course, 4, width)),
      ]
    }),
  ]
}

/** Standards that somebody should look at. */
export function standardLines({ standardsDue }: Insight, { words, width }: TextSetting): string[] {
  if (standardsDue.length === 0) return []
  return [
    pc.bold(words.say('insight.standards.heading')),
    ...standardsDue.slice(0, most).map(({ standard, last }) => {
      const told = { title: standard.title ?? standard.name }
      return atMargin(
        last === undefined
          ? words.say('insight.standards.never', told)
          : words.say('insight.standards.due', { ...told, last: dayInWords(last, words) }),
        2,
        width,
      )
    }),
    ...(standardsDue.length > most ? [`  ${words.say('insight.overdue.more', { n: standardsDue.length - most })}`] : []),
  ]
}
