import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Handbook } from '../../src/handbook/handbook.ts'
import { insightOf } from '../../src/measure/complaints/insight.ts'
import { nameless } from '../../src/measure/complaints/nameless.ts'
import { figuresFile, figuresFrom, figuresText, readFigures, writeFigures } from '../../src/records/figures.ts'
import { complaints, type Complaint } from '../../src/records/tables/complaints.ts'
import { wordsFor } from '../../src/words/words.ts'
import { handbookWith, insightInto, logText, madeLog } from '../support/complaint-log.ts'
import { drawsFrom } from '../support/seeded.ts'

let handbook: { dir: string; working: Handbook; inForce: Handbook }
const rows = madeLog(200)
const personal = Object.entries(complaints.columns).flatMap(([name, column]) => (column.personal ? [name as keyof Complaint] : []))
beforeAll(async () => {
  handbook = await handbookWith()
  await mkdir(join(handbook.dir, 'records'), { recursive: true })
})

describe('totals that are kept', () => {
  test('hold nothing personal: no cell of any personal column, in any byte', () => {
    const cells = rows.flatMap((row) => personal.flatMap((name) => (row[name] === undefined ? [] : [String(row[name])])))
    expect(personal).toContain('customer')
    // Every personal column but none had something in it to find.
    expect(new Set(rows.flatMap((row) => personal.filter((name) => row[name] !== undefined)))).toEqual(new Set(personal))
    const text = figuresText(figuresFrom(rows, handbook.working))
    expect(cells.filter((cell) => text.includes(cell))).toEqual([])
    expect(rows.filter(({ reference }) => text.includes(reference!))).toEqual([])
  })

  test('are counted from rows that have no personal column left', () => {
    expect(Object.keys(nameless(rows[0]!)).filter((name) => personal.includes(name as keyof Complaint))).toEqual([])
    expect(nameless(rows[0]!)).toMatchObject({ category: rows[0]!.category, received: rows[0]!.received })
  })

  test('are the same bytes in whatever order they were counted', () => {
    const draw = drawsFrom(3)
    const mixed = rows.map((row) => ({ row, at: draw() })).toSorted((a, b) => a.at - b.at)
    expect(
      figuresText(
        figuresFrom(
          mixed.map(({ row }) => row),
          handbook.working,
        ),
      ),
    ).toBe(figuresText(figuresFrom(rows, handbook.working)))
  })

  test('show all that the log shows of whole months, but for who waits and which causes come back', async () => {
    const period = { from: '2025-12-01', to: '2026-11-21' }
    await writeFile(join(handbook.dir, figuresFile), figuresText(figuresFrom(rows, handbook.working)))
    const kept = await readFigures(handbook.dir)
    if (kept === undefined || kept === 'unreadable') throw new Error('not read')
    const fromTotals = insightOf({ period, months: kept.complaints! }, handbook.working, handbook.inForce)
    const fromLog = insightInto(rows, handbook, period)
    expect(fromTotals).toEqual({ ...fromLog, source: 'figures', overdue: undefined, repeatCauses: undefined })
    expect(fromLog.complaints.n).toBeGreaterThan(100)
    expect(fromLog.overdue!.length).toBeGreaterThan(0)
    expect(fromLog.repeatCauses!.length).toBeGreaterThan(0)
  })
})

describe('writing them', () => {
  const words = wordsFor('en')
  const text = () => readFile(join(handbook.dir, figuresFile), 'utf8')

  test('counts the log that stands on the disk, and again the same bytes', async () => {
    await rm(join(handbook.dir, figuresFile), { force: true })
    await writeFile(join(handbook.dir, complaints.file), logText(rows, handbook.working))
    await writeFigures(handbook.dir, handbook.working, words)
    const first = await text()
    expect(first).toBe(figuresText(figuresFrom(rows, handbook.working)))
    await writeFigures(handbook.dir, handbook.working, words)
    expect(await text()).toBe(first)
  })

  test('several at once end with the totals of the whole log', async () => {
    await Promise.all(
      [1, 2, 3].map(async (n) => {
        await writeFile(join(handbook.dir, complaints.file), logText(rows.slice(0, 50 * n + 50), handbook.working))
        await writeFigures(handbook.dir, handbook.working, words)
      }),
    )
    const log = logText(rows.slice(0, 80), handbook.working)
    await writeFile(join(handbook.dir, complaints.file), log)
    await Promise.all([1, 2, 3].map(() => writeFigures(handbook.dir, handbook.working, words)))
    expect(await text()).toBe(figuresText(figuresFrom(rows.slice(0, 80), handbook.working)))
  })

  test('without a log, nothing is written and nothing lost', async () => {
    const before = await text()
    await rm(join(handbook.dir, complaints.file))
    await writeFigures(handbook.dir, handbook.working, words)
    expect(await text()).toBe(before)
  })
})

describe('reading them', () => {
  const whole = () => JSON.parse(figuresText(figuresFrom(rows.slice(0, 20), handbook.working))) as Record<string, never>
  const read = async (text: string) => {
    await writeFile(join(handbook.dir, figuresFile), text)
    return readFigures(handbook.dir)
  }

  test('where there are none', async () => {
    await rm(join(handbook.dir, figuresFile), { force: true })
    expect(await readFigures(handbook.dir)).toBeUndefined()
  })

  test('with a mark at the beginning, as some editors leave one', async () => {
    expect(await read(`\uFEFF${JSON.stringify(whole())}`)).toMatchObject({ version: 1, countedOn: '2026-11-21', currency: 'EUR' })
  })

  /** Changes one thing that stands in the totals. */
  const changed = (change: (figures: { [key: string]: any }) => void) => {
    const figures = whole() as { [key: string]: any }
    change(figures)
    return JSON.stringify(figures)
  }
  const month = (figures: { [key: string]: any }) => Object.values(figures.complaints)[0] as { [key: string]: any }

  test.each<[string, () => string]>([
    ['half of the file', () => JSON.stringify(whole()).slice(0, 300)],
    ['two versions that nobody put together', () => `<<<<<<< ours\n${JSON.stringify(whole())}`],
    ['another version of the form', () => changed((figures) => (figures.version = 2))],
    ['a list', () => '[]'],
    ['a month there is not', () => changed((figures) => (figures.complaints['2026-13'] = month(figures)))],
    ['a number in words', () => changed((figures) => (month(figures).all.n = 'twelve'))],
    ['less than nothing', () => changed((figures) => (month(figures).settled = -1))],
    ['half a complaint', () => changed((figures) => (month(figures).sorts.complaint = 0.5))],
    ['a part left out', () => changed((figures) => delete month(figures).promises)],
    ['a group without its places', () => changed((figures) => (month(figures).groups['category/late'] = { n: 1, given: 0, cost: 0 }))],
    ['a use that is none', () => changed((figures) => (month(figures).uses.late = { driver: { '': 4 } }))],
  ])('%s is unreadable', async (_name, text) => expect(await read(text())).toBe('unreadable'))
})
