import type { Quantity } from '../../handbook/values/quantity.ts'
import { kinds } from '../../kinds/index.ts'
import { isNamed, originals, writtenOf } from '../../measure/written.ts'
import { monthNames, monthsWithin, yearTo } from '../../measure/complaints/period.ts'
import type { Rule } from '../rule.ts'

/** How often a year each of these comes. What is counted per order or per visit cannot be held against a log. */
const aYear: ReadonlyMap<string, number> = new Map([
  ['day', 365],
  ['week', 52],
  ['month', 12],
  ['year', 1],
])

/** Of fewer months, nobody can say what a year will bring. */
const enoughMonths = 3

/** Not everybody complains, and an estimate may be out: so many times more or less is another matter altogether. */
const far = 3

/** And so many a year apart, so that two instead of six say nothing. */
const least = 6

/** The three problems that everybody works on should be those that happen. */
export const frequencyAgreesWithLog: Rule = {
  id: 'frequency-agrees-with-log',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const { numbers, today } = handbook
    if (numbers?.complaints === undefined) return
    const { months, period } = monthsWithin(yearTo(today), numbers.complaints.months)
    const [first] = Object.keys(months).toSorted()
    if (first === undefined) return
    // The month that has begun is not over, and would make the year look quieter than it is.
    const whole = monthNames({ ...period, from: `${first}-01` }).filter((month) => month < today.slice(0, 7))
    if (whole.length < enoughMonths) return
    for (const problem of originals(handbook, writtenOf(handbook, kinds.problem))) {
      const { topThree, frequency } = problem.fields
      const stated = frequency && perYear(frequency)
      if (!topThree || stated === undefined) continue
      const n = whole.reduce((sum, month) => sum + countIn(months[month]?.groups, problem), 0)
      const logged = Math.round((n * 12) / whole.length)
      if (Math.abs(stated - logged) < least || (stated < far * logged && logged < far * stated)) continue
      yield {
        in: problem,
        at: ['frequency'],
        args: { problem: problem.title ?? problem.name, stated: Math.round(stated), n, months: whole.length },
      }
    }
  },
}

function perYear({ amount, per }: Quantity): number | undefined {
  const times = per === undefined ? undefined : aYear.get(per)
  return times === undefined ? undefined : amount * times
}

function countIn(groups: Readonly<Record<string, { n: number }>> | undefined, problem: { name: string; longName: string }): number {
  return Object.entries(groups ?? {}).reduce(
    (sum, [key, { n }]) => (key.startsWith('problem/') && isNamed(problem, [key.slice('problem/'.length)]) ? sum + n : sum),
    0,
  )
}
