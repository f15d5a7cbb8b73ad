import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bounded, expectSentences, fifo, make, policy } from './support/hostile.ts'
import { bytesOf } from './support/folder.ts'
import { baseFiles, makeProject } from './support/project.ts'

/** Files, folders, links, and themes from somebody who means harm, or from a very bad day. */

const base = await baseFiles()
const company = base['policies/company.md']!

interface Bad {
  name: string
  files?: Record<string, string | Uint8Array>
  prepare?: (dir: string) => void
  /** The place, and a part of the sentence. */
  at?: string
  says: string
}

/** The base handbook, published once; cases begin with a copy of it. */
const published = await makeProject(base)
await bounded(['build'], published)
const makePublished = async () => {
  const dir = await make()
  cpSync(join(published, 'handbook'), join(dir, 'handbook'), { recursive: true })
  return dir
}

/** Errors in what is in force: a build ends with 1 and says so, and the old site stays byte for byte. */
async function expectStopped({ files = {}, prepare, at = '', says }: Bad): Promise<void> {
  const dir = await makePublished()
  const before = await bytesOf(join(dir, 'handbook'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(dir, path, '..'), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
  prepare?.(dir)
  const run = await bounded(['build'], dir)
  expectSentences(run)
  expect(run.stdout + run.stderr).toContain(at)
  expect(run.stdout + run.stderr).toContain(says)
  expect(run.code, run.stdout).toBe(1)
  expect(await bytesOf(join(dir, 'handbook'))).toEqual(before)
}

describe.concurrent('a file that cannot be taken stops publishing, by its name', () => {
  const cases: Bad[] = [
    {
      name: 'a link out of the project',
      prepare: (dir) => symlinkSync('/etc/passwd', join(dir, 'policies/p.md')),
      at: 'policies/p.md:1:1',
      says: 'link to a file outside the project',
    },
    {
      name: 'a folder out of the project',
      prepare: (dir) => symlinkSync('/etc', join(dir, 'policies/etc')),
      at: 'policies/etc:1:1',
      says: 'link to a file outside the project',
    },
    {
      name: 'a link to nowhere',
      prepare: (dir) => symlinkSync('/nowhere', join(dir, 'policies/p.md')),
      at: 'policies/p.md:1:1',
      says: 'cannot be opened',
    },
    {
      name: 'a link to itself',
      prepare: (dir) => symlinkSync('p.md', join(dir, 'policies/p.md')),
      at: 'policies/p.md:1:1',
      says: 'cannot be opened',
    },
    { name: 'a named pipe', prepare: (dir) => fifo(join(dir, 'policies/p.md')), at: 'policies/p.md:1:1', says: 'not an ordinary file' },
    { name: '1.5 MB', files: { 'policies/x.md': policy('x'.repeat(1_500_000)) }, at: 'policies/x.md:1:1', says: 'larger than 200 kB' },
    // Approved texts in a broken coat: to publish without them is to take a page from staff without a word.
    {
      name: 'Latin-1',
      files: { 'policies/delivery.md': Buffer.from(base['policies/delivery.md']!.replace('morning', 'journée'), 'latin1') },
      at: 'policies/delivery.md:1:1',
      says: 'not saved as UTF-8',
    },
    {
      name: 'UTF-16',
      files: { 'policies/delivery.md': Buffer.from(`\ufeff${base['policies/delivery.md']!}`, 'utf16le') },
      at: 'policies/delivery.md:1:1',
      says: 'not saved as UTF-8',
    },
    {
      name: 'an empty line before the settings',
      files: { 'policies/delivery.md': `\n${base['policies/delivery.md']!}` },
      at: 'policies/delivery.md:1:1',
      says: 'does not begin with',
    },
    {
      name: 'an approved page with a slip in its kind',
      files: { 'policies/delivery.md': base['policies/delivery.md']!.replace('kind: policy', 'kind: polcy') },
      at: 'policies/delivery.md:2:7',
      says: 'polcy',
    },
    {
      name: 'an approved page with a slip in its status',
      files: { 'policies/delivery.md': base['policies/delivery.md']!.replace('status: approved', 'status: aproved') },
      at: 'policies/delivery.md:20:9',
      says: 'aproved',
    },
    {
      name: 'settings that never end',
      files: { 'policies/x.md': policy().replace('\n---\n', '\n') },
      at: 'policies/x.md:1:1',
      says: 'never end',
    },
    {
      name: 'a language for the settings',
      files: { 'policies/x.md': policy().replace('---', '---js') },
      at: 'policies/x.md:1:1',
      says: 'never run',
    },
    {
      name: 'a language behind a space',
      files: { 'policies/x.md': policy().replace('---', '--- coffee') },
      at: 'policies/x.md:1:1',
      says: 'never run',
    },
    {
      name: 'a function',
      files: { 'policies/x.md': policy(undefined, 'summary: !!js/function "function () { process.exit(7) }"\n') },
      at: 'policies/x.md:13:10',
      says: 'begins with !',
    },
    {
      name: 'an alias bomb',
      files: { 'policies/x.md': policy(undefined, `tags: &a [x, x]\nsummary: [${'*a, '.repeat(9)}]\n`) },
      at: 'policies/x.md:13',
      says: 'mean something else here',
    },
    {
      name: 'a key twice',
      files: { 'policies/x.md': policy(undefined, 'title: Other\n') },
      at: 'policies/x.md:13:1',
      says: 'stands twice',
    },
    {
      name: '__proto__ as a key',
      files: { 'policies/x.md': policy(undefined, '__proto__: {polluted: yes}\n') },
      at: 'policies/x.md:13:1',
      says: '__proto__',
    },
    {
      name: 'keys that are lists and maps',
      files: { 'policies/x.md': policy(undefined, '? [a, b]\n: c\n? {a: b}\n: c\n: d\n') },
      at: 'policies/x.md:13:3',
      says: 'key',
    },
    {
      name: 'an end of the settings that YAML knows and people do not',
      files: { 'policies/x.md': policy(undefined, '...\nnever-say: [LOST WITHOUT A WORD]\n') },
      at: 'policies/x.md:13',
      says: '...',
    },
    {
      name: 'a language that is none',
      files: { 'policies/company.md': company.replace('[en]', '[en, en-a]') },
      at: 'policies/company.md:7:',
      says: 'en-a',
    },
    { name: 'two companies', files: { 'policies/b.md': company }, at: '', says: 'one-company' },
    { name: 'no company', prepare: (dir) => rmSync(join(dir, 'policies/company.md')), at: 'policies/company.md:1:1', says: 'one-company' },
    {
      name: 'roles that report in a circle',
      files: { 'policies/company.md': company.replace('title: Shop manager', 'title: Shop manager\n    reports-to: driver') },
      at: 'policies/company.md',
      says: 'reporting-line-ends',
    },
    {
      name: 'rungs that ask in a circle',
      files: {
        'policies/late-delivery.md': base['policies/late-delivery.md']!.replace(
          'up to 60 EUR per case',
          'up to 60 EUR per case\n    ask: driver',
        ),
      },
      at: 'policies/late-delivery.md',
      says: 'asking-ends',
    },
    {
      name: 'a kind called constructor',
      files: { 'policies/delivery.md': base['policies/delivery.md']!.replace('kind: policy', 'kind: constructor') },
      at: 'policies/delivery.md:2:7',
      says: 'constructor',
    },
    {
      name: 'a measure called constructor',
      files: { 'policies/on-time.md': base['policies/on-time.md']!.replace('measure: on-time-delivery', 'measure: constructor') },
      at: 'policies/on-time.md:4:10',
      says: 'constructor',
    },
    {
      name: 'an area called __proto__',
      files: { 'policies/delivery.md': base['policies/delivery.md']!.replace('area: delivery', 'area: __proto__') },
      at: 'policies/delivery.md:4:7',
      says: '__proto__',
    },
  ]
  test.each(cases)('$name', (bad) => expectStopped(bad))
})

describe.concurrent('an address is taken once, by pages and by folders', () => {
  const twice = 'one-address-per-document'
  const cases: [string, Record<string, string>][] = [
    ...['index', 'INDEX', '404', 'areas', 'areas/x', 'assets/handbook.css', 'what-you-may-decide'].map(
      (name): [string, Record<string, string>] => [name, { [`policies/${name}.md`]: policy() }],
    ),
    ['capitals', { 'policies/A.md': policy(), 'policies/a.md': policy() }],
    ['accents typed in two ways', { 'policies/\u00e9.md': policy(), 'policies/e\u0301.md': policy() }],
    ['a folder called like a page', { 'policies/a.md': policy(), 'policies/a.html/b.md': policy() }],
    ['a folder called like the export', { 'policies/servicebook.json/b.md': policy() }],
    ['a folder called like our memory', { 'policies/published.json/b.md': policy() }],
    [
      'an excuse for taking the first page',
      { 'policies/index.md': policy(undefined, `rule-exceptions:\n  - rule: ${twice}\n    because: I want to\n`) },
    ],
  ]
  test.each(cases)('%s', async (_, files) => {
    const run = await bounded(['check'], await make(files))
    expectSentences(run)
    expect(run.stdout).toContain(twice)
    expect(run.code).toBe(1)
  })

  test('two pictures of one address are not one picture', async () => {
    const dir = await make({ 'policies/x.md': policy('![one](A.png) ![two](a.png)\n'), 'policies/A.png': 'ONE', 'policies/a.png': 'TWO' })
    const { code } = await bounded(['build'], dir)
    const copied =
      code === 0
        ? [...readFileSync(join(dir, 'handbook/x.html'), 'utf8').matchAll(/<img src="([^"]+)"/g)].map(([, src]) =>
            readFileSync(join(dir, 'handbook', src!), 'utf8'),
          )
        : []
    expect(code === 1 || copied.join() === 'ONE,TWO').toBe(true)
  })

  test('a draft does not take the first page from the drafts', async () => {
    const dir = await make({ 'policies/index.md': policy().replace('approved', 'draft') })
    await bounded(['build', '--drafts'], dir)
    const home = join(dir, 'handbook-drafts/index.html')
    expect(!existsSync(home) || readFileSync(home, 'utf8').includes('id="Situations"')).toBe(true)
  })

  test('a name that leaves no room for its ending', async () => {
    const dir = await make({ [`policies/${'x'.repeat(252)}.md`]: policy() })
    const run = await bounded(['build'], dir)
    expectSentences(run)
    expect(run.code === 0 || run.stdout.includes('xxx.md:1:1'), run.stderr).toBe(true)
  })

  const names = [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'con',
    'aux',
    'con.x',
    'a b#?%"\'c',
    'Дом',
    'a\nb',
    '\u202eabc',
    'a\x1b[31m',
    '%2e%2e',
    '-',
    'javascript:alert(1)',
    '<script>alert(1)<',
  ]
  test('odd names make pages that every computer can hold and every link reaches', async () => {
    const dir = await make(Object.fromEntries(names.map((name) => [`policies/${name}.md`, policy()])))
    const run = await bounded(['build'], dir)
    expectSentences(run)
    expect(run.code).toBe(0)
    const files = Object.keys(await bytesOf(join(dir, 'handbook')))
    for (const name of files.flatMap((file) => file.split('/'))) {
      // eslint-disable-next-line no-control-regex
      expect(name).not.toMatch(/[\u0000-\u0020<>:"|?*\\\u202a-\u202e]|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    }
    const links = [...readFileSync(join(dir, 'handbook/areas/returns.html'), 'utf8').matchAll(/href="([^"#]+)"/g)].map(([, href]) =>
      decodeURIComponent(href!),
    )
    expect(links.length).toBeGreaterThan(names.length)
    const pages = links.filter((link) => !/^(tel|mailto):/.test(link))
    for (const link of pages) expect(existsSync(join(dir, 'handbook/areas', link)), link).toBe(true)
  })
})

describe.concurrent('links inside the project', () => {
  test('a folder that leads back to policies/ adds nothing and moves nothing', async () => {
    const dir = await make({ 'policies/sub/x.md': policy() })
    symlinkSync('.', join(dir, 'policies/aaa'))
    const run = await bounded(['build'], dir)
    expectSentences(run)
    expect(run.code, run.stdout).toBe(0)
    expect(existsSync(join(dir, 'handbook/sub/x.html'))).toBe(true)
  })
  test('a second name for a folder takes nothing from the first', async () => {
    const dir = await make({ 'policies/sub/x.md': policy() })
    symlinkSync('sub', join(dir, 'policies/aaa'))
    const { code } = await bounded(['build'], dir)
    expect(code === 1 || existsSync(join(dir, 'handbook/sub/x.html'))).toBe(true)
  })
  test('records are never published, not even through a link', async () => {
    const dir = await make({ 'records/log.md': policy('RECORDED'), 'records/p.png': 'RECORDED', 'policies/x.md': policy('![p](p.png)\n') })
    symlinkSync('../records', join(dir, 'policies/r'))
    symlinkSync('../records/p.png', join(dir, 'policies/p.png'))
    await bounded(['build'], dir)
    const published = existsSync(join(dir, 'handbook'))
      ? Object.keys(await bytesOf(join(dir, 'handbook'))).map((file) => readFileSync(join(dir, 'handbook', file), 'utf8'))
      : []
    expect(published.join('\n')).not.toContain('RECORDED')
  })
  test('what a link leads to outside is not shown on the screen either', async () => {
    const dir = await make()
    symlinkSync('/etc/passwd', join(dir, 'policies/p.md'))
    expect((await bounded(['check'], dir)).stdout).not.toContain('root:')
  })
})

describe.concurrent('a theme of their own that is broken is named, and the old site stays', () => {
  const themes: [string, string | ((dir: string) => void)][] = [
    ['site/layouts/policy.hbs', '{{#if x}}'],
    ['site/layouts/page.hbs', '{{{main}}'],
    ['site/layouts/policy.hbs', "{{constructor.constructor 'x'}}"],
    ['site/layouts/policy.hbs', '{{> nosuch}}'],
    ['site/partials/head.hbs', '{{#each}'],
    ['site/partials/head.hbs', '{{> head}}'],
    ['site/words/en/site.yaml', 'a: [b'],
    ['site/words/en/site.yaml', ''],
    ['site/words/en/choices.yaml', ''],
    ['templates/en/policy.md', 'no settings'],
    ['templates/en/policy.md', '---\na: [\n---\n'],
    ['templates/en/common.md', '---\n---\n'],
    ['site/layouts/policy.hbs', (dir) => symlinkSync('policy.hbs', join(dir, 'site/layouts/policy.hbs'))],
    ['site/layouts/policy.hbs', (dir) => fifo(join(dir, 'site/layouts/policy.hbs'))],
    ['site/words/en/site.yaml', (dir) => fifo(join(dir, 'site/words/en/site.yaml'))],
  ]
  test.each(
    themes.map(([file, content]) => ({
      file,
      content,
      named: typeof content === 'string' ? JSON.stringify(content) : 'a link to itself, or a pipe',
    })),
  )('$file: $named', async ({ file, content }) => {
    const dir = await makePublished()
    const before = await bytesOf(join(dir, 'handbook'))
    mkdirSync(join(dir, file, '..'), { recursive: true })
    if (typeof content === 'string') writeFileSync(join(dir, file), content)
    else content(dir)
    const run = await bounded(['build'], dir)
    expectSentences(run)
    expect(run.stderr).toContain(file)
    expect(run.code).toBe(2)
    expect(await bytesOf(join(dir, 'handbook'))).toEqual(before)
  })
})
