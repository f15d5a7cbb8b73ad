import { CannotRun } from '../cannot-run.ts'
import type { DocumentOf } from '../handbook/document.ts'
import { documentsOf, type Handbook } from '../handbook/handbook.ts'
import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { asSaid, comparable, parseQuantity, type Quantity } from '../handbook/values/quantity.ts'
import { kinds } from '../kinds/index.ts'
import { languageFor } from '../language/language.ts'
import { measureOf } from '../measure/goals.ts'
import { newestReading, reaches } from '../measure/readings.ts'
import { writtenOf } from '../measure/written.ts'
import { dayInWords, quantityInWords } from '../render/values.ts'
import type { Words } from '../words/words.ts'
import type { Answer } from './answers.ts'
import { answerTo } from './page.ts'
import { walkThrough, type Outcome, type Walk } from './walk.ts'

/** What is read now and then: a goal or a standard. */
export type Read = DocumentOf<typeof kinds.goal> | DocumentOf<typeof kinds.standard>

/** Everything that can be read. */
export function readNowAndThen(handbook: Handbook): Read[] {
  return [...documentsOf(handbook, kinds.goal), ...documentsOf(handbook, kinds.standard)]
}

/** A reading that was taken down, or what keeps it from being so. */
export interface Noted {
  outcome: Outcome
  walk: Walk
  figure: Quantity
  /** What stood there for the same day, and gave way. */
  instead: string | undefined
}

/**
 * Takes down where a goal or a standard stands.
 *
 * @param typed the figure as somebody typed it
 * @throws {CannotRun} where it cannot be one, or the day is still to come; nothing was written
 */
export async function noteReading(
  project: Project,
  document: Read,
  { typed, on, note = '' }: { typed: string; on: Day; note?: string | undefined },
  words: Words,
): Promise<Noted> {
  const figure = figureTyped(typed, document, words)
  if (on > project.today) throw new CannotRun(words.say('log.untimely.toCome', { typed: on }))
  const walk = await walkThrough(project, document.path, words)
  const before = readingsIn(answerTo(walk.page(), 'readings'), words, document)
  const reading = { on, value: asSaid(figure), ...(note.trim() !== '' && { note: note.trim() }) }
  const outcome = await walk.answer(['readings'], withReading(before, reading))
  const instead = before.find((one) => one.on === on)
  return { outcome, walk, figure, instead: instead && String(instead.value ?? '') }
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

/** Where something stands against its aim, by its newest reading. */
interface Standing {
  newest: { on: Day; value: Quantity }
  aim: Quantity
  by: Day | undefined
  isThere: boolean
  /** Undefined where nobody has said whether more is better. */
  better: 'up' | 'down' | 'band' | undefined
}

/** Where it stands now; undefined where nothing was read yet, or there is no aim that could be held against it. */
function standingOf({ fields }: Read, working: Handbook): Standing | undefined {
  const { target, share, threshold, by, measure, readings } = fields as Partial<DocumentOf<typeof kinds.goal>['fields']> &
    Partial<DocumentOf<typeof kinds.standard>['fields']>
  const newest = newestReading(readings?.filter(({ value }) => value !== undefined))
  const now = newest?.reading.value
  const aim = [target, share, threshold].find((one) => now !== undefined && one !== undefined && comparable(one, now))
  if (newest === undefined || now === undefined || aim === undefined) return undefined
  const own = writtenOf(working, kinds.measures).flatMap(({ fields: written }) => written.measures ?? [])
  // How often a standard holds can only be too seldom.
  const better = aim === share ? 'up' : measureOf(measure, own)?.better
  return { newest: { on: newest.on, value: now }, aim, by, isThere: reaches(now, aim, better), better }
}

/** The same in sentences: a later reading than the one of this day, the aim, and whether it is reached. */
export function standingInWords(
  document: Read,
  day: Day | undefined,
  working: Handbook,
  words: Words,
): { lines: string[]; verdict: string; isThere: boolean } {
  const standing = standingOf(document, working)
  if (standing === undefined) return { lines: [], verdict: '', isThere: false }
  const { newest, aim, by, isThere, better } = standing
  const said = { aim: quantityInWords(aim, words), day: by === undefined ? '' : dayInWords(by, words) }
  const later =
    day === undefined || newest.on === day
      ? []
      : [words.say('log.reading.newest', { value: quantityInWords(newest.value, words), day: dayInWords(newest.on, words) })]
  const where = words.say(document.kind === 'goal' && by !== undefined ? 'log.reading.aimBy' : 'log.reading.aim', said)
  const verdict = isThere ? words.say('log.reading.there') : better === undefined ? '' : words.say('log.reading.notYet')
  return { lines: [...later, where], verdict, isThere }
}
