import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bytesOf } from '../support/folder.ts'
import { repository, servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const today = ['--today', testDay]
const cafe = join(repository, 'docs/examples/corner-cafe.yaml')
const emptyFolder = () => mkdtemp(join(tmpdir(), 'servicebook-empty-'))

/** Runs a verb with answers written to a file beside the project. */
async function withAnswers(cwd: string, verb: readonly string[], answers: string, ...more: string[]) {
  const file = join(await emptyFolder(), 'answers.yaml')
  await writeFile(file, answers)
  return servicebook([...verb, '--answers', file, ...more, ...today], { cwd })
}

describe('the café of the README, from an empty folder', () => {
  let dir: string

  beforeAll(async () => {
    dir = await emptyFolder()
  })

  test('init makes the company and its ten pages, write the others', async () => {
    const init = await servicebook(['init', '--answers', cafe, ...today], { cwd: dir })
    expect(init.code, init.stdout + init.stderr).toBe(0)
    expect(init.stdout).toContain('policies/company.md  (approved)')
    expect(init.stdout.match(/\(draft\)/g)).toHaveLength(10)
    const write = await servicebook(['write', '--answers', cafe, '--defaults', ...today], { cwd: dir })
    expect(write.code, write.stdout + write.stderr).toBe(0)
  })

  test('at least thirty documents, and check finds no error', async () => {
    const { code, stdout } = await servicebook(['check', '--format', 'json', ...today], { cwd: dir })
    expect(code).toBe(0)
    const { summary, findings } = JSON.parse(stdout) as {
      summary: Record<string, number>
      findings: { severity: string; message: string }[]
    }
    expect(summary.documents).toBeGreaterThanOrEqual(30)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(summary.pages).toBe(summary.documents)
  })

  test('they are in the café’s own roles, words and sums, and nothing is left to fill in', async () => {
    const wait = await readFile(join(dir, 'policies/premises/long-wait.md'), 'utf8')
    expect(wait).toContain('- barista')
    expect(wait).toMatch(/something off, up to \d+ EUR per case/)
    expect(wait).toMatch(/\bguest/)
    for (const path of Object.keys(await bytesOf(join(dir, 'policies'))))
      expect(await readFile(join(dir, 'policies', path), 'utf8'), path).not.toMatch(/\{[^}\n]*\}/)
  })

  test('it builds, and next names one thing to do', async () => {
    const build = await servicebook(['build', ...today], { cwd: dir })
    expect(build.code, build.stdout).toBe(0)
    const next = await servicebook(['next', ...today], { cwd: dir })
    expect(next.stdout).toMatch(/(\d+) of \1 pages are yours\./)
    expect(next.stdout).toMatch(/Do this now: .+\nType: npx servicebook write \S+\n/)
  })

  test('the same answers give the same bytes, in any time zone', async () => {
    const again = await emptyFolder()
    const env = { TZ: 'Pacific/Auckland', LANG: 'et_EE.UTF-8' }
    await servicebook(['init', '--answers', cafe, ...today], { cwd: again, env })
    await servicebook(['write', '--answers', cafe, '--defaults', ...today], { cwd: again, env })
    expect(await bytesOf(join(again, 'policies'))).toEqual(await bytesOf(join(dir, 'policies')))
  })

  test('a second time changes nothing and says so, or finishes what was begun', async () => {
    const before = await bytesOf(join(dir, 'policies'))
    const init = await servicebook(['init', '--answers', cafe, ...today], { cwd: dir })
    expect(init.code).toBe(0)
    expect(init.stdout).toContain('There is a handbook here already (policies/company.md).')
    const write = await servicebook(['write', '--answers', cafe, '--defaults', ...today], { cwd: dir })
    expect(write.code, write.stdout).toBe(0)
    expect(await bytesOf(join(dir, 'policies'))).toEqual(before)
  })
})

