import { stringify } from 'yaml'
import type { Handbook } from '../../src/handbook/handbook.ts'
import { askedSet, assessmentAreas, statementSets, type AssessmentArea } from '../../src/kinds/assessment.ts'
import { readProject } from '../../src/project.ts'
import type { Complaint } from '../../src/records/tables/complaints.ts'
import { baseFiles } from './base-files.ts'
import { logText } from './complaint-log.ts'
import { makeProject, testDay } from './project.ts'

/** What a case table says of records: only what matters to its rule. */
export interface RecordsOfCase {
  /** Complaints, by their columns; each is one about which there is nothing to say, but for what it says itself. `null` takes a cell away. */
  log?: Record<string, unknown>[]
  /** Rounds of the self-assessment, in which everybody gives the same mark, but for the areas named. */
  rounds?: {
    on: string
    raters?: number
    roles?: (string | null)[]
    mark?: number
    areas?: Partial<Record<AssessmentArea, number | 'none'>>
  }[]
}

/** Settled on the spot, asked about afterwards, and everything written down. */
const quiet = {
  sort: 'complaint',
  received: '2026-10-05T10:00',
  receivedBy: 'driver',
  channel: 'phone',
  customer: 'Somebody Surname',
  reachedBy: '+372 5550 9000',
  whatHappened: 'They waited until noon.',
  category: 'late',
  wants: 'A word of regret',
  severity: '2',
  acknowledged: '2026-10-05T10:00',
  responsible: 'shift-lead',
  situation: 'late-delivery',
  onTheSpot: true,
  agreed: 'The delivery charge back',
  given: 0,
  settled: '2026-10-05T10:20',
  followedUp: '2026-10-07T10:00',
  content: 'yes',
  cause: 'process',
  prevention: 'Look into the diary first',
} as const satisfies Complaint

/** The files that the records of a case stand in. */
export async function recordsOf({ log, rounds = [] }: RecordsOfCase): Promise<Record<string, string>> {
  const rows = log?.map((row, i): Complaint => {
    const whole = { reference: `2026-${String(i + 1).padStart(4, '0')}`, ...quiet, ...row }
    return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null))
  })
  return {
    ...(rows && { 'records/complaints.csv': logText(rows, await baseHandbook()) }),
    ...Object.fromEntries(rounds.map((round) => [`records/assessments/${round.on}.md`, roundText(round)])),
  }
}

function roundText({
  on,
  raters = 3,
  roles = ['driver', 'fitter', 'shift-lead'],
  mark = 4,
  areas = {},
}: NonNullable<RecordsOfCase['rounds']>[number]): string {
  const answers = Array.from({ length: raters }, (_, i) => i).flatMap((i) =>
    assessmentAreas.map((area) => {
      const role = roles[i % roles.length]
      const marks = Array.from({ length: statementSets[askedSet]![area] }, () => areas[area] ?? mark)
      return { rater: `R${i + 1}`, ...(role !== null && { role }), area, marks }
    }),
  )
  return `---\n${stringify({ kind: 'assessment', title: `Round of ${on}`, on, statements: askedSet, answers })}---\n`
}

let made: Promise<Handbook> | undefined

function baseHandbook(): Promise<Handbook> {
  made ??= baseFiles().then(async (files) => (await readProject(await makeProject(files), { today: testDay })).working)
  return made
}
