import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import { diskTrouble } from '../../disk/trouble.ts'
import type { Project } from '../../handbook/read.ts'
import { askedSet, noMark } from '../../kinds/assessment.ts'
import { roundsIn, type Rater, type Round } from '../../measure/rounds.ts'
import { readProject } from '../../project.ts'
import { readSheet } from '../../records/read-sheet.ts'
import { dayInWords } from '../../render/values.ts'
import type { Mark } from '../../walk/marks.ts'
import { isSame, marksIn, type SheetMarks } from '../../walk/marks-from-sheet.ts'
import { openRound, saveAll, type Marked } from '../../walk/rating.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin } from '../walk/show.ts'
import { inARow, scoresIn, standingLines } from './standing.ts'

/**
 * Brings in a sheet that people's marks were typed into: all of it, or nothing where anything in it cannot be read. A
 * sheet taken in half would be corrected and brought in again, and its people would count twice. Returns the exit code.
 *
 * @param again take columns too that seem to be in already
 */
export async function importSheet(project: Project, named: string, again: boolean, words: Words): Promise<number> {
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  const { dir, today, working } = project
  const file = visibleLine(named)
  const { people, misread, missing } = await marksOf(project, named, words)
  if (misread.length > 0) {
    say(pc.red(words.say('assess.import.refused', { file })))
    for (const { line, column, message } of misread) {
      const at =
        column === undefined
          ? words.say('assess.import.atLine', { line, message })
          : words.say('assess.import.at', { line, column, message })
      say(atMargin(at, 2))
    }
    return 1
  }
  const rounds = roundsIn(working)
  const fresh = again ? people : people.filter((person) => isNew(person, rounds, words, say))
  if (fresh.length === 0) {
    say(atMargin(words.say('assess.import.alreadyAll', { file }), 0))
    return 1
  }
  for (const { text } of missing) say(pc.yellow(atMargin(words.say('assess.import.missing', { statement: text }), 0)))
  const { files, names } = await saveAll(project, openRound(rounds, today), fresh, words)
  say(pc.green(words.say('assess.import.done', { n: names.length, file: inARow(files, words), letters: inARow(names, words) })))
  const now = await readProject(dir, { today, records: true })
  const scores = scoresIn(now.working).find(({ round }) => round.files.includes(files[0]!))
  for (const line of scores === undefined ? [] : standingLines(scores, words)) say(atMargin(line, 0))
  return 0
}

async function marksOf({ working }: Project, named: string, words: Words): Promise<SheetMarks> {
  const cannot = (says: string, args = {}) =>
    new CannotRun(words.say('assess.import.unreadable', { file: named, reason: words.say(says, args) }))
  const bytes = await readFile(resolve(named)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new CannotRun(words.say('assess.import.gone', { file: named }))
    throw new CannotRun(words.say('assess.import.unreadable', { file: named, reason: diskTrouble(error) ?? error.message }))
  })
  const { rows, problems } = await readSheet(bytes, basename(named))
  // Guessed letters and further sheets leave nothing out; a sheet with a row left out is not brought in.
  const stop = problems.find(({ says }) => says !== 'letters-guessed' && says !== 'more-sheets')
  if (stop !== undefined)
    throw new CannotRun(words.say('assess.import.atLine', { line: stop.line, message: words.say(`records.sheet.${stop.says}`, stop.args) }))
  const roles = (working.company?.fields.roles ?? []).flatMap(({ name, title }) =>
    name === undefined ? [] : [{ value: name, title: title ?? name }],
  )
  const read = marksIn(rows, roles, words)
  if (read === undefined) throw cannot('assess.import.noStatements')
  if (read.people.length === 0) throw cannot('assess.import.noMarks')
  return read
}

/** False, and told, where somebody of any round said the very same of everything: it is the same sheet once more. */
function isNew(
  { column, ...person }: SheetMarks['people'][number],
  rounds: readonly Round[],
  words: Words,
  say: (text: string) => void,
): boolean {
  for (const { on, raters, statements } of rounds) {
    const same = statements === askedSet ? raters.find((rater) => isSame(asMarked(rater), person)) : undefined
    if (same === undefined) continue
    const told = { column, rater: visibleLine(same.name), day: dayInWords(on, words) }
    say(pc.yellow(atMargin(words.say('assess.import.already', told), 0)))
    return false
  }
  return true
}

function asMarked({ role, areas }: Rater): Marked {
  return {
    role,
    areas: [...areas].map(([area, { marks, comment }]) => ({
      area,
      marks: marks.map((mark) => (mark === undefined ? noMark : String(mark)) as Mark),
      comment,
    })),
  }
}