describe('answers that cannot be taken', () => {
  const goal = 'documents:\n  - template: goal\n    statement: Tea comes hot\n'

  test('are named all at once, with what is wanted, and nothing is written', async () => {
    const dir = await makeProject(await baseFiles())
    const before = await bytesOf(dir)
    const { code, stdout } = await withAnswers(
      dir,
      ['write'],
      `${goal}    baseline: too many\n    by: next year\n    targt: 15\n  - template: policy/returns\n    ask: nobody-here\n    approve: yes\n`,
    )
    expect(code).toBe(1)
    expect(stdout).toContain('Nothing was written, because of these answers:')
    expect(stdout).toContain('policies/goals/tea-comes-hot.md, baseline: “too many”')
    expect(stdout).toContain('policies/goals/tea-comes-hot.md, by: “next year”')
    expect(stdout).toContain('targt: There is no question “targt” here.')
    expect(stdout).toContain('Did you mean “target”?')
    expect(stdout).toContain('There is no role called “nobody-here”')
    expect(await bytesOf(dir)).toEqual(before)
  })

  test.each([
    [
      'a trade, the people and a currency that are none',
      'company:\n  trade: farm\n  staff: many\n  currency: beads\n',
      ['“farm”', 'cafe, ', '“many”', '“beads”'],
    ],
    ['nothing of how to begin', 'company:\n  name: The Mill\n', ['What do you run?', 'Who works there?', 'In which currency']],
  ])('to begin with: %s', async (_, answers, said) => {
    const dir = await emptyFolder()
    const { code, stdout } = await withAnswers(dir, ['init'], answers)
    expect(code).toBe(1)
    for (const sentence of said) expect(stdout).toContain(sentence)
    expect(await readdir(dir)).toEqual([])
  })

  test.each([
    ['no such file', undefined, 'There is no file'],
    ['a list', '- a\n- b\n', 'It should hold lines such as'],
    ['nothing', '', 'It should hold lines such as'],
    ['no YAML', 'a: "b\n', 'cannot be used as a list of answers'],
    ['documents that are no list', 'documents: goal\n', 'Under “documents” there should be a list'],
    ['no documents', 'company:\n  name: x\n', 'Nothing to write was found'],
    ['a template that is none', 'documents:\n  - template: policy/cake\n', 'There is no template “policy/cake”'],
    ['a template that leads out', 'documents:\n  - template: ../../../etc/passwd\n', 'There is no template'],
  ])('%s', async (_, answers, said) => {
    const dir = await makeProject(await baseFiles())
    const before = await bytesOf(dir)
    const { code, stderr } =
      answers === undefined
        ? await servicebook(['write', '--answers', 'gone.yaml', ...today], { cwd: dir })
        : await withAnswers(dir, ['write'], answers)
    expect(stderr).toContain(said)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(code).toBe(2)
    expect(await bytesOf(dir)).toEqual(before)
  })
})

test('what is still to answer is named, and so is what is still ours', async () => {
  const dir = await makeProject(await baseFiles())
  const { code, stdout } = await withAnswers(dir, ['write'], 'documents:\n  - template: policy/returns\n    title: Bring it back\n')
  expect(code).toBe(0)
  expect(stdout).toContain('policies/returns/returns.md  (draft)')
  expect(stdout).toContain('policies/returns/returns.md, still to answer: goals')
  expect(stdout).toMatch(/still our suggestions: .*promises/)
  const written = await readFile(join(dir, 'policies/returns/returns.md'), 'utf8')
  expect(written).toContain('title: Bring it back\n')
  expect(written).toMatch(/not-yet-yours:\n(?: {2}- [\w-]+\n)+/)
  expect(written).not.toMatch(/not-yet-yours:[^]*- title\n/)
})

test('a dry run says what would be written, and writes nothing', async () => {
  const dir = await makeProject(await baseFiles())
  const before = await bytesOf(dir)
  const { code, stdout } = await servicebook(['write', 'policy/returns', '--defaults', '--dry-run', ...today], { cwd: dir })
  expect(code, stdout).toBe(0)
  expect(stdout).toContain('Would write one page.')
  expect(stdout).toContain('policies/returns/returns.md')
  expect(await bytesOf(dir)).toEqual(before)
})

