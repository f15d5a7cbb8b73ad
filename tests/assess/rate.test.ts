import { mkdir, readFile, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { assessmentAreas, statementSets } from '../../src/kinds/assessment.ts'
import { recordsOf } from '../support/case-records.ts'
import { servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { sitDown, type Person } from '../support/terminal.ts'

const file = `records/assessments/${testDay}.md`
const today = ['--today', testDay]
const counts = assessmentAreas.map((area) => statementSets['servicebook-1']![area])

interface Entry {
  rater: string
  role?: string
  area: string
  marks: (string | number)[]
  comment?: string
}

async function types(person: Person, ...lines: string[]): Promise<void> {
  for (const line of lines) await person.types(line)
}

/** The same mark for every statement of an area, and no remark. */
const area = (n: number, mark: string) => [...Array.from({ length: counts[n - 1]! }, () => mark), '']

async function entriesIn(dir: string, path = file): Promise<Entry[]> {
  const [, yaml] = (await readFile(join(dir, path), 'utf8')).split('---\n')
  return (parse(yaml!) as { answers: Entry[] }).answers
}

const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('one person at the terminal', () => {
  test('answers, goes back, makes slips, and finds all of it in the file', async () => {
    const dir = await makeProject(await baseFiles())
    const person = await sitDown(['assess', ...today], dir)
    expect(flat(person.screen())).toContain('A new round of rating ourselves, for 21 November 2026')
    await types(person, 'pilot')
    expect(person.since()).toContain('“pilot” is none of these roles')
    await types(person, '2')
    expect(person.since()).toContain('1 of 7 · Customers come first')
    await types(person, '6')
    expect(flat(person.since())).toContain('“6” is not a mark. Type a whole number from 1 to 5 (1 never, 2 rarely')
    await types(person, '4,5')
    expect(person.since()).toContain('is not a mark')
    await types(person, '?')
    expect(person.since()).toContain('How often is it so?')
    await types(person, '<')
    expect(person.since()).toContain('This is the first statement.')
    await types(person, '4', 'Often', '-', '', '<')
    expect(person.since()).toContain('4 of 5')
    await types(person, '<', '<')
    expect(person.since()).toContain('Now: 4 often. Enter keeps it')
    await types(person, '5', '3', '2', '1', 'Mondays are: the worst #1')
    expect(await entriesIn(dir)).toEqual([
      { rater: 'A', role: 'driver', area: assessmentAreas[0], marks: [4, 5, 3, 2, 1], comment: 'Mondays are: the worst #1' },
    ])
    // Back over the border between two areas, to the remark and the statement before it.
    await types(person, '<')
    expect(person.since()).toContain('5 of 5')
    await types(person, '2', '')
    expect(person.since()).toContain('2 of 7')
    await types(person, ...area(2, '4'), ...area(3, '3'), ...area(4, '3'), ...area(5, '3'), ...area(6, '3'), ...area(7, '5'))
    await person.ended()
    expect(flat(person.screen())).toContain(`Your marks are in ${file}, under the letter A`)
    expect(flat(person.screen())).toContain('Still wanted: 2 more people')
    expect(person.screen()).toContain('somebody in another role')
    const entries = await entriesIn(dir)
    expect(entries.map((entry) => entry.area)).toEqual([...assessmentAreas])
    expect(entries[0]!.marks).toEqual([4, 5, 3, 2, 2])
    expect(entries[0]!.comment).toBe('Mondays are: the worst #1')
    expect(await readFile(join(dir, file), 'utf8')).toContain('    marks: [4, 5, 3, 2, 2]\n')
    const { stdout } = await servicebook(['check', file, ...today], { cwd: dir })
    expect(stdout).not.toContain(`${file}:`)
  })

  test('leaves in the middle: what was answered stays, and the same person goes on', async () => {
    const dir = await makeProject(await baseFiles())
    const person = await sitDown(['assess', ...today], dir)
    await types(person, '', ...area(1, '4'), '5', '3')
    await person.stops()
    expect(flat(person.screen())).toContain('You are A, and what you answered in 2 areas')
    expect((await entriesIn(dir)).map(({ marks }) => marks)).toEqual([
      [4, 4, 4, 4, 4],
      [5, 3, 'none', 'none', 'none'],
    ])
    const again = await sitDown(['assess', ...today], dir)
    expect(flat(again.screen())).toContain('Perhaps somebody has not come to the end: A')
    await types(again, 'Q')
    expect(again.since()).toContain('“Q” is none of them')
    await types(again, 'a')
    expect(again.since()).toContain('2 of 7')
    expect(flat(again.since())).toContain('You marked part of this area before. That is kept, and not shown here.')
    // Only what is open is asked: whoever types the letter may be somebody else.
    expect(again.since()).toContain('3 of 5')
    await types(again, '<')
    expect(again.since()).toContain('This is the first statement without a mark.')
    await types(again, '4')
    expect(again.since()).toContain('4 of 5')
    // What was said in this sitting is shown, and changed.
    await types(again, '<')
    expect(again.since()).toContain('Now: 4 often. Enter keeps it')
    await types(again, '2', '-', '4', '', '<')
    expect(again.since()).toContain('5 of 5')
    await types(again, '<', '<', '<')
    expect(again.since()).toContain('This is the first statement without a mark.')
    expect(again.screen()).not.toContain('always. Enter keeps it')
    expect(again.screen()).not.toContain('Now: 3')
    await again.stops()
    const found = await entriesIn(dir)
    expect(found.map(({ marks }) => marks)).toEqual([
      [4, 4, 4, 4, 4],
      [5, 3, 2, 'none', 4],
    ])
    expect(flat(again.screen())).toContain('You are A, and what you answered in 2 areas')
    expect(flat(again.screen())).toContain('Clear this window before the next person sits down.')
  })

  test('a remark of an earlier sitting is kept unseen until another takes its place', async () => {
    const dir = await makeProject(await baseFiles())
    const person = await sitDown(['assess', ...today], dir)
    await types(person, '', '4', '4', '4', '4', '-', 'Mondays are the worst')
    await person.stops()
    const again = await sitDown(['assess', ...today], dir)
    await types(again, 'A', '5')
    expect(flat(again.since())).toContain('You added something before, which is kept.')
    await types(again, '')
    expect(again.screen()).not.toContain('Mondays')
    expect(await entriesIn(dir)).toMatchObject([{ marks: [4, 4, 4, 4, 5], comment: 'Mondays are the worst' }])
    await again.stops()
  })

  test('leaves before any mark: nothing is written', async () => {
    const dir = await makeProject(await baseFiles())
    const person = await sitDown(['assess', ...today], dir)
    await types(person, '')
    await person.stops()
    expect(person.screen()).toContain('Nothing was written.')
    expect(await readdir(dir)).toEqual(['policies'])
  })

  test('two at once get two letters, and nothing of the other is lost', async () => {
    const dir = await makeProject(await baseFiles())
    const [first, second] = [await sitDown(['assess', ...today], dir), await sitDown(['assess', ...today], dir)]
    await types(first, '', ...area(1, '2'))
    await types(second, '', ...area(1, '5'))
    await types(first, ...area(2, '2'))
    await Promise.all([first.stops(), second.stops()])
    expect((await entriesIn(dir)).map(({ rater, marks }) => [rater, marks[0]])).toEqual([
      ['A', 2],
      ['B', 5],
      ['A', 2],
    ])
  })
})

describe('which round', () => {
  const text = (on: string) =>
    `---\nkind: assessment\n# Ours.\ntitle: Round one\non: ${on}\nstatements: servicebook-1\nanswers:\n  - rater: B\n    area: easy-to-reach\n    marks: [3, 3, 3, 3, 3, 3]\n---\nFive of us.\n`

  test('one of the last two weeks is joined where somebody is part of it; its text stays', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'records/round.md': text('2026-11-07') })
    const person = await sitDown(['assess', ...today], dir)
    expect(flat(person.screen())).toContain('A round was begun on 7 November 2026, and one person has answered.')
    await types(person, '', '', '', ...area(1, '4'))
    await person.stops()
    const now = await readFile(join(dir, 'records/round.md'), 'utf8')
    expect(now.replace(/ {2}- rater: A\n[^]*?(?=---)/, '')).toBe(text('2026-11-07'))
    expect((await entriesIn(dir, 'records/round.md')).map(({ rater }) => rater)).toEqual(['B', 'A'])
  })

  test('or a new one is begun beside it; an older one is not asked about', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'records/round.md': text('2026-11-07') })
    const person = await sitDown(['assess', ...today], dir)
    await types(person, 'no', '', ...area(1, '4'))
    await person.stops()
    expect((await entriesIn(dir)).map(({ rater }) => rater)).toEqual(['A'])
    expect(await readFile(join(dir, 'records/round.md'), 'utf8')).toBe(text('2026-11-07'))
    await writeFile(join(dir, 'records/round.md'), text('2026-11-06'))
    const other = await makeProject({ ...(await baseFiles()), 'records/round.md': text('2026-11-06') })
    const later = await sitDown(['assess', ...today], other)
    expect(later.screen()).toContain('A new round')
    await later.stops()
  })

  test('what stands in the way is never overwritten', async () => {
    const dir = await makeProject({ ...(await baseFiles()), [file]: 'Notes of mine.\n' })
    const person = await sitDown(['assess', ...today], dir)
    await types(person, '', ...area(1, '4'))
    await person.stops()
    expect(await readFile(join(dir, file), 'utf8')).toBe('Notes of mine.\n')
    expect(await entriesIn(dir, file.replace('.md', '-2.md'))).toHaveLength(1)
  })
})

