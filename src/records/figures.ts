import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { locked } from '../disk/lock.ts'
import { readOrdinary } from '../handbook/files.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { parseDay, type Day } from '../handbook/values/date.ts'
import { assessmentAreas, marks } from '../kinds/assessment.ts'
import { wantedRaters, type AreaSums } from '../measure/area-scores.ts'
import { countedBy, figuresOf, noFigures, type Figures, type Months } from '../measure/complaints/figures.ts'
import { countable } from '../measure/complaints/nameless.ts'
import type { RoundTotals } from '../measure/round-totals.ts'
import type { SignedTotals } from '../measure/signed-counted.ts'
import { changeDocument, makeDocument } from '../walk/save.ts'
import type { Words } from '../words/words.ts'
import { documentsHere } from './documents-here.ts'
import { openTable } from './open-table.ts'
import { roundsHere, roundsKnown } from './rounds-here.ts'
import { areOtherNumbers, otherTables, readOtherLists, type OtherNumbers } from './other-lists.ts'
import { settingFor } from './setting.ts'
import { areSigned, hasSignOffs, signedHere } from './signed-here.ts'
import { hasShapeOf, isCounts, isMap, isMapOf, isMonth, isWhole } from './shape.ts'
import { complaints, type Complaint } from './tables/complaints.ts'

/** Where the totals stand: the one file of `records/` that may leave this computer. */
export const figuresFile = 'records/figures.json'

/**
 * What the records come to: numbers, and names that the handbook has anyway. Git keeps them, so that a second laptop and
 * the checks of a server know how many there were, and never whose they were. Each part is there once its list is.
 */
export interface KeptFigures extends OtherNumbers {
  version: 1
  /** The day on which the lists were counted: what was not late then may be late now. */
  countedOn: Day
  /** Sums are in its smallest coins. */
  currency: string
  /** Month by month. */
  complaints?: Months
  /** Of the self-assessment, the oldest first. */
  rounds?: readonly RoundTotals[]
  /** Who was asked to read which page, and who has. */
  signed?: SignedTotals
}

/** The totals of a log. */
export function figuresFrom(rows: readonly Complaint[], handbook: Handbook): KeptFigures {
  return { ...noneKept(handbook), complaints: figuresOf(rows, handbook) }
}

function noneKept({ today, company }: Handbook): KeptFigures {
  return { version: 1, countedOn: today, currency: company?.fields.currency ?? '' }
}

/** Totals as they stand in the file: the same figures are the same bytes, in whatever order they were counted. */
export function figuresText(figures: KeptFigures): string {
  return `${lines(inOrder(figures))}\n`
}

/**
 * Counts the records anew and keeps the totals. To be called at the end of whatever changed a list or a round.
 *
 * @returns what to say where that could not be: what somebody entered is saved by then, whatever becomes of the totals
 */
export async function keepFigures(dir: string, handbook: Handbook, words: Words): Promise<string | undefined> {
  try {
    await writeFigures(dir, handbook, words)
    return undefined
  } catch (error) {
    if (error instanceof CannotRun) return words.say('records.unwritten.figures', { file: figuresFile, reason: error.message })
    throw error
  }
}

/**
 * Counts the records anew and writes the totals. Of a list that is not here, what was kept of it stays: each computer knows
 * only what is on its own disk. Nothing is written where there are no records.
 *
 * @param dir the project
 * @param handbook the working handbook: complaints may name problems that are drafts
 * @throws {CannotRun} where the totals that are there cannot be read: they are left as they are
 */
export async function writeFigures(dir: string, handbook: Handbook, words: Words): Promise<void> {
  const setting = settingFor(handbook, words)
  if (!(await hasRecords(dir, handbook))) return
  // Records are read behind the lock: of two who changed them at once, the last to write must have seen both.
  await locked(join(dir, 'records', '.figures.lock'), 'program', async () => {
    const log = await openTable(dir, complaints, setting, words, { only: countable })
    const kept = await readFigures(dir)
    // It may hold what another computer counted, and is from a newer version perhaps: nothing is written over it.
    if (kept === 'unreadable') throw new CannotRun(words.say('records.unwritten.unread', { file: figuresFile }))
    const here = await documentsHere(dir, handbook)
    // The sums of one or two people are nearly their own marks, which are nobody's business elsewhere.
    const rounds = roundsKnown(roundsHere(here), kept?.rounds).filter(({ raters }) => raters >= wantedRaters)
    const others = await readOtherLists(dir, { documents: [...handbook.documents, ...here], today: handbook.today }, setting, words)
    const signed = await signedHere(dir, handbook, words)
    const text = figuresText({
      ...(kept ?? noneKept(handbook)),
      ...(log &&
        figuresFrom(
          log.rows.map(({ values }) => values),
          handbook,
        )),
      ...others,
      ...(rounds.length > 0 && { rounds }),
      ...(signed && { signed }),
    })
    const isThere = await lstat(join(dir, figuresFile)).catch(() => undefined)
    if (isThere) await changeDocument(dir, figuresFile, () => text)
    else await makeDocument(dir, figuresFile, text)
  })
}

