import { documentsOf, type Handbook } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { isNamed, originals, writtenOf } from '../written.ts'
import { allOf, type Months, type Sums } from './figures.ts'
import { trendOf, type Period, type Trend } from './period.ts'

/** How far something can be put right, as a number to multiply by. Where nobody has said, it may be one or the other. */
const hands = { fully: 3, partly: 2, hardly: 1 } as const
const handsUnknown = 2

/** Where complaints of these sorts name no problem, they say how somebody felt, or nothing, and not what went wrong. */
const noFailure: readonly string[] = ['staff-attitude', 'other', '']

/** Something that goes wrong for customers, with what shows it. */
export interface Trouble extends Sums {
  /** A problem of the handbook's, or a category of complaints. */
  of: 'problem' | 'category'
  name: string
  canAct: keyof typeof hands | undefined
  /** How many times what they cost times how far one can act. */
  score: number
  /** The month in which the first of them came. */
  since: string
  places: { name: string; n: number }[]
  trend: Trend | undefined
}

export interface TopThree {
  three: Trouble[]
  /** What comes often enough to be among them, and cannot be worked on before somebody has said what failed. */
  unclear: Trouble[]
}

/**
 * The three things most worth putting right: how often times what it costs times how far one can act. Of two that are as
 * much worth, the more frequent comes first, then the one whose name does. Where nobody wrote down what things cost, one
 * smallest coin each, so that how often still counts.
 */
export function topThree(months: Months, handbook: Handbook, period: Period): TopThree {
  const { groups } = allOf(months)
  const known = problemsOf(handbook)
  const all = Object.entries(groups)
    .map(([key, { places, ...sums }]): Trouble => {
      const [of, name] = [key.slice(0, key.indexOf('/')) as Trouble['of'], key.slice(key.indexOf('/') + 1)]
      const canAct = of === 'problem' ? known(name) : undefined
      return {
        of,
        name,
        ...sums,
        canAct,
        score: sums.n * Math.max(sums.cost, sums.n) * (canAct === undefined ? handsUnknown : hands[canAct]),
        since: Object.keys(months)
          .filter((month) => Object.hasOwn(months[month]!.groups, key))
          .toSorted()[0]!,
        places: Object.entries(places)
          .map(([place, n]) => ({ name: place, n }))
          .toSorted((a, b) => Number(a.name === '') - Number(b.name === '') || b.n - a.n || (a.name < b.name ? -1 : 1)),
        trend: trendOf((month) => (Object.hasOwn(months, month) ? (months[month]!.groups[key]?.n ?? 0) : 0), period),
      }
    })
    .toSorted((a, b) => b.score - a.score || b.n - a.n || (`${a.of}/${a.name}` < `${b.of}/${b.name}` ? -1 : 1))
  const isClear = ({ of, name }: Trouble) => of === 'problem' || !noFailure.includes(name)
  const three = all.filter(isClear).slice(0, 3)
  const unclear = all.filter((trouble) => !isClear(trouble) && three.some(({ score }) => trouble.score >= score))
  return { three, unclear: three.length === 0 ? all.filter((trouble) => !isClear(trouble)).slice(0, 3) : unclear }
}

/** How far a problem can be put right, by its name. */
function problemsOf(handbook: Handbook): (name: string) => Trouble['canAct'] {
  const problems = originals(handbook, [...documentsOf(handbook, kinds.problem), ...writtenOf(handbook, kinds.problem)])
  return (name) => problems.find((problem) => isNamed(problem, [name]))?.fields.canAct
}
