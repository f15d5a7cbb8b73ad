import { documentsOf, type Handbook } from '../../handbook/handbook.ts'
import type { Duration } from '../../handbook/values/duration.ts'
import { kinds } from '../../kinds/index.ts'
import { languageFor, type TimeUnit } from '../../language/language.ts'
import { originals } from '../written.ts'

/** Where a company has set no standard of its own: what complaint charters mostly promise. */
const usual = {
  acknowledged: { amount: 1, unit: 'working-days' },
  settled: undefined,
  followedUp: { amount: 5, unit: 'working-days' },
} as const satisfies Record<string, Duration | undefined>

/** What is timed on the way of a complaint. */
export type Timed = keyof typeof usual

/** What is timed, in order. */
export const timed = Object.keys(usual) as Timed[]

/** True for a time that nobody in the company has set: it counts because it is usual. */
export function isUsual(time: Duration | undefined): boolean {
  return timed.some((what) => usual[what] !== undefined && usual[what] === time)
}

/** How long something may take where nobody has set a time. */
export function usualTime(what: Timed): Duration | undefined {
  return usual[what]
}

/** The measures whose standards set a time. */
const measures: Readonly<Partial<Record<Timed, string>>> = {
  acknowledged: 'complaints-acknowledged-in-time',
  settled: 'resolution-time',
}

/** How long each thing may take, for complaints that came by some channel; undefined where nobody has said. */
export type AllowedTime = (timed: Timed, channel?: string) => Duration | undefined

/**
 * How long things may take: as the company's standards have it, one for the channel before one for all, or else as is usual.
 * Of settling, nothing is usual: a drawer takes a day and a kitchen a month.
 */
export function allowedTime(handbook: Handbook): AllowedTime {
  const standards = originals(handbook, documentsOf(handbook, kinds.standard)).flatMap(({ language, fields }) => {
    const { threshold, measure, channel } = fields
    const isTime = threshold !== undefined && threshold.amount > 0 && Object.hasOwn(languageFor(language).time, threshold.unit)
    return isTime ? [{ measure, channel, time: { amount: threshold.amount, unit: threshold.unit as TimeUnit } }] : []
  })
  return (what, from) => {
    const ours = standards.filter(({ measure }) => measure !== undefined && measure === measures[what])
    const own = from === undefined ? undefined : ours.find(({ channel }) => channel === from)
    return (own ?? ours.find(({ channel }) => channel === undefined))?.time ?? usual[what]
  }
}