test('answers come back as typed, whatever is in them', async () => {
  const dir = await makeProject(await baseFiles())
  const said = [
    '- not a list',
    'a: b # c',
    '{curly} [square]',
    `"both" 'quotes'`,
    '#1 & *2 !3 %4 @5 `6',
    'Ööd ja päevad, Спокойной ночи, お茶, 🍵',
    '---',
    'null',
    '012',
  ]
  const answers = JSON.stringify({
    documents: [{ template: 'discretion', situation: 'Tea: "cold" #1', 'also-called': said, why: '# Not a title\n\n---\n\n<b>{x}</b>' }],
  })
  const { code, stdout } = await withAnswers(dir, ['write'], answers)
  expect(code, stdout).toBe(0)
  const { documents } = JSON.parse((await servicebook(['build', '--drafts', '--format', 'json', ...today], { cwd: dir })).stdout) as {
    documents?: unknown
  }
  expect(documents).toBeUndefined()
  const exported = JSON.parse(await readFile(join(dir, 'handbook-drafts/servicebook.json'), 'utf8')) as {
    documents: { title: string; fields: Record<string, unknown> }[]
  }
  const found = exported.documents.find(({ title }) => title === 'Tea: "cold" #1')!
  expect(found.fields['also-called']).toEqual(said)
})

describe('what stands in the way', () => {
  test('a file of somebody’s own is never overwritten', async () => {
    const files = await baseFiles()
    const own = '---\nkind: glossary\n---\nMine.\n'
    const dir = await makeProject({ ...files, 'policies/returns/returns.md': own })
    const { code, stdout } = await servicebook(['write', 'policy/returns', '--defaults', ...today], { cwd: dir })
    expect(await readFile(join(dir, 'policies/returns/returns.md'), 'utf8')).toBe(own)
    expect(code, stdout).toBe(0)
    expect(stdout).toContain('policies/returns/returns-2.md')
  })

  test('a file where a folder should be, and policies that are a file', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'policies/returns': 'a note' })
    const { code, stderr } = await servicebook(['write', 'policy/returns', '--defaults', ...today], { cwd: dir })
    expect(code).toBe(2)
    expect(stderr).toContain('policies/returns/returns.md could not be written: a file stands in the way.')
    const other = await emptyFolder()
    await writeFile(join(other, 'policies'), 'a note')
    const init = await servicebook(['init', '--answers', cafe, ...today], { cwd: other })
    expect(init.code).toBe(2)
    expect(init.stderr).toContain('a file stands in the way')
    expect(await readFile(join(other, 'policies'), 'utf8')).toBe('a note')
  })

  test('a disk that gives out half way leaves nothing half-written', async () => {
    const dir = await makeProject(await baseFiles())
    const before = await bytesOf(dir)
    // No file may grow past four blocks of 1,024 bytes: the first pages fit, a later one does not.
    const command = `ulimit -f 4; exec '${process.execPath}' '${repository}/dist/cli/servicebook.js' write --answers '${join(dir, '../answers.yaml')}' --today ${testDay}`
    await writeFile(
      join(dir, '../answers.yaml'),
      'documents:\n  - { template: standard/email-answered }\n  - { template: training/ten-minute-talks }\n',
    )
    const { code, stderr } = await new Promise<{ code: number; stderr: string }>((done) => {
      execFile('bash', ['-c', command], { cwd: dir }, (error, _, stderr) =>
        done({ code: Number((error as { code?: number } | null)?.code ?? 0), stderr }),
      )
    })
    expect(stderr).toContain('policies/training/ten-minute-talks.md could not be written')
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(code).toBe(2)
    expect(await bytesOf(dir)).toEqual(before)
  })

  test('a document nobody can read is named with its line, and left alone', async () => {
    const broken = '---\nkind: goal\nstatement: "Tea\nstatus: draft\n---\n'
    const dir = await makeProject({ ...(await baseFiles()), 'policies/tea.md': broken })
    const { code, stderr } = await withAnswers(dir, ['write', 'policies/tea.md'], 'measure: order-errors\n')
    expect(code).toBe(2)
    expect(stderr).toMatch(/policies\/tea\.md cannot be read from line 3 on: .+ Then go on here\. Nothing was changed\./)
    expect(await readFile(join(dir, 'policies/tea.md'), 'utf8')).toBe(broken)
  })

  test('a template of their own that cannot be read is named', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'templates/en/policy/gift-cards.md': '---\ntitle: "Gift\n---\n' })
    const { code, stderr } = await servicebook(['write', 'policy/gift-cards', '--defaults', ...today], { cwd: dir })
    expect(code).toBe(2)
    expect(stderr).toContain('templates/en/policy/gift-cards.md cannot be used')
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})

