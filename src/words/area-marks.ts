import type { AssessmentArea } from '../kinds/assessment.ts'
import { areaBorders, placesOf, type Scored } from '../measure/area-scores.ts'
import { smallestChange, type Change } from '../measure/assessment.ts'
import { compared, differenceInFigures, inFigures, ratio, type Ratio } from '../measure/ratio.ts'
import type { Words } from './words.ts'

/** From this mark on, often, an area does well: where the lowest has it, there is no weak one to look for. */
const good = ratio(4)

/** An area with its mark, worked out from marks or from sums. */
type Marked = Pick<Scored, 'score'> & { area: AssessmentArea }

/** A mark in figures. What is below a border never looks as if it had reached it. */
export function markInFigures(score: Ratio, { language }: Words): string {
  return inFigures(score, language, Object.values(areaBorders))
}

const alone = { up: 'assess.show.up', down: 'assess.show.down', level: 'assess.show.level' } as const
const from = { up: 'assess.show.upFrom', down: 'assess.show.downFrom', level: 'assess.show.levelFrom' } as const

/** What has become of an area, for where its earlier mark stands beside it. */
export function changeInWords(change: Change, words: Words): string {
  return words.say(alone[wayOf(change)], { by: changeInFigures(change, words) })
}

/** What has become of an area, with its earlier mark. */
export function changeFromInWords(change: Change, words: Words): string {
  const said = { by: changeInFigures(change, words), before: markInFigures(change.before, words) }
  return words.say(from[wayOf(change)], said)
}

/** What is too small to count, for where changes are shown. */
export function chanceInWords(words: Words): string {
  return words.say('assess.show.chance', { least: inFigures(smallestChange, words.language) })
}

function wayOf({ by, counts }: Change): 'level' | 'up' | 'down' {
  return !counts ? 'level' : by.over < 0n ? 'down' : 'up'
}

function changeInFigures({ before, now }: Change, { language }: Words): string {
  return differenceInFigures(before, now, language, Object.values(areaBorders))
}

/** Which areas are lowest, in sentences; undefined where there is no mark at all. */
export function lowestSaid<A extends Marked>(
  { areas, lowest }: { areas: readonly A[]; lowest: readonly A[] },
  words: Words,
): string | undefined {
  const [first, second] = placesOf(areas)
  if (first === undefined) return undefined
  const score = markInFigures(first[0]!.score!, words)
  if (second === undefined && first.length > 1) return words.say('assess.show.allLevel', { score })
  const isGood = compared(first[0]!.score!, good) >= 0
  const said = [
    lowest.length === 0
      ? words.say('assess.show.manyLowest', { n: first.length, score })
      : words.say(lowestKeys[Math.min(lowest.length, lowestKeys.length) - 1]!, { areas: inARow(lowest, words) }),
    // Too many to be named: how many there are is said all the same.
    ...(lowest.length === 1 && second !== undefined && second.length > 1
      ? [words.say('assess.show.manyNext', { n: second.length, score: markInFigures(second[0]!.score!, words) })]
      : []),
    ...(isGood ? [words.say('assess.show.allGood')] : []),
  ]
  return said.join(' ')
}

/** One alone, two, or more of which several share a place. */
const lowestKeys = ['assess.show.lowestOne', 'assess.show.lowest', 'assess.show.lowestTied'] as const

function inARow(areas: readonly Marked[], words: Words): string {
  const named = areas.map(({ area, score }) =>
    words.say('assess.show.areaScore', { area: words.choice(area), score: markInFigures(score!, words) }),
  )
  return new Intl.ListFormat(words.language, { type: 'conjunction' }).format(named)
}
