import { CannotRun } from '../cannot-run.ts'
import type { Handbook } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import { askedSet } from '../kinds/assessment.ts'
import type { Round } from '../measure/rounds.ts'
import { readSheet } from '../records/read-sheet.ts'
import type { Words } from '../words/words.ts'
import { isSame, marksIn, type SheetMarks } from './marks-from-sheet.ts'
import { answersOf, rolesToChoose } from './rater.ts'
import type { Marked } from './rating.ts'

/**
 * Reads a file that people's marks were typed into.
 *
 * @param name as messages name it
 * @throws {CannotRun} where there are no marks in it, or parts of it cannot be read: a sheet is never taken in half
 */
export async function readMarks(bytes: Uint8Array, name: string, working: Handbook, words: Words): Promise<SheetMarks> {
  const cannot = (says: string) => new CannotRun(words.say('assess.import.unreadable', { file: name, reason: words.say(says) }))
  const { rows, problems } = await readSheet(bytes, name)
  // Guessed letters and further sheets leave nothing out; a sheet with a row left out is not brought in.
  const stop = problems.find(({ says }) => says !== 'letters-guessed' && says !== 'more-sheets')
  if (stop !== undefined)
    throw new CannotRun(words.say('assess.import.atLine', { line: stop.line, message: words.say(`records.sheet.${stop.says}`, stop.args) }))
  const read = marksIn(rows, rolesToChoose(working), words)
  if (read === undefined) throw cannot('assess.import.noStatements')
  if (read.people.length === 0) throw cannot('assess.import.noMarks')
  return read
}

/** Somebody of any round who said the very same of everything: it is the same sheet once more. */
export function saidBefore(person: Marked, rounds: readonly Round[]): { name: string; on: Day } | undefined {
  for (const { on, raters, statements } of rounds) {
    if (statements !== askedSet) continue
    const same = raters.find((rater) => isSame({ role: rater.role, areas: [...answersOf(rater).values()] }, person))
    if (same !== undefined) return { name: same.name, on }
  }
  return undefined
}

/** A place in a sheet that cannot be taken, in words. */
export function misreadInWords({ line, column, message }: SheetMarks['misread'][number], words: Words): string {
  return column === undefined
    ? words.say('assess.import.atLine', { line, message })
    : words.say('assess.import.at', { line, column, message })
}
