import type { Duration } from '../../handbook/values/duration.ts'
import { isUsual, usualTime } from './allowed-time.ts'
import type { Insight, Overdue } from './insight.ts'

/** Who waits today. Somebody whose complaint is settled waits for nothing: they are only to be asked whether all is well. */
export interface Waiting {
  /** The most pressing first. */
  waiting: readonly Overdue[]
  toAsk: readonly Overdue[]
  /** What counts where the company has not said how soon customers hear from it; undefined where that decides nothing here. */
  usual: Duration | undefined
}

/**
 * Who waits longer than was said, or than is usual: the one rule of the command and of the pages.
 *
 * @returns undefined where only totals are known
 */
export function waitingIn({ overdue, times }: Pick<Insight, 'overdue' | 'times'>): Waiting | undefined {
  if (overdue === undefined) return undefined
  const waiting = overdue.filter(({ waits }) => waits !== 'question-afterwards')
  const { allowed } = times.acknowledged
  const isByUsual = waiting.length === 0 ? allowed === 'by-channel' || isUsual(allowed) : waiting.some(({ isSaid }) => !isSaid)
  return {
    waiting,
    toAsk: overdue.filter((one) => !waiting.includes(one)),
    usual: isByUsual ? usualTime('acknowledged') : undefined,
  }
}
