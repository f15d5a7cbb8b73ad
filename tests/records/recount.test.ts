import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repository, run, servicebook } from '../support/command.ts'
import { testDay } from '../support/project.ts'
import { coins, countOf, minutesBetween, pagesIn, perMille, reached, rowsOf, workingDaysAfter, type Page, type PlainRow } from './plain.ts'

/*
 * The sample's year, counted a second time: by loops over the list itself, without anything of the product's but its words
 * on paper. What `insight` says must be the same to the last coin and minute.
 */

/** The report of the command, by the names it has there. */
let said: any
let everything: PlainRow[]
/** Those of the period, and the complaints among them. */
let rows: PlainRow[]
let complaints: PlainRow[]
let pages: Page[]
let closedOn: Set<string>
const made: string[] = []

const period = { from: '2025-11-22', to: '2026-11-21' }

beforeAll(async () => {
  everything = rowsOf(await readFile(join(repository, 'records/complaints.csv'), 'utf8'))
  rows = everything.filter(({ Received }) => Received!.slice(0, 10) >= period.from && Received!.slice(0, 10) <= period.to)
  complaints = rows.filter(({ Kind }) => Kind === 'Complaint')
  pages = pagesIn(join(repository, 'policies'))
  const company = settingsOf('company')
  expect(company['working-hours']).toBe('Monday to Saturday 8:00-20:00')
  closedOn = new Set(company['closed-on'])
  const { stdout, stderr } = await servicebook(['insight', '--format', 'json', '--today', testDay])
  expect(stderr).toBe('')
  said = JSON.parse(stdout)
}, 60_000)

afterAll(async () => {
  await Promise.all(made.map((dir) => rm(dir, { recursive: true, force: true })))
})

function settingsOf(kind: string): any {
  return pages.find(({ settings }) => settings.kind === kind)!.settings
}

const ofKind = (kind: string) => pages.filter(({ settings }) => settings.kind === kind)
const sumOf = (of: readonly PlainRow[], heading: string) => of.reduce((sum, row) => sum + coins(row[heading]), 0)
const sums = (of: readonly PlainRow[]) => ({ n: of.length, given: sumOf(of, 'Given'), cost: sumOf(of, 'Cost') })
const settledOf = (row: PlainRow) => row.Settled
const byName = (a: string, b: string) => (a < b ? -1 : 1)

const lists = ['complaints', 'surveys', 'contacts', 'attendance', 'customers', 'people', 'sign-off-rounds', 'sign-off-codes', 'sign-offs']
const csvFiles = lists.map((list) => `records/${list}.csv`)

describe('the sample’s records', () => {
  test('are what the generator writes, to the byte', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'servicebook-'))
    made.push(dir)
    const { code, stderr } = await run(process.execPath, [join(repository, 'scripts/make-records.mjs'), dir], { cwd: repository })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    for (const file of [...csvFiles, 'records/slips/2026-11-20.csv', 'records/handed-in/2026-11-20.txt', 'records/figures.json'])
      expect((await readFile(join(dir, file))).equals(await readFile(join(repository, file))), file).toBe(true)
  })

  test('hold a year of at least 400 complaints, each with a reference of its own, no story twice', () => {
    expect(everything.filter(({ Kind }) => Kind === 'Complaint').length).toBeGreaterThanOrEqual(400)
    for (const heading of ['Reference', 'What happened'])
      expect(new Set(everything.map((row) => row[heading])).size, heading).toBe(everything.length)
    for (const [i, row] of everything.entries()) expect(row.Received! >= (everything[i - 1]?.Received ?? '')).toBe(true)
  })

  test('are read to the last row, and check finds nothing in them but customers who wait', async () => {
    const { code, stdout } = await servicebook(['check', '--strict', '--format', 'json', '--today', testDay])
    const found: { file: string; severity: string }[] = JSON.parse(stdout).findings
    const inRecords = found.filter(({ file }) => file.startsWith('records/'))
    expect(inRecords.filter(({ severity, file }) => severity !== 'advice' || file !== 'records/complaints.csv')).toEqual([])
    expect(code).toBe(0)
    expect(said.leftOut).toEqual([])
  })
})

