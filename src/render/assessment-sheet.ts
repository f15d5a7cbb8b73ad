import { askedSet, assessmentAreas, marks } from '../kinds/assessment.ts'
import { csvLine } from '../records/csv.ts'
import { harmless } from '../records/formula.ts'
import { statementsIn } from '../words/statements.ts'
import type { Words } from '../words/words.ts'
import { loadLayouts } from './layouts.ts'
import { sheetStyle } from './sheet-style.ts'

/** So many people fit beside each other on a screen; whoever has more adds columns. */
const columns = 8

/** What tells a sheet of ours from a file of somebody's own. */
export const assessmentSheetMark = '<meta name="generator" content="Servicebook assessment sheet">'

/** The statements to mark with a pen, one sheet for each person: one HTML page that needs nothing beside it. */
export function renderAssessmentSheet(company: string | undefined, words: Words, dir?: string): string {
  const statements = statementsIn(askedSet, words)
  return loadLayouts(words, dir)('assessment-sheet', {
    language: words.language,
    style: sheetStyle('assessment', dir),
    title: company === undefined ? words.say('assess.sheet.title') : words.say('assess.sheet.company', { name: company }),
    purpose: words.say('assess.sheet.purpose'),
    how: words.say('assess.sheet.how'),
    set: words.say('assess.sheet.set', { set: askedSet }),
    role: words.say('assess.sheet.role'),
    day: words.say('assess.sheet.day'),
    cannotSay: words.say('assess.sheet.cannotSay'),
    remark: words.say('assess.sheet.remark'),
    marks: marks.map((mark) => ({ mark, often: words.choice(mark).toLowerCase() })),
    areas: assessmentAreas.map((area, i) => ({
      n: i + 1,
      title: words.choice(area),
      statements: statements.filter((one) => one.area === area),
    })),
  })
}

/** The same as a sheet for a spreadsheet program, a column for each person, as `assess --import` reads it back. */
export function assessmentCsv(words: Words): string {
  const statements = statementsIn(askedSet, words)
  const rows = [
    [
      words.say('assess.csv.number'),
      words.say('assess.csv.area'),
      words.say('assess.csv.statement'),
      ...Array.from({ length: columns }, (_, i) => words.say('assess.csv.person', { n: i + 1 })),
    ],
    ['', '', words.say('assess.csv.role')],
    ...assessmentAreas.flatMap((area) => [
      ...statements.filter((one) => one.area === area).map(({ code, text }) => [code, words.choice(area), text]),
      ['', words.choice(area), words.say('assess.csv.remark')],
    ]),
  ]
  // Where people write 4,0, their spreadsheet programs expect semicolons between cells.
  const separator = (new Intl.NumberFormat(words.language).format(1.5).includes(',') ? ';' : ',').charCodeAt(0)
  const lines = rows.map((row) =>
    csvLine(
      Array.from({ length: 3 + columns }, (_, i) => harmless(row[i] ?? '')),
      separator,
    ),
  )
  // The mark at the beginning tells those programs which letters are meant.
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`
}
