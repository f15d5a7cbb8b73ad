import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { sitDown } from '../support/terminal.ts'

const log = (dir: string, ...args: string[]) => servicebook(['log', ...args, '--today', testDay], { cwd: dir })
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('a turnover list from the bookkeeping', () => {
  let dir: string
  const file = () => readFile(join(dir, 'records/customers.csv'), 'utf8')
  const list =
    'Client;Sales;Gewinn;Last visit\nGuesthouse Kormoran;61 500,00;9;03/11/2026\nMari Mets;much;1;\nJaan Kask;1.234,50;2;13/11/2026\n'

  beforeAll(async () => {
    dir = await makeProject(await baseFiles())
    await writeFile(join(dir, 'sales.csv'), list)
  })

  test('is shown first as it is understood, without a name on a pipe; with --yes it is added, once', async () => {
    const looked = await log(dir, 'customers', '--import', 'sales.csv')
    expect(looked.code).toBe(0)
    expect(looked.stdout).toMatch(/Client\s+→ Customer/)
    expect(looked.stdout).toMatch(/Sales\s+→ Turnover/)
    expect(flat(looked.stdout)).toContain('Columns we do not know, and leave out: Gewinn.')
    expect(flat(looked.stdout)).toContain('Line 3, Sales: “much” is no sum in EUR')
    expect(looked.stdout).toContain('Customer: (is there, and shown on a screen only)')
    expect(looked.stdout).toContain('Last contact: 2026-11-03')
    for (const name of ['Kormoran', 'Mari', 'Jaan']) expect(looked.stdout).not.toContain(name)
    await expect(file()).rejects.toThrow()

    expect((await log(dir, 'customers', '--import', 'sales.csv', '--yes')).stdout).toContain('records/customers.csv')
    expect((await file()).split('\n').slice(1)).toEqual([
      'Guesthouse Kormoran,,61500.00,,,,,,,,2026-11-03',
      'Jaan Kask,,1234.50,,,,,,,,2026-11-13',
      '',
    ])
    const before = await file()
    const again = await log(dir, 'customers', '--import', 'sales.csv', '--yes')
    expect(again.stdout).toContain('2 rows stand in the log already')
    expect(await file()).toBe(before)
    const figures = JSON.parse(await readFile(join(dir, 'records/figures.json'), 'utf8'))
    expect(figures.customers).toEqual({
      n: 2,
      costMore: 0,
      shares: { few: 1000, fifth: 980 },
      largest: [
        { hasFile: false, isSpokenTo: true },
        { hasFile: false, isSpokenTo: true },
      ],
    })
  })

  test('--list shows sums and no name on a pipe', async () => {
    const { stdout } = await log(dir, 'customers', '--list')
    expect(stdout).toMatch(/Turnover\s+Last contact/)
    expect(stdout).toContain('61500.00')
    expect(stdout).not.toContain('Kormoran')
    expect(stdout).toContain('2 rows.')
    expect((await log(dir, 'contacts', '--list')).stdout).toContain('npx servicebook log contacts')
  })

  test('insight tells of it by rank, where no complaint was ever written down too', async () => {
    const { stdout, code } = await servicebook(['insight', '--today', testDay], { cwd: dir })
    expect(code).toBe(0)
    expect(flat(stdout)).toContain('number 1 €61,500 nobody wrote down what they cost')
    expect(flat(stdout)).toContain('No file is kept on these of the largest: 1, 2.')
    expect(stdout).not.toContain('Kormoran')
  })

  test('what is about complaints alone is refused, and so is a list that is not there', async () => {
    const { stderr, code } = await log(dir, 'customers', '--update', '2026-0001')
    expect([code, stderr]).toEqual([2, '--update is about complaints, and not about this list. Leave it out.\n'])
    expect((await log(dir, 'weather')).stderr).toContain('Other lists: surveys, contacts, attendance, customers.')
    expect((await log(dir, 'surveys')).stderr).toContain('npx servicebook log surveys --import list.csv')
  })
})

test('answers are asked one after the other; what they share is suggested, and what is needed is missed', async () => {
  const dir = await makeProject(await baseFiles())
  const person = await sitDown(['log', 'surveys', '--today', testDay], dir)
  expect(person.screen()).toContain('On which day did they answer?')
  await person.types('2026-12-01')
  expect(flat(person.since())).toContain('2026-12-01 is still to come')
  await person.types('2026-11-20')
  /** Answers each question by what it asks, Enter to the others, until it asks for one more. */
  const goesOn = async (answers: Readonly<Record<string, string>>) => {
    while (!person.since().includes('One more?'))
      await person.types(Object.entries(answers).find(([asked]) => person.since().includes(asked))?.[1] ?? '')
  }
  await goesOn({ 'whole number': '4', 'What were they asked?': '1', 'Which mark': 'great', 'What else': 'Nobody rang, and I waited' })
  expect(person.screen()).toContain('“great” is no whole number')
  expect(person.screen()).toContain('Written down, in records/surveys.csv.')
  await person.types('yes')
  expect(person.since()).toContain('Enter takes: 2026-11-20')
  await goesOn({ 'Which mark': '-' })
  expect(flat(person.screen())).toContain('Nothing was written: Mark was left out.')
  await person.types('')
  await person.ended()
  const lines = (await readFile(join(dir, 'records/surveys.csv'), 'utf8')).trim().split('\n')
  expect(lines.length).toBe(2)
  expect(lines[1]).toContain('2026-11-20,,Satisfied customers,4,')
  expect(await readFile(join(dir, 'records/figures.json'), 'utf8')).not.toContain('Nobody rang')
}, 60_000)