describe('the recount agrees', () => {
  test('how many came in, what they cost, and what became of them', () => {
    const names = { Complaint: 'complaint', Praise: 'praise', Comment: 'comment', Question: 'question' }
    expect(said.sorts).toEqual(
      Object.fromEntries(Object.entries(names).map(([title, name]) => [name, rows.filter(({ Kind }) => Kind === title).length])),
    )
    expect(said.complaints).toEqual(sums(complaints))
    expect(said.settled).toBe(complaints.filter(settledOf).length)
    const spot = complaints.filter((row) => row['Settled on the spot'] === 'yes').length
    const says = complaints.filter((row) => row['Settled on the spot'] === 'yes' || row['Settled on the spot'] === 'no').length
    expect(said.onTheSpot).toEqual({ n: spot, of: says, share: perMille(spot, says) })
    const asked = complaints.filter(({ Content }) => Content !== undefined)
    const content = asked.filter(({ Content }) => Content === 'Yes').length
    expect(said.content).toMatchObject({ n: content, of: asked.length, share: perMille(content, asked.length) })
    const costed = complaints.filter(({ Cost }) => Cost !== undefined)
    expect(said.average).toEqual({ of: costed.length, coins: Math.round(sumOf(costed, 'Cost') / costed.length) })
  })

  test.each([
    ['category', 'Category'],
    ['channel', 'Channel'],
    ['cause', 'Cause'],
    ['place', 'Place'],
  ])('by %s, from the most frequent down', (by, heading) => {
    compareBars(
      said.by[by],
      countOf(complaints, (row) => row[heading] ?? ''),
    )
  })

  test('by area, of the first policy behind the situation', () => {
    const areaOf = new Map(ofKind('policy').map(({ name, settings }) => [name, String(settings.area)]))
    const policyOf = new Map(ofKind('discretion').map(({ settings }) => [String(settings.situation), settings.policies[0] as string]))
    const counted = countOf(complaints, (row) => areaOf.get(policyOf.get(row.Situation!)!)!)
    expect(Object.fromEntries(said.by.area.map(({ name, n }: { name: string; n: number }) => [name, n]))).toEqual(
      Object.fromEntries([...counted].map(([area, of]) => [area, of.length])),
    )
  })

  test('month by month', () => {
    const counted = countOf(complaints, (row) => row.Received!.slice(0, 7))
    expect(said.byMonth).toEqual([...counted].sort(([a], [b]) => byName(a, b)).map(([month, of]) => ({ month, ...sums(of) })))
  })

  test('minutes by the company’s hours, counted one by one', () => {
    const unit = (from: string, to: string) =>
      complaints.flatMap((row) => (row[from] && row[to] ? [minutesBetween(row[from], row[to], closedOn)] : []))
    for (const [figure, from, to] of [
      ['acknowledged', 'Received', 'Acknowledged'],
      ['settled', 'Received', 'Settled'],
      ['followedUp', 'Settled', 'Asked afterwards'],
    ] as const) {
      const minutes = unit(from, to)
      expect(said.times[figure], figure).toMatchObject({
        timed: minutes.length,
        median: reached(minutes, 50),
        ninetieth: reached(minutes, 90),
      })
    }
    // E-mail has a standard of four hours; of all else, a working day is usual.
    expect(settingsOf('company').channels.find(({ name }: Page) => name === 'email').title).toBe('E-mail')
    const heard = complaints.filter((row) => isInTime(row)).length
    const due = complaints.filter((row) => row.Acknowledged !== undefined || workingDaysAfter(row.Received!, 1, closedOn) < testDay)
    expect(said.times.acknowledged.inTime).toEqual({ n: heard, of: due.length, share: perMille(heard, due.length) })
    const settled = complaints.filter(settledOf)
    const kept = settled.filter((row) => row['Promised for'] !== undefined && row.Settled! <= row['Promised for'])
    const promised = complaints.filter(
      (row) => row['Promised for'] !== undefined && (row.Settled ?? row['Promised for'].slice(0, 10) < testDay),
    )
    expect(said.promises).toEqual({ n: kept.length, of: promised.length, share: perMille(kept.length, promised.length) })
  })

  test('the three most worth putting right, and no others than the pages say', () => {
    const problems = ofKind('problem')
    const hands: Record<string, number> = { fully: 3, partly: 2, hardly: 1 }
    const groups = [...countOf(complaints, (row) => row['Problem of ours'] ?? `category ${row.Category!}`)].map(([title, of]) => {
      const page = problems.find(({ settings }) => settings.statement === title)
      const canAct = page === undefined ? 2 : hands[page.settings['can-act']]!
      const months = (from: string, to: string) =>
        of.filter(({ Received }) => Received!.slice(0, 7) >= from && Received!.slice(0, 7) <= to).length
      const where = [...countOf(of, ({ Place }) => Place!)].map(([place, all]) => ({ title: place, n: all.length }))
      return {
        title,
        ...sums(of),
        score: of.length * sumOf(of, 'Cost') * canAct,
        since: of[0]!.Received!.slice(0, 7),
        places: where.sort((a, b) => b.n - a.n),
        trend: { before: months('2026-05', '2026-07'), after: months('2026-08', '2026-10') },
      }
    })
    groups.sort((a, b) => b.score - a.score)
    expect(said.topThree).toMatchObject(groups.slice(0, 3))
    expect(
      groups
        .slice(0, 3)
        .map(({ title }) => title)
        .sort(byName),
    ).toEqual(
      problems
        .filter(({ settings }) => settings['top-three'] === 'yes')
        .map(({ settings }) => String(settings.statement))
        .sort(byName),
    )
  })

  test('limits against what was done with them, for each role in each situation', () => {
    const cases = complaints.filter(({ Situation }) => Situation !== undefined)
    const counted = [...countOf(cases, (row) => `${row.Situation!} / ${row['Received by']!}`)].map(([key, of]) => {
      const asked = of.filter(({ Asked }) => Asked !== undefined)
      const yes = asked.filter((row) => row['Said yes'] === 'yes')
      const alone = of.filter(({ Asked, Settled }) => Asked === undefined && Settled !== undefined)
      const ended = of.filter(({ Given }) => Given !== undefined).map(({ Given }) => coins(Given))
      const most = limitOf(of[0]!, false)
      return {
        key,
        met: of.length,
        alone: alone.length,
        passed: asked.length,
        granted: yes.length,
        limit: most,
        couldHave: yes.filter(({ Given }) => most !== null && coins(Given) <= most).length,
        above: alone.filter((row) => limitOf(row, true) !== null && coins(row.Given) > limitOf(row, true)!).length,
        covered: ended.length === 0 ? null : { 80: reached(ended, 80), 95: reached(ended, 95), 99: reached(ended, 99) },
      }
    })
    const told = ['met', 'alone', 'passed', 'granted', 'limit', 'couldHave', 'above', 'covered'] as const
    const theirs: { key: string }[] = said.limits.map(({ situation, role, ...limit }: Record<string, { title: string }>) => ({
      key: `${situation!.title} / ${role!.title}`,
      ...Object.fromEntries(told.map((one) => [one, limit[one]])),
    }))
    expect(theirs.sort((a, b) => byName(a.key, b.key))).toEqual(counted.sort((a, b) => byName(a.key, b.key)))
    expect(counted.reduce((sum, { above }) => sum + above, 0)).toBeGreaterThan(2)
  })

  test('one limit is too small: drivers ask, and hear yes', () => {
    const proposed = said.limits.filter(({ proposal }: { proposal: unknown }) => proposal !== null)
    const asked = complaints.filter(
      (row) => row.Situation === 'Delivered later than we promised' && row['Received by'] === 'Driver' && row.Asked !== undefined,
    )
    const given = asked.filter((row) => row['Said yes'] === 'yes').map(({ Given }) => coins(Given))
    expect(proposed).toHaveLength(1)
    expect(proposed[0]).toMatchObject({
      situation: { name: 'late-delivery' },
      role: { name: 'driver' },
      passed: asked.length,
      granted: given.length,
      limit: 2500,
    })
    expect(given.length / asked.length).toBeGreaterThan(0.9)
    const { limit, spared } = proposed[0].proposal
    expect(limit).toBeGreaterThanOrEqual(reached(given, 80))
    expect(limit).toBeLessThan(reached(given, 80) * 1.2)
    expect(spared).toBe(given.filter((sum) => sum <= limit).length)
  })

  test('who waits, by reference', () => {
    const late = everything.flatMap((row) => {
      if (row.Kind !== 'Complaint') return []
      const { Settled, Acknowledged, Received } = row
      if (!Settled && row['Promised for'] && row['Promised for'].slice(0, 10) < testDay) return [`promise ${row.Reference!}`]
      if (!Settled && !Acknowledged && workingDaysAfter(Received!, 1, closedOn).slice(0, 10) < testDay)
        return [`acknowledgement ${row.Reference!}`]
      if (!Settled && row['Next word by'] && row['Next word by'].slice(0, 10) < testDay) return [`next-word ${row.Reference!}`]
      if (Settled && !row['Asked afterwards'] && workingDaysAfter(Settled, 5, closedOn).slice(0, 10) < testDay)
        return [`question-afterwards ${row.Reference!}`]
      return []
    })
    expect(said.overdue.map(({ waits, reference }: Record<string, string>) => `${waits!} ${reference!}`).sort(byName)).toEqual(
      late.sort(byName),
    )
    expect(new Set(late.map((one) => one.split(' ')[0]))).toEqual(
      new Set(['promise', 'acknowledgement', 'next-word', 'question-afterwards']),
    )
  })

  test('causes that come back: as often as the most within 90 days', () => {
    const counted = [
      ...countOf(
        complaints.filter((row) => row['Cause in words']),
        (row) => `${row.Cause!} ${row['Cause in words']!}`,
      ).values(),
    ].map((of) => Math.max(...of.map(({ Received }) => of.filter((other) => isWithin90(Received!, other.Received!)).length)))
    expect(said.repeatCauses.map(({ n }: { n: number }) => n)).toEqual(counted.filter((n) => n >= 3).sort((a, b) => b - a))
    expect(JSON.stringify(said)).not.toContain(complaints[0]!['Cause in words'])
  })
})

