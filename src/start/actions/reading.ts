import { CannotRun } from '../../cannot-run.ts'
import { parseDay } from '../../handbook/values/date.ts'
import { titleOf } from '../../render/context.ts'
import { dayInWords, quantityInWords } from '../../render/values.ts'
import { noteReading, readNowAndThen, standingInWords } from '../../walk/note-reading.ts'
import { noteSaved, textSaid, type Asked, type Done } from './action.ts'

/** Writes down where a goal or a standard stands. */
export async function takeReading(asked: Asked): Promise<Done> {
  const { now, project, words } = asked
  const path = textSaid(asked, 'file')
  const document = readNowAndThen(project.working).find((one) => one.path === path)
  if (document === undefined) throw new CannotRun(words.say('start.trouble.gone', { file: path }))
  const day = textSaid(asked, 'on')
  const on = parseDay(day)
  if (on === undefined) return refused(words.say('records.unread.day', { typed: day }))
  try {
    const { outcome, walk, figure, instead } = await noteReading(
      project,
      document,
      { typed: textSaid(asked, 'value').trim(), on, note: textSaid(asked, 'note') },
      words,
    )
    if (!outcome.saved) return refused(outcome.remarks.map(({ message, fix }) => `${message} ${fix}`.trim()).join(' '))
    noteSaved(asked, walk, outcome, words.say('start.reading.what'), `reading ${on}`)
    const title = titleOf(document, words)
    const kept = words.say('log.reading.kept', { title, value: quantityInWords(figure, words), day: dayInWords(on, words) })
    const before = instead === undefined ? '' : words.say('log.reading.instead', { value: instead })
    const after = await now.readAnew()
    const read = readNowAndThen(after.working).find((one) => one.path === path)
    const { lines, verdict } = standingInWords(read ?? document, on, after.working, words)
    const says = [words.say('start.reading.kept'), kept, before, ...lines, verdict].filter(Boolean).join(' ')
    return { go: `/numbers/readings?kept=${encodeURIComponent(path)}`, says }
  } catch (error) {
    // What was typed is no figure: that is said where it was typed.
    if (error instanceof CannotRun) return refused(error.message)
    throw error
  }
}

function refused(says: string): Done {
  return { refusals: [{ where: 'value', says }] }
}