describe('what came out', () => {
  test('nothing yet, and nobody to ask', async () => {
    const dir = await makeProject(await baseFiles())
    const show = await servicebook(['assess', '--show', ...today], { cwd: dir })
    expect([show.code, show.stdout]).toEqual([0, expect.stringContaining('Nobody has rated you yet.')])
    const ask = await servicebook(['assess', ...today], { cwd: dir })
    expect([ask.code, ask.stderr]).toEqual([2, expect.stringContaining('There is nobody to ask here.')])
    expect((await servicebook(['assess', '--improve', ...today], { cwd: dir })).code).toBe(1)
  })

  test("the sample's, as text and as data, without anybody's letter; and a draft for each of the two lowest, once", async () => {
    const dir = await makeProject(await baseFiles())
    await mkdir(join(dir, 'records/assessments'), { recursive: true })
    const round = await readFile(new URL('../../records/assessments/2026-10-23.md', import.meta.url), 'utf8')
    await writeFile(join(dir, 'records/assessments/2026-10-23.md'), round)
    await writeFile(
      join(dir, 'records/assessments/2025-10-20.md'),
      round.replace('on: 2026-10-23', 'on: 2025-10-20').replaceAll('marks: [3', 'marks: [1'),
    )
    const { stdout } = await servicebook(['assess', '--show', ...today], { cwd: dir })
    expect(stdout).toMatch(/ 2\.8 {2}█{11}░{9} {2}Knowing our customers {2}\(weak, \+0\.\d, from 2\.\d\)/)
    expect(stdout).toContain('24.0 of 35: Good on most days')
    expect(flat(stdout)).toContain('The two lowest: Knowing our customers (2.8) and Easy to reach and to deal with (3.2).')
    expect(flat(stdout)).toContain('Compared with 20 October 2025')
    const json = await servicebook(['assess', '--show', '--format', 'json', ...today], { cwd: dir })
    const data = JSON.parse(json.stdout) as { lowest: string[]; areas: { sum: number; answered: number; score: number }[]; total: number }
    expect(data.lowest).toEqual(['knowing-customers', 'easy-to-reach'])
    for (const { sum, answered, score } of data.areas) expect(score).toBeCloseTo(sum / answered, 9)
    expect(json.stdout).not.toMatch(/"rater"|Saturdays/)

    const improve = await servicebook(['assess', '--improve', ...today], { cwd: dir })
    const drafts = (await readdir(join(dir, 'policies/improvements'))).filter((name) => name.startsWith('one-change'))
    expect(drafts.sort()).toEqual(['one-change-for-easy-to-reach-and-to-deal-with.md', 'one-change-for-knowing-our-customers.md'])
    for (const name of drafts) expect(improve.stdout).toContain(name)
    const draft = await readFile(join(dir, 'policies/improvements/one-change-for-knowing-our-customers.md'), 'utf8')
    expect(draft).toContain('“Knowing our customers” came to 2.8')
    expect(draft).toContain('status: draft')
    expect((await servicebook(['check', ...today], { cwd: dir })).stdout).not.toMatch(/one-change\S+ {2}error/)
    const again = await servicebook(['assess', '--improve', ...today], { cwd: dir })
    expect(again.stdout.match(/has its draft already/g)).toHaveLength(2)
    expect(await readFile(join(dir, 'policies/improvements/one-change-for-knowing-our-customers.md'), 'utf8')).toBe(draft)
  })

  test.each([1, 2])('of %i: who took part and what is wanted, and not one mark', async (raters) => {
    const dir = await makeProject({ ...(await baseFiles()), ...(await recordsOf({ rounds: [{ on: '2026-11-20', raters, mark: 2 }] })) })
    const { stdout } = await servicebook(['assess', '--show', ...today], { cwd: dir })
    expect(flat(stdout)).toContain('A round is shown here once three people have given their marks.')
    expect(flat(stdout)).toContain(`Still wanted: ${raters === 1 ? '2 more people' : 'one more person'}.`)
    expect(stdout).not.toMatch(/\d\.\d|█|Those who lead us/)
    const json = await servicebook(['assess', '--show', '--format', 'json', ...today], { cwd: dir })
    expect(JSON.parse(json.stdout)).toMatchObject({ round: null, begun: { on: '2026-11-20', raters } })
    expect(json.stdout).not.toMatch(/sum|score|total/)
    const improve = await servicebook(['assess', '--improve', ...today], { cwd: dir })
    expect(improve.code).toBe(1)
    expect(await readdir(join(dir, 'policies'))).not.toContain('improvements')
  })

  test('an earlier round is shown beside one of two people', async () => {
    const rounds = [{ on: '2025-11-20' }, { on: '2026-11-20', raters: 2, mark: 2 }]
    const dir = await makeProject({ ...(await baseFiles()), ...(await recordsOf({ rounds })) })
    const { stdout } = await servicebook(['assess', '--show', ...today], { cwd: dir })
    expect(stdout).toContain('28.0 of 35')
    expect(stdout).not.toContain('2.0')
    expect(flat(stdout)).toContain('A newer round, of 20 November 2026, has the marks of 2 people')
  })

  test('a total that three people make is there, though two broke off', async () => {
    const records = await recordsOf({ rounds: [{ on: '2026-11-20' }] })
    const [[path, text]] = Object.entries(records) as [[string, string]]
    const broken = ['D', 'E'].map((rater) => `  - { rater: ${rater}, area: customer-first-culture, marks: [4, 4, none, none, none] }\n`)
    const dir = await makeProject({ ...(await baseFiles()), [path]: text.replace(/---\n$/, `${broken.join('')}---\n`) })
    const { stdout } = await servicebook(['assess', '--show', ...today], { cwd: dir })
    expect(stdout).toContain('The marks of 5 people.')
    expect(stdout).toContain('28.0 of 35')
  })

  test('lists are not read for it', async (context) => {
    const records = await recordsOf({ log: [{}], rounds: [{ on: '2026-11-20' }] })
    const dir = await makeProject({ ...(await baseFiles()), ...records })
    const list = join(dir, 'records/complaints.csv')
    const longAgo = new Date('2026-01-01')
    await utimes(list, longAgo, new Date('2026-02-01'))
    const { stdout } = await servicebook(['assess', '--show', ...today], { cwd: dir })
    expect(stdout).toContain('28.0 of 35')
    const opened = (await stat(list)).atime
    await readFile(list)
    // Some disks do not keep when a file was last read.
    if ((await stat(list)).atime.getTime() === longAgo.getTime()) context.skip()
    expect(opened).toEqual(longAgo)
  })
})
