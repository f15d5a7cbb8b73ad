import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { CannotRun } from '../../cannot-run.ts'
import { diskTrouble } from '../../disk/trouble.ts'
import type { Project } from '../../handbook/read.ts'
import { assessmentCsv, assessmentSheetMark, renderAssessmentSheet } from '../../render/assessment-sheet.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'

/**
 * Writes the statements to be printed, and beside it a sheet for a spreadsheet program that the marks are typed into.
 * What may hold somebody's marks already is left alone. Returns the exit code.
 *
 * @param out the page to be printed; by default among the project's other sheets
 */
export async function writeSheets({ dir, working }: Project, out: string | undefined, words: Words): Promise<number> {
  const page = out === undefined ? join(dir, 'sheets', 'assessment-sheet.html') : resolve(/\.html?$/i.test(out) ? out : `${out}.html`)
  const csv = join(dirname(page), 'assessment-sheet.csv')
  const there = await textAt(page)
  if (there !== undefined && !there.includes(assessmentSheetMark)) throw new CannotRun(words.say('assess.sheet.inTheWay', { file: page }))
  await put(page, renderAssessmentSheet(working.company?.fields.name, words, dir), words)
  const filledIn = await textAt(csv)
  const empty = assessmentCsv(words)
  if (filledIn === undefined) await put(csv, empty, words)
  process.stdout.write(
    `${words.say('assess.sheet.wroteHtml', { file: visibleLine(page) })}\n${words.say(
      filledIn === undefined || filledIn === empty ? 'assess.sheet.wroteCsv' : 'assess.sheet.csvThere',
      { file: visibleLine(csv) },
    )}\n`,
  )
  return 0
}

/** Undefined where nothing is there. */
async function textAt(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : ''))
}

async function put(file: string, text: string, words: Words): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  } catch (error) {
    throw new CannotRun(words.say('assess.sheet.unwritten', { file, reason: diskTrouble(error) ?? (error as Error).message }))
  }
}
