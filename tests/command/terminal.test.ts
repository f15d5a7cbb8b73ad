import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { beforeAll, describe, expect, test } from 'vitest'
import { servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { sitDown, type Person } from '../support/terminal.ts'

const today = ['--today', testDay]
const at = (dir: string, path: string) => readFile(join(dir, path), 'utf8')

async function types(person: Person, ...lines: string[]): Promise<void> {
  for (const line of lines) await person.types(line)
}

/** A screen without the places where its lines were broken. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('a café, from an empty folder', () => {
  let dir: string

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'servicebook-café-'))
  })

  test('three questions, and the company is in a file; wrong ones are asked again', async () => {
    const person = await sitDown(['init', ...today], dir)
    await types(person, 'our little café', '9')
    expect(person.since()).toContain('“9” is none we know')
    await types(person, '2', 'beads')
    expect(person.since()).toContain('Give the three-letter code')
    await types(person, 'euros', 'The Mill')
    expect(await at(dir, 'policies/company.md')).toContain('name: The Mill\n')
    await person.stops()
    expect(person.screen()).toContain('Everything you answered is in policies/company.md')
  })

  test('going on: what was answered is not asked again, to the end, and ten pages are there', async () => {
    const person = await sitDown(['init', ...today], dir)
    expect(person.screen()).not.toContain('What is your company called?')
    expect(person.screen()).toContain('What do you sell or do for your customers?')
    await types(person, '?')
    expect(person.since()).toContain('A good answer:')
    await types(person, '', 'Estonia', '')
    await types(person, '') // open already
    await types(person, '') // who works here
    await types(person, 'Mill Lane 22', '+372 5550 0140', '-', '-', '')
    await types(person, '', '', '', '', '', '')
    expect(person.since()).toContain('more questions would make this page better')
    await types(person, '', 'yes')
    expect(person.since()).toMatch(/9 pages are waiting|10 pages are waiting/)
    await types(person, 'no')
    await person.ended()
    const company = await at(dir, 'policies/company.md')
    expect(company).toContain('status: approved')
    expect(company).toContain('address: Mill Lane 22')
    expect(company).not.toContain('not-yet-yours')
    expect(company).not.toContain('name: email')
    const { stdout } = await servicebook(['check', ...today], { cwd: dir })
    expect(stdout).not.toContain('  error  ')
  })

  test('coming back to a company that is a draft again: the pages are there already, and wait', async () => {
    const file = join(dir, 'policies/company.md')
    const before = await readFile(file, 'utf8')
    await writeFile(file, before.replace('status: approved', 'status: draft'))
    const person = await sitDown(['init', ...today], dir)
    await types(person, '', 'no')
    expect(person.screen()).not.toMatch(/\b0 pages/)
    expect(person.screen()).toMatch(/1?\d pages are written and wait for a yes\.[^]*npx servicebook approve policies\/company\.md/)
    await person.stops()
    await writeFile(file, before)
  })

  test('the whole vision workshop, with verbs to choose from what was said before', async () => {
    const person = await sitDown(['write', 'vision', ...today], dir)
    await types(person, 'a while')
    expect(person.since()).toContain('“a while” is not a length of time we can read')
    await types(person, '4 years')
    await types(person, 'We baked before anyone was up', 'People knew our names', '')
    await types(person, 'They remember what I drink', '')
    await types(person, 'We gave every table a number', 'We learned names', '')
    await types(person, 'names', 'bread', '')
    expect(person.since()).toMatch(/\d {2}bake\n/)
    expect(person.since()).toMatch(/\d {2}remember\n/)
    await types(person, 'remember, greet', '')
    await types(person, 'We greet you by name and bring what you love before you ask.')
    await types(person, 'By name', 'You are a person here and not a table.', 'The barista says your name when you come in.', '')
    await types(person, 'Bread you can smell', 'There is always something warm.', 'A tray comes out each hour.', '', '')
    await types(person, '1, 3', '')
    await types(person, 'New colleagues hear the story of the smell.', '', '')
    await types(person, 'What we want every guest to say of us.')
    expect(person.since()).toContain('May staff work by this?')
    await types(person, 'yes')
    expect(person.screen()).toContain('Staff can work by it')
    await person.ended()
    const vision = await at(dir, 'policies/vision.md')
    expect(vision).toContain('verbs:\n  - remember\n  - greet\n')
    expect(vision).toContain('name: by-name')
    expect(vision).toContain('status: approved')
    expect(vision).toContain('## How we use it\n\nNew colleagues hear the story of the smell.\n')
  })

  test('a goal, with an aim that is worse than now, put right at once', async () => {
    const person = await sitDown(['write', 'goal', ...today], dir)
    await types(person, '', 'Nobody waits for a coffee')
    expect(person.since()).toContain('policies/goals/nobody-waits-for-a-coffee.md')
    await types(person, 'order-errors', '38 per 1000 orders', '2026-10-31', '45 per 1000 orders')
    expect(flat(person.since())).toContain("The target of 45 per 1000 orders would be worse than today's 38 per 1000 orders")
    expect(person.since()).toContain('Type it again, or Enter leaves it so.')
    await types(person, '15 per 1000 orders')
    expect(person.since()).toContain('By which day?')
    expect(await at(dir, 'policies/goals/nobody-waits-for-a-coffee.md')).toContain('target: 15 per 1000 orders\n')
    await person.stops()
  })

  test('a ladder: its rows grow, a limit without a “per” is told at once, a step back, a power cut, and on from there', async () => {
    const person = await sitDown(['write', 'discretion', ...today], dir)
    await types(person, '', 'The cake fell on the floor')
    const file = 'policies/the-cake-fell-on-the-floor.md'
    await types(person, 'my cake!', 'it fell', '')
    await types(person, 'Oh no. I am sorry, and the next one is already on its way.')
    await types(person, 'a new piece at once', 'something off, up to 5 EUR')
    expect(person.since()).toContain('per case')
    // Typed again, it takes the place of what was wrong.
    await types(person, 'something off, up to 5 EUR per case', '')
    expect(person.since()).toContain('They answer within')
    await types(person, '<', '')
    await types(person, '10 minutes')
    expect(flat(person.screen())).toContain('Barista, Waiter may: a new piece at once; something off, up to 5 EUR per case')
    expect(person.screen()).not.toContain('stops with')
    await types(person, '', 'use your judgement', '')
    expect(await at(dir, file)).toContain('    may:\n      - a new piece at once\n      - something off, up to 5 EUR per case\n')
    expect(flat(person.screen())).toContain('→ then Owner, within 10 minutes')
    await person.cutsThePower()
    const cut = await at(dir, file)
    expect(cut).toContain('use your judgement')

    const again = await sitDown(['write', file, ...today], dir)
    expect(again.screen()).not.toContain('What has happened to the customer?')
    expect(again.screen()).toContain('What may a colleague do when nobody can be reached?')
    await again.stops()
    // Looking at it changed nothing.
    expect(await at(dir, file)).toBe(cut)
  })

  test('the command alone says what to do, and does it', async () => {
    const person = await sitDown([], dir)
    expect(person.screen()).toContain('Do this now:')
    expect(person.screen()).toMatch(/1 {2}Do this now, in your browser[^]*5 {2}Publish it for staff/)
    await person.types('2')
    await person.ended()
    expect(person.screen()).toContain('How far you are')
    expect(person.screen()).toMatch(/\d+ of \d+ pages are yours\./)
  })
})

describe('on the way', () => {
  test('a starter page is read in one go and taken; a limit of their own for one more role; what changes a page that staff work by is asked for its reason', async () => {
    const dir = await makeProject(await baseFiles())
    const person = await sitDown(['write', 'discretion/long-wait', ...today], dir)
    await types(person, 'all')
    expect(person.since()).toContain('What you may decide')
    while (!person.since().includes('May staff work by this?')) await person.types(person.since().includes('Give the numbers') ? '1' : '')
    await types(person, 'yes')
    // A shift lead stands before customers too: whoever looks after the page may approve it, and so may the shift lead.
    expect(person.since()).toMatch(/Who approves it\?[^]*1 {2}Shop manager[^]*2 {2}Shift lead/)
    await person.types('1')
    await person.ended()
    const path = 'policies/premises/long-wait.md'
    expect(await at(dir, path)).toContain('status: approved')

    const again = await sitDown(['write', path, ...today], dir)
    expect(again.screen()).toContain('Nothing is missing here.')
    const ladder = /^ *(\d+) {2}What you may decide/m.exec(again.screen())![1]!
    await types(again, ladder, '+')
    expect(again.since()).toMatch(/^ *1 {2}\S/m)
    await types(again, '1', 'a seat by the window', '', '5 minutes')
    expect(again.since()).toMatch(/ 4 {2}/)
    await types(again, '', '')
    expect(again.since()).toContain('May staff work by this?')
    await types(again, 'yes')
    expect(again.since()).toMatch(/what differs from version 1[^]*\+ a seat by the window[^]*Who approves it\?/)
    await types(again, '2')
    await types(again, 'Accounts sit by the window.', 'Offer that seat.')
    await again.ended()
    expect(again.screen()).toContain('Done. Staff can work by it')
    expect(await at(dir, path)).toContain('- a seat by the window')
    const versions = await readdir(join(dir, 'history/premises/long-wait'))
    const second = await at(dir, `history/premises/long-wait/${versions.find((name) => name.startsWith('2-'))!}`)
    expect(second).toMatch(/by: shift-lead[^]*note: Accounts sit by the window\.[^]*differently: Offer that seat\./)
  })

  test('a measure of their own, days and numbers as people write them', async () => {
    const dir = await makeProject(await baseFiles())
    const person = await sitDown(['write', 'goal', ...today], dir)
    await types(person, '', 'Nobody stays away without a word')
    await types(person, '+', 'No-shows', 'clients a week', 'down', '', 'We count the empty chairs.')
    expect(person.since()).toContain('Where do you stand today?')
    await types(person, '9 clients a week', '31 October 2026', '3 clients a week', '31.12.2027')
    await person.stops()
    const goal = await at(dir, 'policies/goals/nobody-stays-away-without-a-word.md')
    expect(goal).toContain('measure:\n  title: No-shows\n  unit: clients a week\n  better: down\n')
    expect(goal).toContain('baseline-date: 2026-10-31\n')
    expect(goal).toContain('by: 2027-12-31\n')
    expect(person.screen()).not.toContain('How to put it right')
  })

  test('several lines at once, as a paste brings them, all arrive; a text left in the middle is kept', async () => {
    const { 'policies/vision.md': _, ...files } = await baseFiles()
    const dir = await makeProject(files)
    const person = await sitDown(['write', 'vision', ...today], dir)
    await types(person, '4', 'One\rTwo\rThree\r', '', '', '', '', 'We greet you by name.', '', '')
    expect(person.since()).toContain('When do you and your staff turn to this sentence?')
    await person.types('- first\r  - second, with\r\ra gap')
    await person.stops()
    const vision = await at(dir, 'policies/vision.md')
    expect(vision).toContain('reasons-for-success:\n  - One\n  - Two\n  - Three\n')
    expect(vision).toContain('- first\n  - second, with\n\na gap\n')
  })

  test('what is no template is looked for in what templates are about', async () => {
    const dir = await makeProject(await baseFiles())
    const { code, stderr } = await servicebook(['write', 'receipt', '--defaults', ...today], { cwd: dir })
    expect(code).toBe(2)
    expect(stderr).toContain('Perhaps you mean:')
    expect(stderr).toContain('discretion/return-without-receipt')
  })
})

describe('somebody else at the same file', () => {
  test('changes another answer: both stay; changes the same one: nothing is overwritten until somebody says so', async () => {
    const dir = await makeProject(await baseFiles())
    const file = 'policies/goals/tea.md'
    const person = await sitDown(['write', 'goal', ...today], dir)
    await types(person, '', 'Tea comes hot')
    const path = 'policies/goals/tea-comes-hot.md'
    expect(file).not.toBe(path)
    await writeFile(join(dir, path), (await at(dir, path)).replace('summary:', 'summary: Hot tea for all.  # Anna'))
    await types(person, 'order-errors')
    expect(await at(dir, path)).toContain('summary: Hot tea for all.  # Anna\n')
    await writeFile(join(dir, path), (await at(dir, path)).replace('baseline:', 'baseline: 12 per 1000 orders'))
    await types(person, '38 per 1000 orders')
    expect(person.since()).toContain('In the file it now says: 12 per 1000 orders')
    expect(person.since()).toContain('You typed: 38 per 1000 orders')
    expect(await at(dir, path)).toContain('baseline: 12 per 1000 orders')
    await types(person, '38 per 1000 orders')
    expect(await at(dir, path)).toContain('baseline: 38 per 1000 orders')
    await person.stops()
  })

  test('makes it unreadable: the walk waits until that is put right, and keeps the answer', async () => {
    const dir = await makeProject(await baseFiles())
    const person = await sitDown(['write', 'goal', ...today], dir)
    await types(person, '', 'Tea comes hot')
    const path = join(dir, 'policies/goals/tea-comes-hot.md')
    const whole = await readFile(path, 'utf8')
    await writeFile(path, whole.replace('baseline:', 'baseline: "not closed'))
    await types(person, 'order-errors')
    expect(person.since()).toContain('cannot be read')
    expect(await readFile(path, 'utf8')).toContain('"not closed')
    await writeFile(path, whole)
    await types(person, '')
    expect(await readFile(path, 'utf8')).toContain('measure: order-errors')
    await person.stops()
  })
})

test('without a terminal nothing hangs: it says how to answer', async () => {
  const dir = await makeProject(await baseFiles())
  for (const args of [['write'], ['write', 'goal'], ['init']]) {
    const { code, stdout, stderr } = await servicebook([...args, ...today], {
      cwd: args[0] === 'init' ? await mkdtemp(join(tmpdir(), 'servicebook-')) : dir,
    })
    expect(code, stdout).toBe(2)
    expect(stderr).toContain('--answers')
  }
})
