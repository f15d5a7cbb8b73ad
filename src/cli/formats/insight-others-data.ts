import { asSaid } from '../../handbook/values/quantity.ts'
import { shippedMeasures } from '../../kinds/shipped-measures.ts'
import type { CustomerOfYear } from '../../measure/customers-counted.ts'
import { contactsCountedAs, type LastRead, type OtherInsight } from '../../measure/other-insight.ts'
import { asNumber } from '../../measure/ratio.ts'
import type { Score } from '../../measure/surveys-counted.ts'
import type { Setting } from '../../records/column.ts'
import type { Words } from '../../words/words.ts'

/**
 * What the lists beside the complaints say, for programs; `null` where there is no such list. A value is in the unit of its
 * measure, shares are in tenths of a per cent, sums in the smallest coins. Customers go by their rank, and never by a name.
 */
export function othersData(
  { surveys, contacts, attendance, customers }: OtherInsight,
  { setting, words }: { setting: Setting; words: Words },
): object {
  const named = (to: string, name: string) =>
    name === '' ? { name: null } : { name, title: setting.known(to).find((one) => one.name === name)?.title ?? name }
  const measured = (measure: keyof typeof shippedMeasures) => {
    const { unit, better } = shippedMeasures[measure]
    return { measure, unit, better, how: words.measure(measure).how }
  }
  const share = (what: keyof typeof contactsCountedAs, of: NonNullable<OtherInsight['contacts']>[typeof what]) => ({
    ...measured(contactsCountedAs[what]),
    n: of.n,
    of: of.of,
    share: of.share ?? null,
    lastRead: readData(of.lastRead),
  })
  return {
    surveys:
      surveys?.map(({ measure, score, places, months, lastRead }) => ({
        ...measured(measure),
        ...scoreData(score),
        places: places.map((one) => ({ ...named('place', one.place), ...scoreData(one.score) })),
        byMonth: months.map((one) => ({ month: one.month, ...scoreData(one.score) })),
        lastRead: readData(lastRead),
      })) ?? null,
    contacts:
      contacts === undefined
        ? null
        : {
            n: contacts.n,
            channels: contacts.channels.map(({ channel, n }) => ({ ...named('channel', channel), n })),
            answered: share('answered', contacts.answered),
            settled: share('settled', contacts.settled),
            complaints: contacts.complaints,
          },
    attendance:
      attendance === undefined
        ? null
        : {
            people: attendance.people,
            toCome: attendance.toCome.map(({ role, n }) => ({ ...named('role', role), n })),
            trainings: attendance.trainings.map(({ training, ...one }) => ({ ...named('training', training), ...one })),
          },
    customers: customers === undefined ? null : customersData(customers),
  }
}

function customersData({ ranked, year, shares, largest, n, costMore }: NonNullable<OtherInsight['customers']>): object {
  return {
    year: year ?? null,
    n,
    costMore,
    shares: shares ?? null,
    largest: largest.map((one, i) => ({ rank: i + 1, ...one, ...(ranked && ofRank(ranked[i]!)) })),
  }
}

function ofRank({ turnover, cost, lastContact }: CustomerOfYear): object {
  return { turnover, cost: cost ?? null, lastContact: lastContact ?? null }
}

function scoreData({ n, value, outside }: Score): object {
  return { n, value: value === undefined ? null : asNumber(value), outside }
}

function readData(lastRead: LastRead | undefined): object | null {
  return lastRead === undefined ? null : { title: lastRead.title, on: lastRead.on, value: asSaid(lastRead.value) }
}
