import { mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { repository, servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { entriesFrom, filesOf } from '../support/versions.ts'
import { checkProject } from '../../src/check/report.ts'
import { readProject } from '../../src/project.ts'
import { starterPages } from '../../src/walk/begin.ts'
import { nextStep } from '../../src/walk/next.ts'
import { wordsFor } from '../../src/words/words.ts'

const today = ['--today', testDay]

/** A guideline whose second rung gives less than the first: the mistake most of these tests are about. */
const shrinking = `---
kind: discretion
situation: The coffee was cold
say-first: I am sorry. Let me make you a fresh one.
ladder:
  - role: barista
    may:
      - something off, up to 8 EUR per case
    ask-within: 5 minutes
  - role: owner
    may:
      - something off, up to 5 EUR per case
status: approved
owner: owner
---
`

const cafe = `---
kind: company
name: The Corner
currency: EUR
languages: [en]
roles:
  - name: barista
    title: Barista
    reports-to: owner
    meets-customers: yes
  - name: owner
    title: Owner
status: approved
---
`

let dir: string
beforeAll(async () => {
  dir = await makeProject({ 'policies/company.md': cafe, 'policies/cold-coffee.md': shrinking })
})

describe('servicebook check', () => {
  test('shows place, sentence, three lines with the words underlined, and the fix', async () => {
    const { code, stdout } = await servicebook(['check', '--dir', dir, ...today])
    expect(code).toBe(1)
    expect(stdout).toContain(`policies/cold-coffee.md:12:9  error  higher-rung-gives-no-less
  The owner may give 5 EUR, less than the 8 EUR of the barista below them.
    11 |     may:
    12 |       - something off, up to 5 EUR per case
       |         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    13 | status: approved
  To fix: Raise the upper limit or lower the one below it.
  See also policies/cold-coffee.md:8`)
    expect(stdout).toMatch(/One error stops publishing\. 2 documents read\./)
    expect(stdout).toMatch(/How far you are\n {2}1 {2}Where we are/)
    expect(stdout).toMatch(/\nDo this now: .+\nType: npx servicebook \S+/)
  })

  test('json is one documented object, sorted by file and place, with paths from the project', async () => {
    const { code, stdout, stderr } = await servicebook(['check', '--dir', dir, '--format', 'json', ...today])
    expect(code).toBe(1)
    expect(stderr).toBe('')
    const report = JSON.parse(stdout)
    expect(Object.keys(report)).toEqual(['version', 'today', 'findings', 'progress', 'summary'])
    expect(report.today).toBe(testDay)
    const error = report.findings.find(({ severity }: { severity: string }) => severity === 'error')
    expect(error).toEqual({
      rule: 'higher-rung-gives-no-less',
      severity: 'error',
      file: 'policies/cold-coffee.md',
      line: 12,
      column: 9,
      endLine: 12,
      endColumn: 44,
      message: 'The owner may give 5 EUR, less than the 8 EUR of the barista below them.',
      fix: 'Raise the upper limit or lower the one below it.',
      url: 'docs/rules/higher-rung-gives-no-less.md',
      inForce: true,
      related: [{ file: 'policies/cold-coffee.md', line: 8, column: 9, endLine: 8, endColumn: 44 }],
    })
    const order = report.findings.map(({ file, line, column }: { file: string; line: number; column: number }) => [file, line, column])
    expect(order).toEqual(
      order.toSorted((a: [string, number, number], b: [string, number, number]) =>
        a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || a[2] - b[2],
      ),
    )
    for (const stage of report.progress) expect(Object.keys(stage)).toEqual(['stage', 'title', 'done', 'total', 'next', 'write'])
    expect(report.summary).toMatchObject({ errors: 1, errorsInDrafts: 0, documents: 2, pages: 2 })
  })

  test('github writes one workflow command for each finding', async () => {
    const { stdout } = await servicebook(['check', '--dir', dir, '--format', 'github', ...today])
    expect(stdout).toContain(
      '::error file=policies/cold-coffee.md,line=12,endLine=12,col=9,endColumn=44,title=higher-rung-gives-no-less::The owner may give 5 EUR, less than the 8 EUR of the barista below them. Raise',
    )
    expect(stdout).toMatch(/^(::(error|warning|notice) file=.*\n)+$/)
  })

  test('errors in drafts are listed apart, and stop nothing', async () => {
    const project = await makeProject({
      'policies/company.md': cafe,
      'policies/cold-coffee.md': shrinking.replace('status: approved', 'status: draft'),
    })
    const { code, stdout } = await servicebook(['check', '--dir', project, ...today])
    expect(code).toBe(0)
    expect(stdout.indexOf('In drafts and other texts nobody works by yet')).toBeLessThan(stdout.indexOf('higher-rung-gives-no-less'))
    expect(stdout).toContain('Nothing stops publishing. 2 documents read. One error in drafts.')
    const json = JSON.parse((await servicebook(['check', '--dir', project, '--format', 'json', ...today])).stdout)
    expect(json.summary).toMatchObject({ errors: 0, errorsInDrafts: 1, pages: 1 })
    expect(json.findings.find(({ rule }: { rule: string }) => rule === 'higher-rung-gives-no-less').inForce).toBe(false)
  })

  test('where nothing is approved, it does not sound as if all were well', async () => {
    const project = await makeProject({ 'policies/company.md': cafe.replace('approved', 'draft') })
    const { code, stdout } = await servicebook(['check', '--dir', project, ...today])
    expect(code).toBe(0)
    expect(stdout).toContain('Nothing would be published yet: no document is approved.')
    expect(stdout).not.toContain('Nothing stops publishing.')
  })

  test('gaps fail only under --strict', async () => {
    const project = await makeProject({ 'policies/company.md': cafe })
    expect((await servicebook(['check', '--dir', project, ...today])).code).toBe(0)
    const strict = await servicebook(['check', '--dir', project, '--strict', ...today])
    expect(strict.code).toBe(1)
    expect(strict.stdout).toMatch(/With --strict, \d+ gaps stop publishing/)
  })

  test('files named on the command line narrow the report, not what rules see', async () => {
    const { code, stdout } = await servicebook(['check', '--format', 'json', ...today, 'policies/company.md'], { cwd: dir })
    expect(code).toBe(0)
    expect(new Set(JSON.parse(stdout).findings.map(({ file }: { file: string }) => file))).toEqual(new Set(['policies/company.md']))
    const unknown = await servicebook(['check', ...today, 'policies/tea.md'], { cwd: dir })
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toContain('There is no document policies/tea.md')
  })

  test('finds the project from a folder inside it', async () => {
    const inside = join(dir, 'policies')
    expect((await servicebook(['check', '--format', 'json', ...today], { cwd: inside })).stdout).toContain('"documents": 2')
  })

  test('nothing wrong in a small complete handbook', async () => {
    const project = await makeProject(await baseFiles())
    const { code, stdout } = await servicebook(['check', '--dir', project, ...today])
    expect(code).toBe(0)
    expect(stdout).toContain('Nothing stops publishing.')
  })

  test('the sample has no error', async () => {
    const { code, stdout } = await servicebook(['check', '--format', 'json', ...today])
    expect(code).toBe(0)
    const [policies, records] = await Promise.all(['policies', 'records'].map(documentsIn))
    expect(JSON.parse(stdout).summary).toMatchObject({ errors: 0, errorsInDrafts: 0, documents: policies! + records!, pages: policies! })
  })

  /** How many documents of the sample stand in a folder. */
  async function documentsIn(folder: string): Promise<number> {
    const paths = await readdir(join(repository, folder), { recursive: true })
    return paths.filter((path) => path.endsWith('.md')).length
  }
})

describe('what cannot be run is told in a sentence, with code 2', () => {
  test.each([
    ['no policies anywhere', ['check'], 'There is no folder “policies” in'],
    ['a folder that is not there', ['check', '--dir', 'nowhere'], 'There is no folder'],
    ['a folder without policies', ['check', '--dir', '.'], 'There is no folder “policies” in'],
    ['a day that does not exist', ['check', '--dir', repository, '--today', '2026-02-30'], '“2026-02-30” is not a day'],
    ['an unknown format', ['check', '--format', 'xml'], 'Allowed choices are pretty, json, github'],
    ['an unknown verb', ['chekc'], 'Did you mean “servicebook check”?'],
    ['an unknown option', ['check', '--strickt'], 'Did you mean --strict?'],
  ])('%s', async (_name, args, sentence) => {
    const empty = await mkdtemp(join(tmpdir(), 'servicebook-empty-'))
    await mkdir(join(empty, 'nothing'))
    const { code, stdout, stderr } = await servicebook(args, { cwd: empty })
    expect(stderr).toContain(sentence)
    expect(stderr).not.toMatch(/\n {4}at /)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  test('help and version end with 0', async () => {
    const help = await servicebook(['--help'])
    expect(help.code).toBe(0)
    for (const verb of ['check', 'build', 'preview']) expect(help.stdout).toContain(verb)
    expect((await servicebook(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('what to do next, once pages have versions', () => {
  const words = wordsFor('en')

  test('a change that waits is to be approved, and a retired page is not written again', async () => {
    const base = await baseFiles()
    const company = base['policies/company.md']!.replace('kind: company\n', 'kind: company\ntemplate: company/cafe 1\n')
    const begun = await makeProject({ ...base, 'policies/company.md': company })
    const pages = starterPages(await readProject(begun, { today: testDay }), words)
    const files = Object.fromEntries(
      pages.map(({ path, text }) => [path, text.replace('status: draft', 'status: approved').replace(/not-yet-yours:[^]*?\n(?=\S)/, '')]),
    )
    const second = pages[1]!.path
    const long = pages.find(({ path }) => path.endsWith('long-wait.md'))!.path
    const retired = files[second]!.replace('status: approved', 'status: retired')
    const all = { ...base, 'policies/company.md': company, ...files }
    const history = (did: 'approved' | 'retired') =>
      filesOf(
        entriesFrom(
          [
            { page: long, on: '2026-11-01' },
            { page: second, on: '2026-11-01' },
            ...(did === 'retired' ? [{ page: second, did, text: retired, on: '2026-11-02' }] : []),
          ],
          all,
        ),
      )
    const stepIn = async (own: Record<string, string>) => {
      const dir = await makeProject(own)
      const project = await readProject(dir, { today: testDay })
      return { dir, project, report: checkProject(project), step: nextStep(project, checkProject(project), words) }
    }
    const gone = Object.fromEntries(Object.entries(all).filter(([path]) => path !== second))
    for (const own of [{ ...all, [second]: retired }, gone]) {
      const { step, project } = await stepIn({ ...own, ...history('retired') })
      expect(step?.write).not.toBe(second)
      expect(starterPages(project, words).map(({ path }) => path)).toEqual([])
    }
    const changed = { ...all, [long]: files[long]!.replace('something to drink', 'a glass of water'), ...history('approved') }
    const { dir, step, report } = await stepIn(changed)
    expect(step).toMatchObject({ write: long, approve: true })
    expect(step?.says).toContain('was changed, and staff still read it as it was before')
    expect(report.progress.map(({ next }) => next).join()).toContain(`${long}: It was changed, and staff read it as it was before`)
    const { stdout } = await servicebook(['next', '--dir', dir, ...today])
    expect(stdout).toContain(`Type: npx servicebook approve ${long}`)
  })
})