/** False where there is nothing to count: no list, and no round. */
async function hasRecords(dir: string, handbook: Handbook): Promise<boolean> {
  const tables = [complaints, ...Object.values(otherTables)]
  const there = await Promise.all(tables.map(({ file }) => lstat(join(dir, file)).catch(() => undefined)))
  return there.some((one) => one !== undefined) || (await hasSignOffs(dir)) || roundsHere(await documentsHere(dir, handbook)).length > 0
}

/**
 * Reads the totals.
 *
 * @returns undefined where there are none; `unreadable` where the file is damaged, or from a newer version than this
 */
export async function readFigures(dir: string): Promise<KeptFigures | 'unreadable' | undefined> {
  let bytes: Uint8Array
  try {
    bytes = await readOrdinary(join(dir, figuresFile))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : 'unreadable'
  }
  try {
    const read: unknown = JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
    return isKept(read) ? read : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** As text, with numbers that belong together on one line: so the file stays small, and a comparison of two readable. */
function lines(value: unknown, margin = ''): string {
  const parts = Array.isArray(value)
    ? value.map((part): [string, unknown] => ['', part])
    : isMap(value)
      ? Object.entries(value).map(([name, part]): [string, unknown] => [`${JSON.stringify(name)}: `, part])
      : []
  if (parts.every(([, part]) => typeof part !== 'object')) return JSON.stringify(value)
  const inner = parts.map(([name, part]) => `\n${margin} ${name}${lines(part, `${margin} `)}`).join(',')
  return Array.isArray(value) ? `[${inner}\n${margin}]` : `{${inner}\n${margin}}`
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (!isMap(value)) return value
  const names = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1))
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name])]))
}

function isKept(value: unknown): value is KeptFigures {
  if (!isMap(value) || value.version !== 1) return false
  const { countedOn, currency, complaints: months, rounds, signed } = value
  return (
    typeof countedOn === 'string' &&
    parseDay(countedOn) !== undefined &&
    typeof currency === 'string' &&
    /^(?:[A-Z]{3})?$/.test(currency) &&
    (months === undefined || isMonths(months)) &&
    (rounds === undefined || (Array.isArray(rounds) && rounds.every(isRound))) &&
    (signed === undefined || areSigned(signed)) &&
    areOtherNumbers(value)
  )
}

function isMonths(value: unknown): value is Months {
  return isMapOf(value, (figures, month) => isMonth(month) && isFigures(figures))
}

function isRound(value: unknown): value is RoundTotals {
  if (!isMap(value)) return false
  const { on, statements, raters, roles, areas } = value
  return (
    typeof on === 'string' &&
    parseDay(on) !== undefined &&
    typeof statements === 'string' &&
    isWhole(raters) &&
    (roles === undefined || isWhole(roles)) &&
    isMap(areas) &&
    assessmentAreas.every((area) => isAreaSums(areas[area]))
  )
}

function isAreaSums(value: unknown): boolean {
  if (!isMap(value) || !hasShapeOf(value, { sum: 0, answered: 0, asked: 0 })) return false
  const { sum, answered, asked } = value as unknown as AreaSums
  return answered <= asked && sum >= answered && sum <= answered * marks.length
}

/** Somebody may have put two versions of the file together by hand. */
function isFigures(value: unknown): value is Figures {
  if (!isMap(value) || !hasShapeOf(value, noFigures() as unknown as Record<string, unknown>)) return false
  const { sorts, content, times, by, groups, uses, spotSaid } = value as unknown as Figures
  return (
    isCounts(sorts) &&
    isCounts(content) &&
    // Totals from before these were counted do not have them.
    [spotSaid, ...Object.values(times).flatMap(({ byDay, said }) => [byDay, said])].every((n) => n === undefined || isWhole(n)) &&
    Object.values(times).every(({ minutes }) => isCounts(minutes)) &&
    countedBy.every((one) => Object.values(by[one]).every(isSums)) &&
    Object.values(groups).every((group) => isSums(group) && isCounts(group.places)) &&
    Object.values(uses).every(
      (roles) => isMap(roles) && Object.values(roles).every((places) => isMap(places) && Object.values(places).every(isUse)),
    )
  )
}

function isSums(value: unknown): boolean {
  return isMap(value) && hasShapeOf(value, { n: 0, given: 0, cost: 0 })
}

function isUse(value: unknown): boolean {
  const sums = isMap(value) && isMap(value.sums) ? value.sums : {}
  return (
    isMap(value) &&
    hasShapeOf(value, { met: 0, alone: 0, passed: 0, granted: 0, sums: { alone: {}, granted: {}, other: {} } }) &&
    Object.values(sums).every(isCounts)
  )
}
