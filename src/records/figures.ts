import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { locked } from '../disk/lock.ts'
import type { Handbook } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Counts } from '../measure/complaints/counts.ts'
import { countedBy, figuresOf, noFigures, type Figures, type Months } from '../measure/complaints/figures.ts'
import { changeDocument, makeDocument } from '../walk/save.ts'
import type { Words } from '../words/words.ts'
import { openTable } from './open-table.ts'
import { settingFor } from './setting.ts'
import { complaints, type Complaint } from './tables/complaints.ts'

/** Where the totals stand: the one file of `records/` that may leave this computer. */
export const figuresFile = 'records/figures.json'

/**
 * Totals of the complaint log, month by month: numbers, and names that the handbook has anyway. Git keeps them, so that a
 * second laptop and the checks of a server know how many there were, and never whose they were.
 */
export interface KeptFigures {
  version: 1
  /** The day on which they were counted: what was not late then may be late now. */
  countedOn: Day
  /** Sums are in its smallest coins. */
  currency: string
  complaints: Months
}

/** The totals of a log. */
export function figuresFrom(rows: readonly Complaint[], handbook: Handbook): KeptFigures {
  const currency = handbook.company?.fields.currency ?? ''
  return { version: 1, countedOn: handbook.today, currency, complaints: figuresOf(rows, handbook) }
}

/** Totals as they stand in the file: the same figures are the same bytes, in whatever order they were counted. */
export function figuresText(figures: KeptFigures): string {
  return `${JSON.stringify(inOrder(figures), null, 1)}\n`
}

/**
 * Counts the log anew and keeps the totals. To be called at the end of whatever changed the log.
 *
 * Nothing is written where there is no log.
 *
 * @param dir the project
 * @param handbook the working handbook: complaints may name problems that are drafts
 */
export async function writeFigures(dir: string, handbook: Handbook, words: Words): Promise<void> {
  const setting = settingFor(handbook, words)
  if ((await openTable(dir, complaints, setting, words)) === undefined) return
  // The log is read behind the lock: of two who changed it at once, the last to write must have seen both.
  await locked(join(dir, 'records', '.figures.lock'), 'program', async () => {
    const log = await openTable(dir, complaints, setting, words)
    if (log === undefined) return
    const rows = log.rows.map(({ values }) => values)
    const text = figuresText(figuresFrom(rows, handbook))
    const isThere = await lstat(join(dir, figuresFile)).catch(() => undefined)
    if (isThere) await changeDocument(dir, figuresFile, () => text)
    else await makeDocument(dir, figuresFile, text)
  })
}

/**
 * Reads the totals.
 *
 * @returns undefined where there are none; `unreadable` where the file is damaged, or from a newer version than this
 */
export async function readFigures(dir: string): Promise<KeptFigures | 'unreadable' | undefined> {
  let text: string
  try {
    text = await readFile(join(dir, figuresFile), 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : 'unreadable'
  }
  try {
    const read: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return isKept(read) ? read : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

function inOrder(value: unknown): unknown {
  if (!isMap(value)) return value
  const names = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1))
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name])]))
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isKept(value: unknown): value is KeptFigures {
  if (!isMap(value) || value.version !== 1 || !isMap(value.complaints)) return false
  const { countedOn, currency, complaints: months } = value
  return (
    typeof countedOn === 'string' &&
    typeof currency === 'string' &&
    Object.entries(months as object).every(([month, figures]) => /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && isFigures(figures))
  )
}

/** Somebody may have put two versions of the file together by hand. */
function isFigures(value: unknown): value is Figures {
  if (!isMap(value) || !hasShapeOf(value, noFigures() as unknown as Record<string, unknown>)) return false
  const { sorts, content, times, by, groups, uses } = value as unknown as Figures
  return (
    isCounts(sorts) &&
    isCounts(content) &&
    Object.values(times).every(({ minutes }) => isCounts(minutes)) &&
    countedBy.every((one) => Object.values(by[one]).every(isSums)) &&
    Object.values(groups).every((group) => isSums(group) && isCounts(group.places)) &&
    Object.values(uses).every(
      (roles) => isMap(roles) && Object.values(roles).every((places) => isMap(places) && Object.values(places).every(isUse)),
    )
  )
}

/** True where everything stands there that a pattern has, numbers as whole numbers. */
function hasShapeOf(value: Record<string, unknown>, pattern: Record<string, unknown>): boolean {
  return Object.entries(pattern).every(([name, part]) => {
    const there = Object.hasOwn(value, name) ? value[name] : undefined
    return isMap(part) ? isMap(there) && hasShapeOf(there, part) : isWhole(there)
  })
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isCounts(value: unknown): value is Counts {
  return isMap(value) && Object.values(value).every(isWhole)
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
