import { groupBy } from '../handbook/group-by.ts'
import { documentsOf, type Handbook } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import { assessment, assessmentAreas, noMark, statementSets, type AssessmentArea } from '../kinds/assessment.ts'
import type { FieldsOf } from '../kinds/kind.ts'

/** What one person said of one area: a mark for each statement, undefined where they could not say. */
interface Rated {
  marks: readonly (number | undefined)[]
  comment: string | undefined
}

/** Somebody who gave their marks: a letter, and a role where they gave it. */
export interface Rater {
  name: string
  role: string | undefined
  areas: ReadonlyMap<AssessmentArea, Rated>
}

/** Marks that do not count, and why. */
interface LeftOut {
  file: string
  rater: string
  area: AssessmentArea
  /** `twice`: the area was marked before. `count`: nobody can tell which statement is which. */
  why: 'twice' | 'count'
  found: number
  wanted: number
}

/** Everybody who marked the same statements in the same round. */
export interface Round {
  on: Day
  /** The name of the set of statements. */
  statements: string
  /** A round of many people stands in several files. */
  files: readonly string[]
  /** How many statements each area has. */
  sizes: Readonly<Record<AssessmentArea, number>>
  raters: readonly Rater[]
  leftOut: readonly LeftOut[]
}

type Answers = NonNullable<FieldsOf<typeof assessment>['answers']>

/** Every round that has a day and a set of statements, the oldest first. Files of the same day and set are one round. */
export function roundsIn(handbook: Pick<Handbook, 'documents'>): Round[] {
  const files = documentsOf(handbook, assessment).flatMap(({ path, fields: { on, statements, answers = [] } }) =>
    on === undefined || statements === undefined ? [] : [{ path, on, statements, answers }],
  )
  return [...groupBy(files, ({ on, statements }) => `${on} ${statements}`).values()]
    .map((parts) => roundOf(parts[0]!.on, parts[0]!.statements, parts))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function roundOf(on: Day, statements: string, parts: readonly { path: string; answers: Answers }[]): Round {
  const sizes = sizesOf(
    statements,
    parts.flatMap(({ answers }) => answers),
  )
  const raters = new Map<string, { name: string; role: string | undefined; areas: Map<AssessmentArea, Rated> }>()
  const leftOut: LeftOut[] = []
  for (const { path, answers } of parts) {
    for (const { rater: name, role, area, marks = [], comment } of answers) {
      if (name === undefined || area === undefined) continue
      const rater = raters.get(name) ?? { name, role, areas: new Map<AssessmentArea, Rated>() }
      raters.set(name, rater)
      rater.role ??= role
      const problem = { file: path, rater: name, area, found: marks.length, wanted: sizes[area] }
      if (marks.length !== sizes[area]) leftOut.push({ ...problem, why: 'count' })
      else if (rater.areas.has(area)) leftOut.push({ ...problem, why: 'twice' })
      else rater.areas.set(area, { marks: marks.map((mark) => (mark === noMark ? undefined : Number(mark))), comment })
    }
  }
  return { on, statements, files: parts.map(({ path }) => path), sizes, raters: [...raters.values()], leftOut }
}

/** Of a set of a company's own, the longest row of marks says how many statements there are. */
function sizesOf(statements: string, answers: Answers): Record<AssessmentArea, number> {
  const known = Object.hasOwn(statementSets, statements) ? statementSets[statements] : undefined
  return (
    known ??
    (Object.fromEntries(
      assessmentAreas.map((area) => [
        area,
        Math.max(0, ...answers.filter((one) => one.area === area).map(({ marks = [] }) => marks.length)),
      ]),
    ) as Record<AssessmentArea, number>)
  )
}
