import { asSaid } from '../../handbook/values/quantity.ts'
import type { Day } from '../../handbook/values/date.ts'
import { countedAs, type Insight } from '../../measure/complaints/insight.ts'
import { countedBy } from '../../measure/complaints/figures.ts'
import type { Trouble } from '../../measure/complaints/top-three.ts'
import { shippedMeasures } from '../../kinds/shipped-measures.ts'
import type { OtherInsight } from '../../measure/other-insight.ts'
import { coinsIn } from '../../words/figures.ts'
import type { Words } from '../../words/words.ts'
import type { Setting } from '../../records/column.ts'
import { titleIn, type TitleOf } from '../../records/titles.ts'
import { othersData } from './insight-others-data.ts'

/** Figures that are no measures, and have their words here. */
const explained = ['followedUp', 'pareto', 'sorted', 'topThree', 'limits', 'course'] as const

/** What is told beside the figures. */
export interface DataSetting {
  setting: Setting
  words: Words
  today: Day
  /** The day on which totals were counted; undefined where the log itself was read. */
  countedOn: Day | undefined
  leftOut: readonly { line: number; column?: string }[]
}

/**
 * What was found out, for programs. Sums are whole numbers of the smallest coin, shares are in tenths of a per cent, times
 * in minutes of working time. What nobody said has the name `null`. Nothing personal is in it.
 */
export function insightData(insight: Insight, others: OtherInsight, { setting, words, today, countedOn, leftOut }: DataSetting): object {
  const named = (of: TitleOf, name: string) => (name === '' ? { name: null } : { name, title: titleIn(setting, of, name) })
  const troubleData = ({ of, name, places, canAct, trend, ...trouble }: Trouble) => ({
    of,
    ...named(of, name),
    ...trouble,
    canAct: canAct ?? null,
    places: places.map((place) => ({ ...named('place', place.name), n: place.n })),
    trend: trend ?? null,
  })
  const { currency, period, by, topThree, limits, goals, standardsDue, overdue, repeatCauses, byMonth, ...figures } = insight
  return {
    version: 1,
    today,
    ...period,
    countedOn: countedOn ?? null,
    currency,
    coins: 10 ** coinsIn(currency),
    countedAs: Object.fromEntries(
      Object.entries(countedAs).map(([figure, measure]) => [
        figure,
        { measure, ...shippedMeasures[measure], how: words.measure(measure).how },
      ]),
    ),
    howCounted: Object.fromEntries(explained.map((figure) => [figure, words.say(`insight.counted.${figure}`)])),
    ...figures,
    by: Object.fromEntries(countedBy.map((one) => [one, by[one].map(({ name, ...bar }) => ({ ...named(one, name), ...bar }))])),
    byMonth,
    topThree: topThree.three.map(troubleData),
    unclear: topThree.unclear.map(troubleData),
    limits: limits.map(({ situation, role, rung, limit, covered, proposal, ...limitInUse }) => ({
      situation: named('situation', situation),
      role: named('receivedBy', role),
      rung: rung ?? null,
      ...limitInUse,
      limit: limit ?? null,
      covered: covered ?? null,
      proposal: proposal ?? null,
    })),
    goals: goals.map(({ goal, from, target, now, line, standing, old }) => ({
      name: goal.longName,
      title: goal.title ?? goal.name,
      from: { on: from.on, value: asSaid(from.value) },
      now: now ? { on: now.on, value: asSaid(now.value) } : null,
      target: { on: target.on, value: asSaid(target.value) },
      line,
      standing,
      old,
    })),
    standardsDue: standardsDue.map(({ standard, last, due }) => ({
      name: standard.longName,
      title: standard.title ?? standard.name,
      last: last ?? null,
      due: due ?? null,
    })),
    overdue: overdue?.map(({ reference, ...late }) => ({ reference: reference ?? null, ...late })) ?? null,
    // Their words are what people typed, and may name somebody.
    repeatCauses: repeatCauses?.map(({ words: _personal, ...cause }) => cause) ?? null,
    ...othersData(others, { setting, words }),
    leftOut: leftOut.map(({ line, column }) => ({ line, column: column ?? null })),
  }
}
