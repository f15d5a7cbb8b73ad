import { documentsOf, type Handbook } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Quantity } from '../handbook/values/quantity.ts'
import { kinds } from '../kinds/index.ts'
import { askedMeasures, type AskedMeasure, type shippedMeasures } from '../kinds/shipped-measures.ts'
import type { AttendanceTotals } from './attendance-counted.ts'
import { together, total, type Counts } from './complaints/counts.ts'
import type { Months } from './complaints/figures.ts'
import { shareOf, type Share } from './complaints/insight.ts'
import { monthsWithin, type Period } from './complaints/period.ts'
import { noContacts, type ContactCounts } from './contacts-counted.ts'
import type { CustomerOfYear, CustomerTotals } from './customers-counted.ts'
import type { Numbers } from './numbers.ts'
import { newestReading } from './readings.ts'
import { scoreOf, type Score, type SurveyMonths } from './surveys-counted.ts'
import { originals } from './written.ts'

/** What a goal or a standard says of the same measure, where somebody last read it off. */
export interface LastRead {
  title: string
  on: Day
  value: Quantity
}

/** What customers answered to one question. */
export interface SurveyInsight {
  measure: AskedMeasure
  score: Score
  /** From where most answers come down. Where nobody said the place, its name is empty. */
  places: { place: string; score: Score }[]
  months: { month: string; score: Score }[]
  lastRead: LastRead | undefined
}

/** How customers reach the company, and how it went. */
interface ContactInsight {
  n: number
  channels: { channel: string; n: number }[]
  answered: Share & { lastRead: LastRead | undefined }
  settled: Share & { lastRead: LastRead | undefined }
  /** Of the months whose contacts are known. */
  complaints: { n: number; of: number }
}

/** Who has been at what, as numbers. */
interface AttendanceInsight {
  people: Share
  /** Roles with somebody who has not been introduced to the policy, of how many they are; those with most first. */
  toCome: { role: string; n: number; of: number }[]
  trainings: { training: string; there: number; missed: number }[]
}

/** What customers bring. */
interface CustomerInsight extends CustomerTotals {
  /** All of them, the largest first; undefined where only totals are known. They have names: these are for a screen alone. */
  ranked: readonly CustomerOfYear[] | undefined
}

/** What the lists beside the complaints say; each where there is such a list. */
export interface OtherInsight {
  surveys: SurveyInsight[] | undefined
  contacts: ContactInsight | undefined
  attendance: AttendanceInsight | undefined
  customers: CustomerInsight | undefined
}

/** The measures that shares of contacts show. */
export const contactsCountedAs = {
  answered: 'answered-by-a-person',
  settled: 'first-contact-resolution',
} as const satisfies Record<string, keyof typeof shippedMeasures>

/**
 * Works out what the other lists say of a period, in whole months.
 *
 * @param complaints the log, month by month
 * @param ranked the customers one by one, where their list is here
 */
export function otherInsight(
  { surveys, contacts, attendance, customers }: Pick<Numbers, 'surveys' | 'contacts' | 'attendance' | 'customers'>,
  {
    period,
    complaints,
    ranked,
    inForce,
  }: { period: Period; complaints: Months; ranked: readonly CustomerOfYear[] | undefined; inForce: Handbook },
): OtherInsight {
  return {
    surveys: surveys && surveysSay(monthsWithin(period, surveys).months, inForce),
    contacts: contacts && contactsSay(monthsWithin(period, contacts).months, complaints, inForce),
    attendance: attendance && attendanceSays(attendance),
    customers: customers && { ...customers, ranked },
  }
}

function surveysSay(months: SurveyMonths, inForce: Handbook): SurveyInsight[] {
  return askedMeasures.flatMap((measure) => {
    const byMonth = Object.entries(months)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([month, measures]) => {
        const places = Object.hasOwn(measures, measure) ? measures[measure] : undefined
        return places === undefined ? [] : [{ month, places }]
      })
    if (byMonth.length === 0) return []
    const marksOf = (all: readonly Counts[]) => scoreOf(measure, together<Counts>({}, all))
    const places = together<Record<string, Counts>>(
      {},
      byMonth.map((one) => one.places),
    )
    return [
      {
        measure,
        score: marksOf(Object.values(places)),
        places: Object.entries(places)
          .map(([place, marks]) => ({ place, score: scoreOf(measure, marks) }))
          .toSorted((a, b) => b.score.n - a.score.n || (a.place < b.place ? -1 : 1)),
        months: byMonth.map((one) => ({ month: one.month, score: marksOf(Object.values(one.places)) })),
        lastRead: lastReadOf(measure, inForce),
      },
    ]
  })
}

function contactsSay(months: Record<string, Record<string, ContactCounts>>, complaints: Months, inForce: Handbook): ContactInsight {
  const byChannel = together<Record<string, ContactCounts>>({}, Object.values(months))
  const all = together(noContacts(), Object.values(byChannel))
  const share = (what: 'answered' | 'settled') => ({
    ...shareOf(all[what].yes, all[what].yes + all[what].no),
    lastRead: lastReadOf(contactsCountedAs[what], inForce),
  })
  return {
    n: all.n,
    channels: Object.entries(byChannel)
      .map(([channel, { n }]) => ({ channel, n }))
      .toSorted((a, b) => b.n - a.n || (a.channel < b.channel ? -1 : 1)),
    answered: share('answered'),
    settled: share('settled'),
    complaints: {
      n: total(
        Object.fromEntries(Object.keys(months).map((month) => [month, Object.hasOwn(complaints, month) ? complaints[month]!.all.n : 0])),
      ),
      of: all.n,
    },
  }
}

function attendanceSays({ people, trainings }: AttendanceTotals): AttendanceInsight {
  const roles = Object.entries(people)
  const sum = (what: (one: AttendanceTotals['people'][string]) => number) => roles.reduce((all, [, one]) => all + what(one), 0)
  return {
    people: shareOf(
      sum(({ introduced }) => introduced),
      sum(({ n }) => n),
    ),
    toCome: roles
      .map(([role, { n, introduced }]) => ({ role, n: n - introduced, of: n }))
      .filter(({ n }) => n > 0)
      .toSorted((a, b) => b.n - a.n || (a.role < b.role ? -1 : 1)),
    trainings: Object.entries(trainings)
      .map(([training, attended]) => ({ training, ...attended }))
      .toSorted((a, b) => b.missed - a.missed || (a.training < b.training ? -1 : 1)),
  }
}

/** How many of every thousand, to one place. */
export function perThousand({ n, of }: { n: number; of: number }): number {
  return Math.round((n * 10_000) / of) / 10
}

/** The newest reading of a measure among the goals and standards in force. */
function lastReadOf(measure: string, inForce: Handbook): LastRead | undefined {
  const documents = originals(inForce, [...documentsOf(inForce, kinds.goal), ...documentsOf(inForce, kinds.standard)])
  const read = documents.flatMap((document): LastRead[] => {
    if (document.fields.measure !== measure) return []
    const newest = newestReading(document.fields.readings)
    return newest?.reading.value === undefined
      ? []
      : [{ title: document.title ?? document.name, on: newest.on, value: newest.reading.value }]
  })
  return read.reduce<LastRead | undefined>((newest, one) => (newest === undefined || one.on > newest.on ? one : newest), undefined)
}
