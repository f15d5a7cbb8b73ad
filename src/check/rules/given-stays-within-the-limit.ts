import type { Handbook } from '../../handbook/handbook.ts'
import { limitFor } from '../../measure/complaints/limits-in-use.ts'
import { isComplaint } from '../../measure/complaints/course.ts'
import { monthsFrom } from '../../measure/days.ts'
import { dayOfMoment } from '../../records/moment.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import { coinsIn, moneyInFigures } from '../../words/figures.ts'
import { bothOf, called, fewOf, logged } from '../in-log.ts'
import type { Rule } from '../rule.ts'

/** Nobody remembers what was said longer ago than this (months). */
const remembered = 3

/** More than the limit is no crime: it says that the limit is wrong, or that nobody knows it. */
export const givenStaysWithinTheLimit: Rule = {
  id: 'given-stays-within-the-limit',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const { inForce } = bothOf(handbook)
    const currency = handbook.company?.fields.currency ?? ''
    const args = { list: complaints.name, columns: 'decidedBy' satisfies keyof Complaint }
    const since = monthsFrom(handbook.today, -remembered)
    const limitOf = limitsIn(inForce)
    const inMoney = (coins: number) => moneyInFigures(coins / 10 ** coinsIn(currency), currency, handbook.company?.language ?? 'en')
    yield* fewOf(
      logged(handbook)
        .toReversed()
        .flatMap((one) => {
          const { received, receivedBy, asked, decidedBy, situation, place, given } = one.values
          const giver = decidedBy ?? asked ?? receivedBy
          if (!isComplaint(one.values) || situation === undefined || giver === undefined || given === undefined) return []
          if (received === undefined || dayOfMoment(received) < since) return []
          const limit = limitOf(situation, giver, place)
          if (limit === undefined || given <= limit) return []
          const role = inForce.company?.fields.roles?.find(({ name }) => name === giver)?.title ?? giver
          return [{ line: one.line, args: { ...args, reference: called(one), given: inMoney(given), limit: inMoney(limit), role } }]
        }),
    )
  },
}

/** The same few limits are asked for of every row. */
function limitsIn(handbook: Handbook): (situation: string, role: string, place: string | undefined) => number | undefined {
  const known = new Map<string, number | undefined>()
  return (situation, role, place) => {
    const key = JSON.stringify([situation, role, place])
    if (!known.has(key)) known.set(key, limitFor(situation, role, place, handbook))
    return known.get(key)
  }
}
