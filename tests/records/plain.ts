import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/*
 * Reading and counting as anybody would do it with a pencil: nothing of the product's is used here, so that what both
 * come to is true twice.
 */

/** A row of a list by its headings; what is empty is not there. */
export type PlainRow = Record<string, string>

/** Splits a list letter by letter: commas between cells, or another sign. */
export function rowsOf(text: string, separator = ','): PlainRow[] {
  const rows: string[][] = [[]]
  let [cell, quoted] = ['', false]
  // What tells Excel the alphabet is no part of the first heading.
  for (let i = text.startsWith('\uFEFF') ? 1 : 0; i < text.length; i++) {
    const sign = text[i]!
    if (quoted && sign === '"' && text[i + 1] === '"') cell += text[++i]!
    else if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === separator || sign === '\n')) {
      rows.at(-1)!.push(cell)
      cell = ''
      if (sign === '\n') rows.push([])
    } else cell += sign
  }
  const [headings, ...others] = rows.filter((row) => row.length > 0)
  return others.map(
    (cells) => Object.fromEntries(headings!.map((heading, i) => [heading, cells[i]!]).filter(([, said]) => said !== '')) as PlainRow,
  )
}

/** A document's settings, as they stand between its lines of dashes. */
export interface Page {
  name: string
  /** Whatever people wrote. */
  settings: any
}

/** Every page of a folder of the sample, all its folders too. */
export function pagesIn(folder: string): Page[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({
      name: path.replace(/^.*\//, '').replace(/\.md$/, ''),
      settings: parse(readFileSync(join(folder, path), 'utf8').split('\n---')[0]!.slice(3), { schema: 'failsafe' }),
    }))
}

/** 12.50 as 1250. */
export function coins(said: string | undefined): number {
  return said === undefined ? 0 : Number(said.replace('.', ''))
}

/** Those of each name together, in the order in which they come. */
export function countOf<T>(things: readonly T[], nameOf: (thing: T) => string): Map<string, T[]> {
  const by = new Map<string, T[]>()
  for (const thing of things) by.set(nameOf(thing), [...(by.get(nameOf(thing)) ?? []), thing])
  return by
}

/** Minutes between two moments in which somebody works, counted one by one: from 8 to 20, but on Sundays and days off. */
export function minutesBetween(from: string, to: string, closedOn: ReadonlySet<string>): number {
  let minutes = 0
  for (let at = Date.parse(`${from.replace(' ', 'T')}Z`); at < Date.parse(`${to.replace(' ', 'T')}Z`); at += 60_000)
    if (isWorked(at, closedOn)) minutes++
  return minutes
}

/** The same hour so many working days later; from the next opening, where nobody works. */
export function workingDaysAfter(from: string, days: number, closedOn: ReadonlySet<string>): string {
  let at = Date.parse(`${from.replace(' ', 'T')}Z`)
  while (!isWorked(at, closedOn)) at += 60_000
  for (let left = days; left > 0;) {
    at += 24 * 3_600_000
    if (isWorked(at, closedOn)) left--
  }
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ')
}

function isWorked(at: number, closedOn: ReadonlySet<string>): boolean {
  const hour = Math.floor(at / 3_600_000) % 24
  if (hour < 8 || hour >= 20) return false
  const moment = new Date(at)
  return moment.getUTCDay() !== 0 && !closedOn.has(moment.toISOString().slice(0, 10))
}

/** The one in the list that so many per cent do not exceed. */
export function reached(numbers: readonly number[], percent: number): number {
  const inOrder = [...numbers].sort((a, b) => a - b)
  return inOrder[Math.ceil((percent / 100) * inOrder.length - 1e-9) - 1]!
}

/** A share in tenths of a per cent. */
export function perMille(part: number, whole: number): number {
  return Math.round((part / whole) * 1000)
}
