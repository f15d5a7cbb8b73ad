import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import type { Document } from '../../handbook/document.ts'
import type { Project } from '../../handbook/read.ts'
import { parseDay } from '../../handbook/values/date.ts'
import { date } from '../../kinds/fields.ts'
import { dayInWords, quantityInWords } from '../../render/values.ts'
import { chosen } from '../../walk/choices.ts'
import { noteReading, readNowAndThen, standingInWords, type Read } from '../../walk/note-reading.ts'
import { inFile } from '../../walk/typed.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin } from '../walk/show.ts'

export interface ReadingOptions {
  on?: string | undefined
  note?: string | undefined
}

/** `servicebook log reading`: writes down where a goal or a standard stands, and says how far it is from its aim. Returns the exit code. */
export async function takeReading(
  project: Project,
  [named, ...value]: readonly string[],
  { on, note }: ReadingOptions,
  words: Words,
  say: (text: string) => void,
): Promise<number> {
  const document = documentNamed(named, project, words)
  if (value.length === 0) throw new CannotRun(words.say('log.reading.which'))
  const day = on === undefined ? project.today : parseDay(inFile(on, date(), project.working))
  if (day === undefined) throw new CannotRun(words.say('records.unread.day', { typed: on! }))

  const { outcome, walk, figure, instead } = await noteReading(project, document, { typed: value.join(' '), on: day, note }, words)
  if (!outcome.saved) {
    for (const { message, fix } of outcome.remarks) say(atMargin(`${pc.red(message)} ${fix}`.trim(), 0))
    return 1
  }
  const title = visibleLine(document.title ?? document.name)
  say(pc.green(atMargin(words.say('log.reading.kept', { title, value: quantityInWords(figure, words), day: dayInWords(day, words) }), 0)))
  if (instead !== undefined) say(words.say('log.reading.instead', { value: visibleLine(instead) }))
  const { lines, verdict, isThere } = standingInWords(walk.page().document as Document as Read, day, project.working, words)
  for (const line of [...lines, isThere ? pc.green(verdict) : verdict].filter(Boolean)) say(line)
  return 0
}

function documentNamed(named: string | undefined, { working }: Project, words: Words): Read {
  const all = readNowAndThen(working)
  const choices = all.map(({ path, name, title }) => ({ value: path, title: title ?? name }))
  const byName = all.filter(({ name, longName, path }) => [name, longName, path].includes(named ?? ''))
  const path = named === undefined ? undefined : byName.length === 1 ? byName[0]!.path : chosen(named, choices)
  const found = all.find((document) => document.path === path)
  if (found) return found
  if (all.length === 0) throw new CannotRun(words.say('log.reading.none'))
  const there = all.map(({ name, title }) => `\n  ${name}  ${visibleLine(title ?? name)}`).join('')
  throw new CannotRun(
    (named === undefined ? words.say('log.reading.which') : words.say('log.reading.unknown', { typed: visibleLine(named) })) + there,
  )
}
