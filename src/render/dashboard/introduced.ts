import { bars } from '../charts/bars.ts'
import type { Told } from './told.ts'

/** Who has been introduced to the policy, and who was at which training, as numbers; null where no list says so. */
export function introducedView(told: Told) {
  const { words, others, count } = told
  const { attendance } = others
  if (attendance === undefined) return null
  const { people, toCome, trainings } = attendance
  const drawn = bars(
    toCome.map(({ n, of }) => (of === 0 ? 0 : n / of)),
    { most: 1 },
  )
  const drawnTrainings = bars(
    trainings.map(({ there, missed }) => (there + missed === 0 ? 0 : there / (there + missed))),
    { most: 1 },
  )
  return {
    says:
      people.of === 0
        ? words.say('site.dashboard.introduced.nobody')
        : toCome.length === 0
          ? words.say('site.dashboard.introduced.everybody', { n: people.of, count: count(people.of) })
          : words.say('site.dashboard.introduced.some', { n: people.of - people.n, introduced: count(people.n), of: count(people.of) }),
    toCome: toCome.map(({ role, n, of }, i) => ({ title: told.known('role', role), bar: drawn[i]!, n: count(n), of: count(of) })),
    trainings: trainings.map(({ training, there, missed }, i) => ({
      title: told.known('training', training),
      bar: drawnTrainings[i]!,
      there: count(there),
      missed: count(missed),
    })),
  }
}
