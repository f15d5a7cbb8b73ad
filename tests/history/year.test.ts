import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { servicebook, type Run } from '../support/command.ts'
import { baseFiles, makeProject } from '../support/project.ts'

/** A year in the life of one page, by the real command on a clock of our own: what staff read on each day, built when it came and again at the end. */
const file = 'policies/late-delivery.md'
const base = await baseFiles()
const first = base[file]!.replace('status: approved', 'status: draft')
  .replace('A lost morning cannot', 'A lost moring cannot')
  .replace('2027-08-31', '2026-12-01')
/** Whoever leads a shift has an office here, and is a second manager. */
const company = base['policies/company.md']!.replace(/(name: shift-lead\n[^]*?meets-customers: )yes/, '$1no')
const dir = await makeProject({ ...base, 'policies/company.md': company, [file]: first })

/** Built so far: the day, what stood on the page, and the page byte for byte. */
const built: { day: string; page: string | undefined }[] = []

const run = (day: string, ...args: string[]): Promise<Run> => servicebook([...args, '--today', day], { cwd: dir })

async function done(day: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(day, ...args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

const edit = async (there: string, instead: string) => {
  const text = await readFile(join(dir, file), 'utf8')
  expect(text).toContain(there)
  await writeFile(join(dir, file), text.replace(there, instead))
}

async function pageOn(day: string, out: string): Promise<string | undefined> {
  await done(day, 'build', '--out', out)
  const path = join(dir, out, 'late-delivery.html')
  return existsSync(path) ? readFile(path, 'utf8') : undefined
}

async function look(day: string): Promise<string> {
  const page = await pageOn(day, `site-${day}`)
  built.push({ day, page })
  return page ?? 'no page'
}

const versions = async () => (await readdir(join(dir, 'history/late-delivery'))).toSorted()

describe.sequential('a year', { retry: 0 }, () => {
  test('January: a draft, which staff do not have', async () => {
    expect(await look('2026-01-12')).toBe('no page')
    expect(await done('2026-01-12', 'approve')).toContain(file)
  })

  test('February: approved, by somebody other than who wrote it', async () => {
    const own = await run('2026-02-02', 'approve', file, '--by', 'shop-manager')
    expect(own.code).not.toBe(0)
    expect(existsSync(join(dir, 'history/late-delivery'))).toBe(false)
    await done('2026-02-02', 'approve', file, '--by', 'shift-lead')
    expect(await versions()).toEqual([expect.stringMatching(/^1-[0-9a-f]{8}\.md$/)])
    expect(await look('2026-02-02')).toContain('A lost moring cannot')
  })

  test('March: a slip of the pen is put right, and nobody is asked', async () => {
    await edit('moring', 'morning')
    const page = await look('2026-03-02')
    expect(page).toContain('A lost morning cannot')
    expect(page).toContain('25')
    expect((await versions()).length).toBe(1)
  })

  test('April: the limit is raised in the file, and staff keep the old one', async () => {
    await edit('up to 25 EUR', 'up to 35 EUR')
    const page = await look('2026-04-06')
    expect(page).toMatch(/up to €25/)
    expect(page).not.toMatch(/up to €35/)
    const changes = await done('2026-04-06', 'changes', file)
    expect(changes).toContain('25')
    expect(changes).toContain('35')
  })

  test('May: approved for June, and nobody forgets to say why', async () => {
    const unsaid = await run('2026-05-04', 'approve', file, '--by', 'shift-lead', '--from', '2026-06-01')
    expect(unsaid.code).not.toBe(0)
    const wording = await run('2026-05-04', 'approve', file, '--by', 'shift-lead', '--wording')
    expect(wording.code).not.toBe(0)
    expect((await versions()).length).toBe(1)
    await done(
      '2026-05-04',
      'approve',
      file,
      '--by',
      'shift-lead',
      '--from',
      '2026-06-01',
      '--note',
      'A late van costs people more than 25 EUR.',
      '--differently',
      'Drivers may give up to 35 EUR.',
    )
    expect((await versions()).length).toBe(2)
    expect(await look('2026-05-31')).not.toMatch(/up to €35/)
  })

  test('June: it takes effect by itself', async () => {
    expect(await look('2026-06-01')).toMatch(/up to €35/)
  })

  test('August: somebody breaks the file, and staff notice nothing', async () => {
    const before = await readFile(join(dir, file), 'utf8')
    await edit('ask-within: 1 hour', 'ask-within: a while')
    const page = await look('2026-08-03')
    expect(page).toMatch(/up to €35/)
    expect(page).toMatch(/Answers within 1\shour/)
    await writeFile(join(dir, file), before)
  })

  test('September: looked at again, and still right', async () => {
    await done('2026-09-07', 'review', '--confirm', file, '--by', 'shop-manager', '--until', '2026-12-07')
    expect((await versions()).some((name) => name.endsWith('-reviewed-2026-09-07.md'))).toBe(true)
    // The day in the page itself has passed by then, and nobody is bothered: somebody has looked since.
    expect(await done('2026-12-02', 'review', '--due', '1d')).not.toContain('Delivered later than we promised')
  })

  test('December: overdue, and it says so', async () => {
    expect(await done('2026-12-20', 'review')).toContain('Delivered later than we promised')
    const checked = JSON.parse((await run('2026-12-20', 'check', '--format', 'json')).stdout) as {
      findings: { rule: string; file: string }[]
    }
    expect(checked.findings.filter(({ rule, file: of }) => rule === 'review-is-not-overdue' && of === file).length).toBe(1)
    await look('2026-12-20')
  })

  test('January: retired, with another in its place', async () => {
    const other = base[file]!.replace('Delivered later than we promised', 'Late, or not at all').replace('late-delivery', 'late')
    await writeFile(join(dir, 'policies/not-on-the-day.md'), other.replace('status: approved', 'status: draft'))
    await done('2027-01-11', 'approve', 'policies/not-on-the-day.md', '--by', 'shift-lead')
    await done('2027-01-11', 'retire', file, '--by', 'shift-lead', '--replaced-by', 'not-on-the-day', '--note', 'One page for both.')
    const page = await look('2027-01-11')
    expect(page).toContain('Late, or not at all')
    expect(page).not.toMatch(/up to €35/)
    expect((await versions()).filter((name) => !name.includes('reviewed')).length).toBe(3)
  })

  test('each day rebuilt at the end: staff had what stands in the history', async () => {
    const what = (page: string | undefined) => (page === undefined ? 'nothing' : (/up to €(?:25|35)/.exec(page)?.[0] ?? 'moved'))
    const now: string[] = []
    for (const { day } of built) now.push(`${day} ${what(await pageOn(day, `again-${day}`))}`)
    expect(now).toEqual([
      '2026-01-12 nothing',
      '2026-02-02 up to €25',
      '2026-03-02 up to €25',
      '2026-04-06 up to €25',
      '2026-05-31 up to €25',
      '2026-06-01 up to €35',
      '2026-08-03 up to €35',
      '2026-12-20 up to €35',
      '2027-01-11 moved',
    ])
    expect(built.map(({ day, page }) => `${day} ${what(page)}`)).toEqual(now)
  })

  test('and nothing in it was lost or changed', async () => {
    const { findings } = JSON.parse((await run('2027-01-11', 'check', '--format', 'json')).stdout) as { findings: { rule: string }[] }
    expect(findings.filter(({ rule }) => rule.startsWith('history-'))).toEqual([])
  })
})
