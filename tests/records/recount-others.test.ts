import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { repository, servicebook } from '../support/command.ts'
import { testDay } from '../support/project.ts'
import { coins, countOf, pagesIn, perMille, rowsOf, type PlainRow } from './plain.ts'

/*
 * The sample's answers, contacts, trainings and customers, counted a second time: by loops over the lists, without anything
 * of the product's but its words on paper.
 */

let said: any
let lists: Record<'surveys' | 'contacts' | 'attendance' | 'customers' | 'complaints', PlainRow[]>
/** The whole months of the period. */
const isIn = ({ Day }: PlainRow) => Day! >= '2025-12-01' && Day! <= '2026-11-21'
const monthOf = (row: PlainRow) => row.Day!.slice(0, 7)
const round = (value: number) => Math.round(value * 1e6) / 1e6

beforeAll(async () => {
  const read = async (name: string) => rowsOf(await readFile(join(repository, `records/${name}.csv`), 'utf8'))
  const [surveys, contacts, attendance, customers, complaints] = await Promise.all(
    ['surveys', 'contacts', 'attendance', 'customers', 'complaints'].map(read),
  )
  lists = { surveys: surveys!, contacts: contacts!, attendance: attendance!, customers: customers!, complaints: complaints! }
  const { stdout, stderr } = await servicebook(['insight', '--format', 'json', '--today', testDay])
  expect(stderr).toBe('')
  said = JSON.parse(stdout)
}, 60_000)

describe('answers', () => {
  test.each([
    ['customer-satisfaction', 'Satisfied customers', (mark: number) => mark >= 4],
    ['had-to-repeat-the-story', 'Had to tell it twice', (mark: number) => mark === 1],
  ] as const)('%s: altogether, place by place and month by month', (measure, heading, counts) => {
    const rows = lists.surveys.filter((row) => row['What was asked'] === heading).filter(isIn)
    const sum = (of: PlainRow[]) => ({
      n: of.length,
      value: round((100 * of.filter(({ Mark }) => counts(Number(Mark))).length) / of.length),
    })
    const found = said.surveys.find((one: any) => one.measure === measure)
    const told = ({ n, value }: any) => ({ n, value: round(value) })
    expect(rows.length).toBeGreaterThan(300)
    expect(told(found)).toEqual(sum(rows))
    const places = countOf(rows, ({ Place = '' }) => Place)
    expect(found.places.length).toBe(places.size)
    for (const place of found.places) expect(told(place)).toEqual(sum(places.get(place.title ?? '')!))
    const months = countOf(rows, monthOf)
    expect(found.byMonth.map(({ month }: any) => month)).toEqual([...months.keys()].sort())
    for (const month of found.byMonth) expect(told(month)).toEqual(sum(months.get(month.month)!))
  })

  test('the survey of February says what its page says', () => {
    const page = pagesIn(join(repository, 'policies')).find(({ name }) => name === 'what-would-you-change')!.settings
    const rows = lists.surveys.filter(({ Survey }) => Survey === page.question)
    expect(`${rows.length} customers`).toBe(page['how-many'])
    const again = page.findings.find(({ problem }: any) => problem === 'story-told-twice')
    expect(`${rows.filter(({ Mark }) => Mark === '1').length} of ${rows.length}`).toBe(again.count)
  })
})

describe('contacts', () => {
  const many = (rows: readonly PlainRow[]) => rows.reduce((n, row) => n + Number(row['How many'] ?? 1), 0)
  const share = (rows: readonly PlainRow[], heading: string) => {
    const [n, of] = [many(rows.filter((row) => row[heading] === 'yes')), many(rows.filter((row) => row[heading] !== undefined))]
    return { n, of, share: perMille(n, of) }
  }

  test('how many, by channel, and how it went', () => {
    const rows = lists.contacts.filter(isIn)
    expect(said.contacts.n).toBe(many(rows))
    const channels = countOf(rows, ({ Channel }) => Channel!)
    expect(said.contacts.channels.length).toBe(channels.size)
    for (const { title, n } of said.contacts.channels) expect(n).toBe(many(channels.get(title)!))
    expect(said.contacts.answered).toMatchObject(share(rows, 'Answered by a person'))
    expect(said.contacts.settled).toMatchObject(share(rows, 'Settled at once'))
    const complaints = lists.complaints.filter(
      (row) => Object.values(row).includes('Complaint') && row.Received! >= '2025-12-01' && row.Received! <= '2026-11-21T',
    )
    expect(said.contacts.complaints).toEqual({ n: complaints.length, of: many(rows) })
  })

  test.each([
    ['answered-by-a-person', 'goals', 'Answered by a person'],
    ['settled-by-first-person', 'goals', 'Settled at once'],
    ['a-person-answers', 'standards', 'Answered by a person'],
  ])('each reading of %s is the share of the month that ends with it', (name, _, heading) => {
    const { readings, baseline, ...rest } = pagesIn(join(repository, 'policies')).find((page) => page.name === name)!.settings
    const all = [...readings, ...(baseline === undefined ? [] : [{ on: rest['baseline-date'], value: baseline }])]
    expect(all.length).toBeGreaterThan(2)
    for (const { on, value } of all) {
      const rows = lists.contacts.filter((row) => monthOf(row) === on.slice(0, 7))
      expect(`${on} ${Math.round(share(rows, heading).share / 10)}%`).toBe(`${on} ${value}`)
    }
  })
})