describe('what stands in the handbook follows from the log', () => {
  test('the share settled by the first person, as its goal has read it', () => {
    const goal = pages.find(({ name }) => name === 'settled-by-first-person')!.settings
    const share = (from: string, to: string) => {
      const of = everything.filter(
        ({ Kind, Received }) => Kind === 'Complaint' && Received!.slice(0, 7) >= from && Received!.slice(0, 7) <= to,
      )
      return `${String(Math.round((of.filter((row) => row['Settled on the spot'] === 'yes').length / of.length) * 100))}%`
    }
    expect(goal.baseline).toBe(share('2025-11', '2026-01'))
    const readings = goal.readings as { on: string; value: string }[]
    const spans = { '2026-03-31': '2026-02', '2026-06-30': '2026-04', '2026-09-30': '2026-09', '2026-10-31': '2026-10' }
    expect(readings.map(({ on, value }) => [on, value])).toEqual(
      Object.entries(spans).map(([on, from]) => [on, share(from, on.slice(0, 7))]),
    )
  })

  test('mails of complaint answered within four hours, as their standard has read it', () => {
    const standard = pages.find(({ name }) => name === 'complaint-acknowledged')!.settings
    for (const { on, value } of standard.readings as { on: string; value: string }[]) {
      const mails = everything.filter(
        ({ Kind, Channel, Received }) => Kind === 'Complaint' && Channel === 'E-mail' && Received!.startsWith(on.slice(0, 7)),
      )
      expect(`${String(Math.round((mails.filter(isInTime).length / mails.length) * 100))}%`, on).toBe(value)
    }
  })

  test('orders with something wrong, by the 800 orders of a quarter', () => {
    const goal = pages.find(({ name }) => name === 'orders-right-first-time')!.settings
    const problem = String(pages.find(({ name }) => name === 'wrong-or-missing-part')!.settings.statement)
    const perThousand = (from: string, to: string) => {
      const of = everything.filter(
        (row) => row['Problem of ours'] === problem && row.Received!.slice(0, 7) >= from && row.Received!.slice(0, 7) <= to,
      )
      return `${String(Math.round((of.length / 800) * 1000))} per 1000 orders`
    }
    expect(goal.baseline).toBe(perThousand('2025-11', '2026-01'))
    const spans: Record<string, string> = { '2026-05-31': '2026-03', '2026-08-31': '2026-06', '2026-10-31': '2026-08' }
    for (const { on, value } of goal.readings as { on: string; value: string }[])
      expect(value, on).toBe(perThousand(spans[on]!, on.slice(0, 7)))
  })
})

