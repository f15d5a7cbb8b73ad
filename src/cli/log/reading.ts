import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import type { Document, DocumentOf } from '../../handbook/document.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import type { Project } from '../../handbook/read.ts'
import { parseDay, type Day } from '../../handbook/values/date.ts'
import { asSaid, comparable, parseQuantity, type Quantity } from '../../handbook/values/quantity.ts'
import { date } from '../../kinds/fields.ts'
import { kinds } from '../../kinds/index.ts'
import { languageFor } from '../../language/language.ts'
import { measureOf } from '../../measure/goals.ts'
import { newestReading, reaches } from '../../measure/readings.ts'
import { writtenOf } from '../../measure/written.ts'
import { dayInWords, quantityInWords } from '../../render/values.ts'
import type { Answer } from '../../walk/answers.ts'
import { chosen } from '../../walk/choices.ts'
import { answerTo } from '../../walk/page.ts'
import { inFile } from '../../walk/typed.ts'
import { walkThrough } from '../../walk/walk.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin } from '../walk/show.ts'

/** What is read now and then: a goal or a standard. */
type Read = DocumentOf<typeof kinds.goal> | DocumentOf<typeof kinds.standard>

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
  const figure = figureTyped(value.join(' '), document, words)
  const day = on === undefined ? project.today : parseDay(inFile(on, date(), project.working))
  if (day === undefined) throw new CannotRun(words.say('records.unread.day', { typed: on! }))
  if (day > project.today) throw new CannotRun(words.say('log.untimely.toCome', { typed: day }))

  const walk = await walkThrough(project, document.path, words)
  const before = readingsIn(answerTo(walk.page(), 'readings'), words, document)
  const reading = { on: day, value: asSaid(figure), ...(note !== undefined && note.trim() !== '' && { note: note.trim() }) }
  const { saved, remarks } = await walk.answer(['readings'], withReading(before, reading))
  if (!saved) {
    for (const { message, fix } of remarks) say(atMargin(`${pc.red(message)} ${fix}`.trim(), 0))
    return 1
  }
  const title = visibleLine(document.title ?? document.name)
  say(pc.green(atMargin(words.say('log.reading.kept', { title, value: quantityInWords(figure, words), day: dayInWords(day, words) }), 0)))
  const instead = before.find((one) => one.on === day)
  if (instead !== undefined) say(words.say('log.reading.instead', { value: visibleLine(String(instead.value ?? '')) }))
  for (const line of standing(walk.page().document as Document as Read, day, project, words)) say(line)
  return 0
}

function documentNamed(named: string | undefined, { working }: Project, words: Words): Read {
  const all: Read[] = [...documentsOf(working, kinds.goal), ...documentsOf(working, kinds.standard)]
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

/** A figure in the unit in which the document is counted. A bare number is in that unit; another unit is a slip. */
function figureTyped(typed: string, document: Read, words: Words): Quantity {
  const language = languageFor(document.language)
  const read = parseQuantity(typed.replace(/^(\d+),(\d{1,2})(?!\d)/, '$1.$2'), language)
  const counted = countedIn(document)
  const [first] = counted
  if (typeof read === 'string')
    throw new CannotRun(words.say('log.reading.noFigure', { typed, example: first === undefined ? '84%' : asSaid(first) }))
  // More than everybody cannot have been content; only what grows, such as turnover against last year, may be beyond it.
  if (read.amount > 100 && (read.unit === '%' || (read.unit === '' && first?.unit === '%')) && counted.every(({ amount }) => amount <= 100))
    throw new CannotRun(words.say('log.reading.beyond', { typed }))
  if (first === undefined) return read
  if (read.unit === '' && read.per === undefined && read.basis === undefined) return { ...first, amount: read.amount }
  if (counted.some((one) => comparable(one, read))) return read
  throw new CannotRun(words.say('log.reading.otherUnit', { typed, example: asSaid(first) }))
}

/** The figures of a document, the one that says best in what it is counted first. */
function countedIn({ fields }: Read): Quantity[] {
  const { target, share, threshold, baseline, readings } = fields as Partial<
    Record<'target' | 'share' | 'threshold' | 'baseline', Quantity>
  > & { readings?: { on?: Day; value?: Quantity }[] }
  const newest = newestReading(readings?.filter(({ value }) => value !== undefined))?.reading.value
  return [newest, target, share, threshold, baseline].filter((one) => one !== undefined)
}

type Reading = { readonly [key: string]: Answer }

function readingsIn(answer: Answer | undefined, words: Words, { path }: Read): Reading[] {
  if (answer === undefined || answer === '') return []
  if (Array.isArray(answer) && (answer as Answer[]).every((one) => typeof one === 'object' && !Array.isArray(one)))
    return answer as Reading[]
  throw new CannotRun(words.say('log.reading.odd', { file: path }))
}

/** Readings in the order of their days; one of the same day gives way. */
function withReading(before: readonly Reading[], reading: Reading): Reading[] {
  const others = before.filter(({ on }) => on !== reading.on)
  const after = others.findIndex(({ on }) => String(on) > String(reading.on))
  return after < 0 ? [...others, reading] : [...others.slice(0, after), reading, ...others.slice(after)]
}

/** Where it stands now against its aim: by the newest reading, which need not be the one of this day. */
function standing({ kind, fields }: Read, day: Day, { working }: Project, words: Words): string[] {
  const { target, share, threshold, by, measure, readings } = fields as Partial<DocumentOf<typeof kinds.goal>['fields']> &
    Partial<DocumentOf<typeof kinds.standard>['fields']>
  const newest = newestReading(readings?.filter(({ value }) => value !== undefined))
  const now = newest?.reading.value
  const aim = [target, share, threshold].find((one) => now !== undefined && one !== undefined && comparable(one, now))
  if (newest === undefined || now === undefined || aim === undefined) return []
  const own = writtenOf(working, kinds.measures).flatMap(({ fields: written }) => written.measures ?? [])
  // How often a standard holds can only be too seldom.
  const better = aim === share ? 'up' : measureOf(measure, own)?.better
  const said = { now: quantityInWords(now, words), aim: quantityInWords(aim, words), day: by === undefined ? '' : dayInWords(by, words) }
  const later = newest.on === day ? [] : [words.say('log.reading.newest', { value: said.now, day: dayInWords(newest.on, words) })]
  const where = words.say(kind === 'goal' && by !== undefined ? 'log.reading.aimBy' : 'log.reading.aim', said)
  const isThere = reaches(now, aim, better)
  const verdict = isThere ? pc.green(words.say('log.reading.there')) : better === undefined ? '' : words.say('log.reading.notYet')
  return [...later, where, verdict].filter(Boolean)
}
