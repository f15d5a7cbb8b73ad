import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import { diskTrouble } from '../../disk/trouble.ts'
import type { Project } from '../../handbook/read.ts'
import { roundsIn, type Round } from '../../measure/rounds.ts'
import { scoresIn } from '../../measure/scores.ts'
import { readProject } from '../../project.ts'
import { countAnew } from '../count-anew.ts'
import { dayInWords } from '../../render/values.ts'
import type { SheetMarks } from '../../walk/marks-from-sheet.ts'
import { openRound, saveAll } from '../../walk/rating.ts'
import { misreadInWords, readMarks, saidBefore } from '../../walk/read-marks.ts'
import { inARow } from '../../walk/round-stands.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin } from '../walk/show.ts'
import { standingLines } from './standing.ts'

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
    for (const one of misread) say(atMargin(misreadInWords(one, words), 2))
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
  const now = await readProject(dir, { today, records: 'documents' })
  await countAnew(now, words)
  const scores = scoresIn(now.working).find(({ round }) => round.files.includes(files[0]!))
  for (const line of scores === undefined ? [] : standingLines(scores, words)) say(atMargin(line, 0))
  return 0
}

/** @throws {CannotRun} where the file is not there, or is no sheet with marks */
async function marksOf({ working }: Project, named: string, words: Words): Promise<SheetMarks> {
  const bytes = await readFile(resolve(named)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new CannotRun(words.say('assess.import.gone', { file: named }))
    throw new CannotRun(words.say('assess.import.unreadable', { file: named, reason: diskTrouble(error) ?? error.message }))
  })
  return readMarks(bytes, basename(named), working, words)
}

/** False, and told, where it is the same sheet once more. */
function isNew(
  { column, ...person }: SheetMarks['people'][number],
  rounds: readonly Round[],
  words: Words,
  say: (text: string) => void,
): boolean {
  const before = saidBefore(person, rounds)
  if (before === undefined) return true
  const told = { column, rater: visibleLine(before.name), day: dayInWords(before.on, words) }
  say(pc.yellow(atMargin(words.say('assess.import.already', told), 0)))
  return false
}