function compareBars(bars: object[], counted: Map<string, PlainRow[]>): void {
  let sofar = 0
  const ours = [...counted]
    .map(([title, of]) => ({ title, ...sums(of) }))
    .sort((a, b) => Number(a.title === '') - Number(b.title === '') || b.n - a.n)
    .map((bar) => {
      sofar += bar.n
      return { ...bar, share: perMille(bar.n, complaints.length), cumulative: perMille(sofar, complaints.length) }
    })
  // Of several that are as frequent, the order is by names that only the product knows.
  const shown = bars.map((bar) => ({ title: '', ...bar })) as unknown as typeof ours
  expect(shown.map(({ n, cumulative }) => [n, cumulative])).toEqual(ours.map(({ n, cumulative }) => [n, cumulative]))
  for (const { title, n, given, cost, share } of ours)
    expect(
      shown.find((bar) => bar.title === title),
      title,
    ).toMatchObject({ n, given, cost, share })
}

/**
 * The most a role may give for the trouble, in coins, by reading its lines of the ladder: of what most rungs give in the
 * same words, since a loan piece is no sum that anybody gives away. At a place, what that place widens.
 */
function limitOf(row: PlainRow, here: boolean): number | null {
  type Rung = { role: string | string[]; may: string[] }
  const role = settingsOf('company').roles.find(({ title }: { title: string }) => title === row['Received by']).name as string
  const { name, settings } = ofKind('discretion').find((page) => String(page.settings.situation) === row.Situation)!
  const ladder = settings.ladder as Rung[]
  const linesOf = (rungs: readonly Rung[]) => rungs.filter((rung) => [rung.role].flat().includes(role)).flatMap(({ may }) => may)
  const place = ofKind('place').find((page) => String(page.settings.name) === row.Place)!.settings as {
    wider?: (Rung & { guideline: string })[]
  }
  const may = linesOf(ladder)
  const wider = here ? linesOf((place.wider ?? []).filter(({ guideline }) => guideline === name)) : []
  if (here && may.some((line) => line.includes('%'))) return null
  const wordsOf = (line: string) => line.split(', up to ')[0]!
  const sumsIn = (lines: readonly string[]) =>
    lines.flatMap((line) => [...line.matchAll(/(\d+) EUR per (?:case|customer|visit|call)/g)].map(([, sum]) => Number(sum) * 100))
  const inWords = [
    ...countOf(
      ladder.flatMap((rung) => rung.may).filter((line) => sumsIn([line]).length > 0),
      wordsOf,
    ),
  ]
  const most = Math.max(...inWords.map(([, lines]) => lines.length))
  const usual = inWords.find(([, lines]) => lines.length === most)?.[0]
  const all = [...may, ...wider]
  const sums = sumsIn(all.filter((line) => wordsOf(line) === usual))
  const others = sumsIn(all)
  return sums.length > 0 ? Math.max(...sums) : others.length > 0 ? Math.max(...others) : null
}

function isInTime(row: PlainRow): boolean {
  if (row.Acknowledged === undefined) return false
  if (row.Channel === 'E-mail') return minutesBetween(row.Received!, row.Acknowledged, closedOn) <= 240
  return row.Acknowledged <= workingDaysAfter(row.Received!, 1, closedOn)
}

function isWithin90(first: string, other: string): boolean {
  const days = (Date.parse(other.slice(0, 10)) - Date.parse(first.slice(0, 10))) / 86_400_000
  return days >= 0 && days < 90
}
