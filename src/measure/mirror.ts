import type { Document, DocumentOf } from '../handbook/document.ts'
import { documentsOf, resolve, type Handbook } from '../handbook/handbook.ts'
import { kinds } from '../kinds/index.ts'
import { allOf, type Figures, type Sums } from './complaints/figures.ts'
import type { Evidence } from './complaints/insight.ts'
import { goalsOnCourse, type GoalOnCourse } from './goals-on-course.ts'
import { isNamed, originals } from './written.ts'

type Vision = DocumentOf<typeof kinds.vision>
type Goal = DocumentOf<typeof kinds.goal>
type Problem = DocumentOf<typeof kinds.problem>

/** A part of the vision, with what customers met of it. */
interface Reflected {
  name: string
  title: string
  /** The problems by which it is broken. */
  problems: readonly Problem[]
  /** What customers said of those problems; undefined where no problem speaks of it, or nobody writes complaints down. */
  told: Sums | undefined
  /** The goals that speak most plainly of it, as far as they have a course. */
  goals: readonly GoalOnCourse[]
}

/** What was promised, held against what customers met. */
export interface Mirror {
  vision: Vision | undefined
  elements: readonly Reflected[]
  /** The part that was broken most often; of two, the one that cost more, then the one that stands first. */
  most: (Reflected & { told: Sums }) | undefined
}

/**
 * Holds each part of the vision against what customers told. The way from one to the other is the company's own: a goal
 * serves a part and answers a problem, and complaints name the problem.
 */
export function mirrorOf(handbook: Handbook, evidence: Pick<Evidence, 'months'> | undefined): Mirror {
  const vision = originals(handbook, documentsOf(handbook, kinds.vision))[0]
  const figures = evidence && allOf(evidence.months)
  const aims = originals(handbook, documentsOf(handbook, kinds.goal)).map((goal) => aimOf(goal, handbook))
  const courses = goalsOnCourse(handbook)
  const broken = brokenBy(aims)
  const elements = (vision?.fields.elements ?? []).flatMap(({ name, title }): Reflected[] => {
    if (name === undefined || title === undefined) return []
    const problems = [...broken].flatMap(([problem, elements]) => (elements.has(name) ? [problem] : []))
    return [
      {
        name,
        title,
        problems,
        told: figures && problems.length > 0 ? toldOf(problems, figures) : undefined,
        goals: plainest(aims.filter((aim) => aim.elements.includes(name))).flatMap(
          ({ goal }) => courses.find((course) => course.goal === goal) ?? [],
        ),
      },
    ]
  })
  const most = elements
    .filter((one): one is Reflected & { told: Sums } => (one.told?.n ?? 0) > 0)
    .toSorted((a, b) => b.told.n - a.told.n || b.told.cost - a.told.cost)[0]
  return { vision, elements, most }
}

/** A goal with what it serves and what it answers. */
interface Aim {
  goal: Goal
  elements: readonly string[]
  problems: readonly Problem[]
}

function aimOf(goal: Goal, handbook: Handbook): Aim {
  return { goal, elements: elementsOf(goal, handbook), problems: problemsOf(goal, handbook) }
}

/**
 * Of several goals, those that serve the fewest parts and answer the fewest problems. One such as "customers come back"
 * serves everything and answers everything, and would make every complaint a complaint about every part.
 */
function plainest(aims: readonly Aim[]): Aim[] {
  const breadth = ({ elements, problems }: Aim) => elements.length * Math.max(1, problems.length)
  const least = Math.min(...aims.map(breadth))
  return aims.filter((aim) => breadth(aim) === least)
}

/** The parts of the vision that each problem breaks. */
function brokenBy(aims: readonly Aim[]): Map<Problem, Set<string>> {
  const serving = aims.filter(({ elements }) => elements.length > 0)
  const problems = new Set(serving.flatMap((aim) => aim.problems))
  return new Map(
    [...problems].map((problem) => [
      problem,
      new Set(plainest(serving.filter((aim) => aim.problems.includes(problem))).flatMap(({ elements }) => elements)),
    ]),
  )
}

function elementsOf(goal: Goal, handbook: Handbook): string[] {
  const named = (goal.fields.elements ?? []).flatMap((name) => resolve(handbook, 'element', name, goal as unknown as Document))
  return [...new Set(named.flatMap(({ item }) => (typeof item?.name === 'string' ? [item.name] : [])))]
}

function problemsOf(goal: Goal, handbook: Handbook): Problem[] {
  const named = (goal.fields.problems ?? []).flatMap((name) => resolve(handbook, 'problem', name, goal as unknown as Document))
  return [...new Set(named.flatMap(({ document }) => (document ? [document as unknown as Problem] : [])))]
}

/** What was said of some problems together. */
function toldOf(problems: readonly Problem[], { groups }: Figures): Sums {
  return Object.entries(groups)
    .filter(([key]) => key.startsWith('problem/') && problems.some((problem) => isNamed(problem, [key.slice('problem/'.length)])))
    .reduce<Sums>((sum, [, { n, given, cost }]) => ({ n: sum.n + n, given: sum.given + given, cost: sum.cost + cost }), {
      n: 0,
      given: 0,
      cost: 0,
    })
}
