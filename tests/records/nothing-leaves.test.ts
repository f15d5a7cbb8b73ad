import { appendFile, cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { keyOf } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { writeFigures } from '../../src/records/figures.ts'
import { otherTables } from '../../src/records/other-lists.ts'
import type { Table } from '../../src/records/table.ts'
import { signOffTables } from '../../src/records/signed-here.ts'
import { complaints } from '../../src/records/tables/complaints.ts'
import { collect } from '../../src/signoff/collect.ts'
import { writeSlips } from '../../src/signoff/hand-out.ts'
import { openRound } from '../../src/signoff/open-round.ts'
import { makeReceipt } from '../../src/signoff/receipt.ts'
import { signablePages } from '../../src/signoff/versions.ts'
import { wordsFor } from '../../src/words/words.ts'
import { repository, servicebook } from '../support/command.ts'
import { bytesOf } from '../support/folder.ts'
import { makeProject, testDay } from '../support/project.ts'
import { pagesIn, rowsOf } from './plain.ts'

/*
 * Names, numbers and whatever people wrote stay in `records/`: each is looked for in every byte that leaves it.
 */

const audiences = { staff: 'handbook', public: 'handbook-public', managers: 'handbook-managers' } as const

let dir: string
/** Everything that must be found nowhere, in small letters. */
let secrets: Set<string>
/** Who is asked to read a page, and the codes they were handed. */
const asked = ['Quirina Zobel', 'Ladislav Öpik-Wren', 'Xanthe Quill', 'Jarmo Vuorinen-Zed']
let codes: string[]

beforeAll(async () => {
  dir = await sampleWith({ records: true })
  await askedToRead(dir)
  const project = await readProject(dir, { today: testDay })
  await writeFigures(dir, project.working, wordsFor('en'))
  secrets = await secretsOf(dir)
  for (const secret of [...asked, ...codes]) secrets.add(secret.toLowerCase())
  for (const audience of Object.keys(audiences)) await build(dir, audience)
}, 180_000)

describe('nothing of the records leaves them', () => {
  test('there is much to be looked for, and looking finds it', async () => {
    expect(secrets.size).toBeGreaterThan(3000)
    const log = await readFile(join(dir, 'records/complaints.csv'), 'utf8')
    const found = foundIn(log.replaceAll('""', '"'), secrets)
    expect(found.size).toBeGreaterThan(2800)
    const [one] = [...secrets]
    expect([...foundIn(`<p>${one!.replaceAll("'", '&#x27;')}</p>`, secrets)]).toContain(one)
  })

  test.each(Object.entries(audiences))('no byte of the pages for %s', async (_, folder) => {
    const files = Object.keys(await bytesOf(join(dir, folder)))
    expect(files.length).toBeGreaterThan(5)
    const found: string[] = []
    for (const file of files) {
      const text = await readFile(join(dir, folder, file), 'utf8')
      for (const secret of foundIn(`${file}\n${text}`, secrets)) found.push(`${secret} in ${file}`)
    }
    expect(found).toEqual([])
  })

  test('no byte of the totals', async () => {
    const text = await readFile(join(dir, 'records/figures.json'), 'utf8')
    expect(text.length).toBeGreaterThan(1000)
    expect([...foundIn(text, secrets)]).toEqual([])
    // Not even which page of the log it was.
    expect(text).not.toMatch(/20\d\d-\d{4}/)
  })

  test('what signoff status prints into a pipe has names, which it is for, and no code', async () => {
    const { stdout, stderr } = await servicebook(['signoff', 'status', '--format', 'json', '--dir', dir, '--today', testDay])
    expect(stdout).toContain(asked[0]!)
    expect(foundIn(stdout + stderr, new Set(codes.map((code) => code.toLowerCase()))).size).toBe(0)
    // Without their hyphens, and cut into their groups, neither.
    for (const code of codes) expect(stdout.replaceAll('-', '')).not.toContain(code.replaceAll('-', '').slice(4))
    const data = await readFile(join(dir, 'records/figures.json'), 'utf8')
    expect(Object.keys((JSON.parse(data) as { signed: object }).signed).length).toBeGreaterThan(0)
  })

  test.each([
    'check',
    'check --format json',
    'insight',
    'insight --format json',
    'log --list',
    'log surveys --list',
    'log attendance --list',
    'log customers --list',
  ])('nothing that %s prints into a pipe', async (said) => {
    const { stdout, stderr } = await servicebook([...said.split(' '), '--dir', dir, '--today', testDay])
    expect(stdout.length).toBeGreaterThan(500)
    expect([...foundIn(stdout + stderr, secrets)]).toEqual([])
  })

  test('staff and customers read the same bytes where there are no records', async () => {
    const bare = await sampleWith({ records: false })
    for (const audience of ['staff', 'public'] as const) {
      await build(bare, audience)
      expect(await bytesOf(join(bare, audiences[audience]))).toEqual(await bytesOf(join(dir, audiences[audience])))
    }
  }, 120_000)
})

/** A round about one page of the sample, half of which came back. */
async function askedToRead(project: string): Promise<void> {
  const words = wordsFor('en')
  const read = () => readProject(project, { today: testDay })
  const { signable, role } = await read().then((now) => ({
    signable: signablePages(now)[0]!,
    role: now.working.company!.fields.roles![0]!.name!,
  }))
  await appendFile(join(project, 'records/people.csv'), asked.map((name) => `${name},${role}\n`).join(''))
  const opened = await openRound(project, read, { roles: [role], places: [], documents: [signable.path] }, words)
  if (!('standing' in opened)) throw new Error(JSON.stringify(opened.refusals))
  await writeSlips(await read(), opened.standing, opened.added, words)
  codes = opened.standing.people.flatMap(({ person, code }) => (asked.includes(person) ? [code] : []))
  const { page, now } = signable
  const receipts = codes.slice(2).map((code) => makeReceipt({ code, page, version: now.version, fingerprint: now.signed, day: testDay }))
  const { fresh } = await collect(await read(), [{ name: 'mail.txt', bytes: Buffer.from(receipts.join('\n')) }], words)
  if (fresh.length !== 2 || codes.length !== 4) throw new Error('Nobody was asked.')
  codes.push(...receipts.map((line) => line.split(' ').at(-1)!))
}

/** The sample in a folder of its own. */
async function sampleWith({ records }: { records: boolean }): Promise<string> {
  const to = await makeProject({})
  for (const folder of ['policies', 'history']) await cp(join(repository, folder), join(to, folder), { recursive: true })
  if (records) await cp(join(repository, 'records'), join(to, 'records'), { recursive: true })
  return to
}

async function build(project: string, audience: string): Promise<void> {
  const { code, stderr } = await servicebook(['build', '--dir', project, '--today', testDay, '--audience', audience])
  expect(code, stderr).toBe(0)
}

/** Every personal cell of every list, what it is made of, and what records say in words. */
async function secretsOf(project: string): Promise<Set<string>> {
  const words = wordsFor('en')
  const cells: string[] = []
  const looked: string[] = []
  for (const table of [complaints, ...Object.values<Table>(otherTables), ...signOffTables]) {
    const personal = Object.entries(table.columns).filter(([, column]) => column.personal)
    const headings = personal.map(([key]) => words.say(`records.${table.name}.columns.${keyOf(key)}.heading`))
    looked.push(...headings)
    const rows = rowsOf(await readFile(join(project, table.file), 'utf8'))
    // What sort of customer somebody is may be said in a word that stands in any text.
    cells.push(...rows.flatMap((row) => headings.filter((one) => one !== 'Sort of customer').flatMap((one) => row[one] ?? [])))
  }
  expect(looked).toEqual(
    expect.arrayContaining([
      'Customer',
      'How to reach them',
      'What happened',
      'Steps',
      'Reasons',
      'Person',
      'In their words',
      'Name',
      'Code',
      'Receipt',
    ]),
  )
  for (const { Receipt: receipt } of rowsOf(await readFile(join(project, 'records/sign-offs.csv'), 'utf8')))
    if (receipt !== undefined) cells.push(receipt.split(' ').at(-1)!)
  for (const slips of await readdir(join(project, 'records/slips'))) {
    const text = await readFile(join(project, 'records/slips', slips), 'utf8')
    const places = new Set(['Client', 'Telephone', 'Item', 'What', 'Expectation', 'Solution', 'Idea'])
    for (const row of rowsOf(text.replaceAll('\r', ''), ';'))
      cells.push(...Object.entries(row).flatMap(([heading, said]) => (places.has(heading) ? [said] : [])))
  }
  for (const { settings } of pagesIn(join(project, 'records'))) {
    const { customer, answers = [] } = settings as { customer?: string; answers?: { comment?: string }[] }
    cells.push(...[customer ?? [], answers.flatMap(({ comment }) => comment ?? [])].flat())
  }
  return new Set(cells.flatMap(partsOf).filter((part) => part.length >= shortest))
}

/** A cell, its lines and sentences; of a name the last of it, of a number its figures, of an e-mail what stands before the @. */
function partsOf(cell: string): string[] {
  const meant = cell.toLowerCase().replace(/^'(?=[+=@-])/, '')
  const isName = /^\p{Lu}[\p{L}-]+ \p{Lu}\p{L}+$/u.test(cell)
  const sentences = meant.split(/(?<=[.!?])\s|\n/).filter((sentence) => sentence.length >= 25)
  const step = [...meant.matchAll(/^\d{4}-\d\d-\d\d [^:]+: (.+)$/gm)].map(([, said]) => said!).filter((said) => said.length >= 25)
  const number = /^\+?[\d ]+$/.test(meant) ? [meant.replaceAll(' ', ''), meant.slice(-9)] : []
  return [
    meant,
    ...sentences,
    ...step,
    ...number,
    ...(isName ? [meant.split(' ')[1]!] : []),
    ...(meant.includes('@') ? [meant.split('@')[0]!] : []),
  ]
}

const shortest = 6

/** Texts by how they begin, put in order once for all the pages they are looked for in. */
const inOrder = new WeakMap<ReadonlySet<string>, Map<string, string[]>>()

function beginsOf(secret: ReadonlySet<string>): Map<string, string[]> {
  const begins = inOrder.get(secret) ?? new Map<string, string[]>()
  if (!inOrder.has(secret))
    for (const one of secret) begins.set(one.slice(0, shortest), [...(begins.get(one.slice(0, shortest)) ?? []), one])
  inOrder.set(secret, begins)
  return begins
}

/** Which of some texts stand in another, however they are escaped there. */
function foundIn(text: string, secret: ReadonlySet<string>): Set<string> {
  const begins = beginsOf(secret)
  const found = new Set<string>()
  const plain = text
    .replaceAll(/&#x27;|&#39;|&apos;|\\u0027/g, "'")
    .replaceAll(/&quot;|&#34;|\\"/g, '"')
    .replaceAll('&amp;', '&')
    .replaceAll('\\n', '\n')
    .toLowerCase()
  for (let at = 0; at + shortest <= plain.length; at++)
    for (const one of begins.get(plain.slice(at, at + shortest)) ?? []) if (plain.startsWith(one, at)) found.add(one)
  return found
}