describe('trainings', () => {
  test('who was there, who was not, and who is still to be introduced', () => {
    const gone = new Set(lists.attendance.filter((row) => row['Left on'] !== undefined).map(({ Person }) => Person))
    const rows = lists.attendance.filter(({ Person }) => !gone.has(Person))
    expect(gone.size).toBeGreaterThan(0)
    const people = countOf(rows, ({ Person }) => Person!)
    const wasAt = (person: string, training: string) =>
      people.get(person)!.some((row) => row.Training === training && row['Was there'] === 'yes')
    const launch = pagesIn(join(repository, 'policies')).find(({ settings }) => settings.form === 'launch-meeting')!.settings.title
    const introduced = [...people.keys()].filter((person) => wasAt(person, launch))
    expect(said.attendance.people).toMatchObject({ n: introduced.length, of: people.size })
    const toCome = [...people].filter(([person]) => !introduced.includes(person)).map(([, rows]) => rows.at(-1)!.Role)
    expect(said.attendance.toCome.flatMap(({ title, n }: any) => Array.from({ length: n }, () => title)).sort()).toEqual(toCome.sort())
    for (const [training, rowsOfIt] of countOf(rows, ({ Training }) => Training!)) {
      const asked = [...new Set(rowsOfIt.map(({ Person }) => Person!))]
      const there = asked.filter((person) => wasAt(person, training)).length
      expect(said.attendance.trainings.find(({ title }: any) => title === training)).toMatchObject({ there, missed: asked.length - there })
    }
  })
})

describe('customers', () => {
  test('what they bring, by rank, and what the policy on them says', () => {
    const found = lists.customers
      .map((row) => ({
        name: row.Customer!,
        turnover: coins(row.Turnover),
        cost: coins(row['Cost of goods']) + coins(row['Cost to serve']),
      }))
      .sort((a, b) => b.turnover - a.turnover)
    expect(new Set(found.map(({ name }) => name)).size).toBe(found.length)
    const sum = (of: typeof found) => of.reduce((all, { turnover }) => all + turnover, 0)
    expect(said.customers).toMatchObject({
      year: 2025,
      n: found.length,
      costMore: found.filter(({ turnover, cost }) => cost > turnover).length,
    })
    expect(said.customers.shares).toEqual({
      few: perMille(sum(found.slice(0, 5)), sum(found)),
      fifth: perMille(sum(found.slice(0, Math.ceil(found.length / 5))), sum(found)),
    })
    expect(said.customers.largest.map(({ rank, turnover, cost }: any) => ({ rank, turnover, cost }))).toEqual(
      found.slice(0, 5).map(({ turnover, cost }, i) => ({ rank: i + 1, turnover, cost })),
    )
    // The best fifth bring 58 in a hundred; each of the eight brings between two and four, and together they bring a fifth.
    expect(Math.round(perMille(sum(found.slice(0, Math.ceil(found.length / 5))), sum(found)) / 10)).toBe(58)
    const eight = found.slice(0, 8).map(({ turnover }) => perMille(turnover, sum(found)))
    expect(Math.min(...eight)).toBeGreaterThanOrEqual(20)
    expect(Math.max(...eight)).toBeLessThanOrEqual(40)
    expect(Math.round(eight.reduce((a, b) => a + b, 0) / 100)).toBe(2)
  })

  test('each file on a key account has the share and the cost of the list', () => {
    const files = pagesIn(join(repository, 'records/key-accounts'))
    const all = lists.customers.reduce((sum, { Turnover }) => sum + coins(Turnover), 0)
    expect(files.length).toBeGreaterThan(1)
    for (const { settings } of files) {
      const row = lists.customers.find(({ Customer }) => Customer === settings.customer)!
      expect(`${Math.round(perMille(coins(row.Turnover), all) / 10)}%`).toBe(settings['share-of-turnover'])
      expect(`${coins(row['Cost to serve']) / 100} EUR per year`).toBe(settings['cost-to-serve'])
    }
  })
})