describe('what would be lost', () => {
  test('a company page nobody can read is not written over, and neither is one that was begun', async () => {
    for (const own of [
      '---\nkind: company\nname: "Mine\n---\nOur own words.\n',
      'Notes on the company.\n',
      '---\nkind: company\nname: Mine\nstatus: draft\n---\n',
    ]) {
      const dir = await makeProject({ 'policies/company.md': own })
      const { code, stderr } = await servicebook(['init', '--answers', cafe, ...today], { cwd: dir })
      expect(code).toBe(2)
      expect(stderr).toContain('Nothing was changed.')
      expect(await bytesOf(dir)).toEqual(await bytesOf(await makeProject({ 'policies/company.md': own })))
    }
  })

  test('the same page named twice keeps the answers of both', async () => {
    const dir = await makeProject(await baseFiles())
    const { code, stdout } = await withAnswers(
      dir,
      ['write'],
      'documents:\n  - { template: policy/returns, title: Bring it back }\n  - { template: policies/returns/returns.md, summary: Sixty days. }\n',
    )
    expect(code, stdout).toBe(0)
    expect(stdout).toContain('Wrote one page.')
    const written = await readFile(join(dir, 'policies/returns/returns.md'), 'utf8')
    expect(written).toContain('title: Bring it back\n')
    expect(written).toContain('summary: Sixty days.\n')
  })

  test.each([
    ['a list where a text belongs', 'why: [reason one, reason two]\n', 1, 'Here we need one text, not a list.'],
    ['an alias', 'title: &a Tea\nsummary: *a\n', 2, 'Something in it begins with an asterisk'],
    ['a text that is longer than any page', `why: ${'long '.repeat(60_000)}\n`, 1, 'longer than any page can be'],
  ])('%s', async (_, answers, wanted, said) => {
    const files = await baseFiles()
    const dir = await makeProject(files)
    const before = await bytesOf(dir)
    const { code, stdout, stderr } = await withAnswers(dir, ['write', 'policies/delivery.md'], answers)
    expect(stdout + stderr).toContain(said)
    expect(code).toBe(wanted)
    expect(await bytesOf(dir)).toEqual(before)
  })

  test('answers that are not UTF-8 are not guessed at', async () => {
    const dir = await makeProject(await baseFiles())
    const file = join(await emptyFolder(), 'latin.yaml')
    await writeFile(file, Buffer.from('title: Caf\u00e9\n', 'latin1'))
    const { code, stderr } = await servicebook(['write', 'policies/delivery.md', '--answers', file, ...today], { cwd: dir })
    expect(code).toBe(2)
    expect(stderr).toContain('not written as UTF-8')
  })

  test('settings that open with spaces behind the dashes take answers as others do', async () => {
    const files = await baseFiles()
    const dir = await makeProject({ ...files, 'policies/tea.md': '---  \nkind: glossary\nstatus: draft\n---\nTea.\n' })
    const { code, stdout, stderr } = await withAnswers(dir, ['write', 'policies/tea.md'], 'summary: Words we use.\n')
    expect(code, stdout + stderr).toBe(0)
    expect(await readFile(join(dir, 'policies/tea.md'), 'utf8')).toMatch(
      /^---  \nkind: glossary\n[^]*summary: Words we use\.\n[^]*---\nTea\.\n$/,
    )
  })

  test.each(['../../outside', '../package', '.git/x', '/abs'])('a template of their own that wants its page at %s', async (place) => {
    const dir = await makeProject({
      ...(await baseFiles()),
      'templates/en/policy/gift-cards.md': `---\ntitle: Gift cards\npurpose: Cards.\nfile: ${place}\n---\n## Why\n\nSo.\n`,
    })
    const before = await bytesOf(dir)
    const { code, stderr } = await servicebook(['write', 'policy/gift-cards', '--defaults', ...today], { cwd: dir })
    expect(code).toBe(2)
    expect(stderr).toContain('where no page can be')
    expect(await bytesOf(dir)).toEqual(before)
  })

  test.each([
    ['_Secret steps', 'secret-steps'],
    ['con', 'con-page'],
    ['  ', 'procedure'],
    ['Где мой диван', 'где-мой-диван'],
  ])('a page named “%s” stands where it is read', async (title, name) => {
    const dir = await makeProject(await baseFiles())
    const { code, stdout, stderr } = await withAnswers(dir, ['write', 'procedure'], `title: ${JSON.stringify(title)}\n`)
    expect(code, stdout + stderr).toBe(0)
    expect(Object.keys(await bytesOf(join(dir, 'policies')))).toContain(`procedures/${name}.md`)
  })
})

