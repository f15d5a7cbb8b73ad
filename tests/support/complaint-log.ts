import type { Handbook } from '../../src/handbook/handbook.ts'
import { keyOf } from '../../src/kinds/field.ts'
import { figuresOf } from '../../src/measure/complaints/figures.ts'
import { insightOf, type Insight } from '../../src/measure/complaints/insight.ts'
import { within, yearTo, type Period } from '../../src/measure/complaints/period.ts'
import { readProject } from '../../src/project.ts'
import type { Column } from '../../src/records/column.ts'
import { settingFor } from '../../src/records/setting.ts'
import { complaints, type Complaint } from '../../src/records/tables/complaints.ts'
import { wordsFor } from '../../src/words/words.ts'
import { baseFiles } from './base-files.ts'
import { makeProject, testDay } from './project.ts'
import { drawsFrom } from './seeded.ts'

/** The small handbook in which nothing is wrong, joined, with some of its files changed or added. */
export async function handbookWith(
  files: Readonly<Record<string, string>> = {},
  today = testDay,
): Promise<{ dir: string; working: Handbook; inForce: Handbook }> {
  const dir = await makeProject({ ...(await baseFiles()), ...files })
  const { working, inForce } = await readProject(dir, { today })
  return { dir, working, inForce }
}

/** Everything that is said of a log, over the twelve months up to the handbook's day. */
export function insightInto(
  rows: readonly Complaint[],
  { working, inForce }: { working: Handbook; inForce: Handbook },
  period: Period = yearTo(working.today),
): Insight {
  const log = rows.map((values, i) => ({ line: i + 2, values }))
  return insightOf({ period, months: figuresOf(within(period, rows), working), log }, working, inForce)
}

/** A log as it stands in its file. */
export function logText(rows: readonly Complaint[], handbook: Handbook): string {
  const words = wordsFor('en')
  const setting = settingFor(handbook, words)
  const columns = Object.entries(complaints.columns) as [keyof Complaint, Column][]
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const headings = columns.map(([name]) => words.say(`records.complaints.columns.${keyOf(name)}.heading`))
  const cells = rows.map((row) => columns.map(([name, column]) => (row[name] === undefined ? '' : column.write(row[name], setting))))
  return [headings, ...cells].map((line) => `${line.map(quoted).join(',')}\n`).join('')
}

/** A log of the small handbook's company: invented, the same for the same seed, with something in each column. */
export function madeLog(length: number, seed = 7): Complaint[] {
  const draw = drawsFrom(seed)
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!
  const two = (n: number) => String(n).padStart(2, '0')
  const categories = complaints.columns.category.choices as readonly NonNullable<Complaint['category']>[]
  return Array.from({ length }, (_, i): Complaint => {
    const month = `${i % 4 === 0 ? '2025-12' : `2026-${two(1 + Math.floor(draw() * 10))}`}`
    const day = 1 + Math.floor(draw() * 20)
    const at = (later: number, hour = 9 + Math.floor(draw() * 8)) =>
      `${month}-${two(day + later)}T${two(hour)}:${two(Math.floor(draw() * 60))}`
    const asked = draw() < 0.3
    const isSettled = draw() < 0.9
    return {
      reference: `2026-${String(i + 1).padStart(4, '0')}`,
      sort: draw() < 0.85 ? 'complaint' : oneOf(['praise', 'comment', 'question'] as const),
      received: draw() < 0.9 ? at(0, 9) : `${month}-${two(day)}`,
      receivedBy: oneOf(['driver', 'sales-assistant', 'shift-lead']),
      channel: 'phone',
      customer: `Somebody Surname${i}`,
      reachedBy: `+372 5550 9${String(i).padStart(3, '0')}`,
      needs: `Large print for number ${i}`,
      onBehalfOf: `Mother of Number ${i}`,
      whatHappened: `They waited, says story ${i}`,
      product: `Bench of story ${i}`,
      order: `ORDER-${i}`,
      category: oneOf(categories.slice(0, 6)),
      ...(draw() < 0.3 && { problem: 'missed-days' }),
      wants: `A word from story ${i}`,
      severity: oneOf(['1', '2', '3'] as const),
      acknowledged: at(0, 10),
      responsible: 'shift-lead',
      promisedFor: at(3),
      steps: `${month}-03 rang the house of story ${i}`,
      situation: 'late-delivery',
      onTheSpot: !asked && draw() < 0.6,
      ...(asked && { asked: 'shift-lead', granted: draw() < 0.9 }),
      reasons: `As in story ${i}`,
      agreed: `Something off for story ${i}`,
      ...(isSettled && { given: 500 * Math.floor(draw() * 12), cost: 500 * Math.floor(draw() * 12) + 6000, settled: at(2) }),
      ...(isSettled && draw() < 0.7 && { followedUp: at(7), content: oneOf(['yes', 'yes', 'no', 'no-answer'] as const) }),
      cause: oneOf(['people', 'process', 'supplier'] as const),
      causeInWords: oneOf(['Nobody looked into the diary', 'The label of Surname1 was torn', `Once only, story ${i}`]),
      prevention: `Ask before promising, story ${i}`,
    }
  })
}