describe('templates of their own', () => {
  const gift = `---
title: Gift cards
purpose: What a gift card is good for.
version: 1
file: gift-cards
fields:
  purpose:
    ask: What is a gift card good for?
start:
  area: payment
  purpose: A present of {0.5 orders}, for any {customer}.
---
## Why

People like to give.
`

  test('are listed, come before ours, and are filled with the company’s own words', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'templates/en/policy/gift-cards.md': gift })
    const list = await servicebook(['write', '--list', ...today], { cwd: dir })
    expect(list.stdout).toMatch(/policy\/gift-cards +Gift cards/)
    const { code, stdout } = await servicebook(['write', 'policy/gift-cards', '--defaults', ...today], { cwd: dir })
    expect(code, stdout).toBe(0)
    expect(await readFile(join(dir, 'policies/gift-cards.md'), 'utf8')).toMatch(/purpose: A present of \d+ EUR, for any customer\.\n/)
  })
})

test('a sheet to print for a team: ours may be made again, a file of somebody’s own is left alone', async () => {
  const dir = await makeProject(await baseFiles())
  for (const _ of [1, 2]) {
    const { code, stdout } = await servicebook(['write', 'vision', '--sheet', ...today], { cwd: dir })
    expect(code, stdout).toBe(0)
  }
  const sheet = await readFile(join(dir, 'sheets/vision.html'), 'utf8')
  expect(sheet).toContain('What are five reasons for it?')
  expect(sheet.match(/<div class="line">/g)!.length).toBeGreaterThan(20)
  await writeFile(join(dir, 'sheets/vision.html'), 'mine')
  const again = await servicebook(['write', 'vision', '--sheet', ...today], { cwd: dir })
  expect(again.code).toBe(2)
  expect(again.stderr).toContain('is a file of your own')
  expect(await readFile(join(dir, 'sheets/vision.html'), 'utf8')).toBe('mine')
})

test('the command alone, where nobody can be asked, says what can be typed', async () => {
  const dir = await emptyFolder()
  const { code, stdout } = await servicebook([], { cwd: dir })
  expect(code).toBe(0)
  expect(stdout).toContain('npx servicebook init')
  await mkdir(join(dir, 'policies'))
  const slip = await servicebook(['chekc'], { cwd: dir })
  expect(slip.code).toBe(2)
  expect(slip.stderr).toContain('Did you mean “servicebook check”?')
})
