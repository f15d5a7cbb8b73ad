import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { repository, type Run } from './support/command.ts'
import { bytesOf } from './support/folder.ts'
import { baseFiles, makeProject, testDay } from './support/project.ts'

/** Files, folders, links, themes and command lines from somebody who means harm, or from a very bad day. */

const base = await baseFiles()
const company = base['policies/company.md']!

/** Longest a case may take (milliseconds). */
const patience = 10_000

/** Runs the real command; one that does not end is killed, and its code is -1. */
function bounded(args: readonly string[], dir: string, today = testDay): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [`${repository}/dist/cli/servicebook.js`, ...args, '--dir', dir, '--today', today], { cwd: dir, env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] })
    const timer = setTimeout(() => child.kill('SIGKILL'), patience)
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('close', (code) => (clearTimeout(timer), done({ code: code ?? -1, stdout, stderr })))
  })
}

/** It came to an end, and what it says is for people: no stack, no blame on ourselves, no terminal commands. */
function expectSentences({ code, stdout, stderr }: Run): void {
  expect(code, 'it did not end in time').not.toBe(-1)
  expect(`${stdout}\n${stderr}`).not.toMatch(/mistake in Servicebook|\n\s+at \S.*:\d+:\d+|node:internal|Unhandled|\[object |\[native code\]/)
  // eslint-disable-next-line no-control-regex
  expect(`${stdout}\n${stderr}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  expect([0, 1, 2]).toContain(code)
}

const policy = (body = '## How we do it\n\nMeasure twice.\n', more = '') =>
  `---\nkind: policy\ntitle: Returns\narea: returns\npurpose: Fair.\npromises:\n  - promise: We take it back.\nask: shift-lead\ngoals: [on-time]\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n${more}---\n${body}`
const make = (files: Record<string, string | Uint8Array> = {}) => makeProject({ ...base, ...files })
const fifo = (path: string) => void execFileSync('mkfifo', [path])

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
    { name: 'a link out of the project', prepare: (dir) => symlinkSync('/etc/passwd', join(dir, 'policies/p.md')), at: 'policies/p.md:1:1', says: 'link to a file outside the project' },
    { name: 'a folder out of the project', prepare: (dir) => symlinkSync('/etc', join(dir, 'policies/etc')), at: 'policies/etc:1:1', says: 'link to a file outside the project' },
    { name: 'a link to nowhere', prepare: (dir) => symlinkSync('/nowhere', join(dir, 'policies/p.md')), at: 'policies/p.md:1:1', says: 'cannot be opened' },
    { name: 'a link to itself', prepare: (dir) => symlinkSync('p.md', join(dir, 'policies/p.md')), at: 'policies/p.md:1:1', says: 'cannot be opened' },
    { name: 'a named pipe', prepare: (dir) => fifo(join(dir, 'policies/p.md')), at: 'policies/p.md:1:1', says: 'not an ordinary file' },
    { name: '1.5 MB', files: { 'policies/x.md': policy('x'.repeat(1_500_000)) }, at: 'policies/x.md:1:1', says: 'larger than 1 MB' },
    // Approved texts in a broken coat: to publish without them is to take a page from staff without a word.
    { name: 'Latin-1', files: { 'policies/delivery.md': Buffer.from(base['policies/delivery.md']!.replace('morning', 'journée'), 'latin1') }, at: 'policies/delivery.md:1:1', says: 'not saved as UTF-8' },
    { name: 'UTF-16', files: { 'policies/delivery.md': Buffer.from(`\ufeff${base['policies/delivery.md']!}`, 'utf16le') }, at: 'policies/delivery.md:1:1', says: 'not saved as UTF-8' },
    { name: 'an empty line before the settings', files: { 'policies/delivery.md': `\n${base['policies/delivery.md']!}` }, at: 'policies/delivery.md:1:1', says: 'does not begin with' },
    { name: 'an approved page with a slip in its kind', files: { 'policies/delivery.md': base['policies/delivery.md']!.replace('kind: policy', 'kind: polcy') }, at: 'policies/delivery.md:2:7', says: 'polcy' },
    { name: 'an approved page with a slip in its status', files: { 'policies/delivery.md': base['policies/delivery.md']!.replace('status: approved', 'status: aproved') }, at: 'policies/delivery.md:10:9', says: 'aproved' },
    { name: 'settings that never end', files: { 'policies/x.md': policy().replace('\n---\n', '\n') }, at: 'policies/x.md:1:1', says: 'never end' },
    { name: 'a language for the settings', files: { 'policies/x.md': policy().replace('---', '---js') }, at: 'policies/x.md:1:1', says: 'never run' },
    { name: 'a language behind a space', files: { 'policies/x.md': policy().replace('---', '--- coffee') }, at: 'policies/x.md:1:1', says: 'never run' },
    { name: 'a function', files: { 'policies/x.md': policy(undefined, 'summary: !!js/function "function () { process.exit(7) }"\n') }, at: 'policies/x.md:13:10', says: 'begins with !' },
    { name: 'an alias bomb', files: { 'policies/x.md': policy(undefined, `tags: &a [x, x]\nsummary: [${'*a, '.repeat(9)}]\n`) }, at: 'policies/x.md:13', says: 'mean something else here' },
    { name: 'a key twice', files: { 'policies/x.md': policy(undefined, 'title: Other\n') }, at: 'policies/x.md:13:1', says: 'stands twice' },
    { name: '__proto__ as a key', files: { 'policies/x.md': policy(undefined, '__proto__: {polluted: yes}\n') }, at: 'policies/x.md:13:1', says: '__proto__' },
    { name: 'constructor as a key', files: { 'policies/x.md': policy(undefined, 'constructor: x\n') }, at: 'policies/x.md:13:1', says: 'constructor' },
    { name: 'keys that are lists and maps', files: { 'policies/x.md': policy(undefined, '? [a, b]\n: c\n? {a: b}\n: c\n: d\n') }, at: 'policies/x.md:13:3', says: 'key' },
    { name: 'an end of the settings that YAML knows and people do not', files: { 'policies/x.md': policy(undefined, '...\nnever-say: [LOST WITHOUT A WORD]\n') }, at: 'policies/x.md:13', says: '...' },
    { name: 'a language that is none', files: { 'policies/company.md': company.replace('[en]', '[en, en-a]') }, at: 'policies/company.md:7:', says: 'en-a' },
    { name: 'two companies', files: { 'policies/b.md': company }, at: '', says: 'one-company' },
    { name: 'no company', prepare: (dir) => rmSync(join(dir, 'policies/company.md')), at: 'policies/company.md:1:1', says: 'one-company' },
    { name: 'roles that report in a circle', files: { 'policies/company.md': company.replace('title: Shop manager', 'title: Shop manager\n    reports-to: driver') }, at: 'policies/company.md', says: 'reporting-line-ends' },
    { name: 'rungs that ask in a circle', files: { 'policies/late-delivery.md': base['policies/late-delivery.md']!.replace('up to 60 EUR per case', 'up to 60 EUR per case\n    ask: driver') }, at: 'policies/late-delivery.md', says: 'asking-ends' },
    { name: 'a kind called constructor', files: { 'policies/delivery.md': base['policies/delivery.md']!.replace('kind: policy', 'kind: constructor') }, at: 'policies/delivery.md:2:7', says: 'constructor' },
    { name: 'a measure called constructor', files: { 'policies/on-time.md': base['policies/on-time.md']!.replace('measure: on-time-delivery', 'measure: constructor') }, at: 'policies/on-time.md:4:10', says: 'constructor' },
    { name: 'an area called __proto__', files: { 'policies/delivery.md': base['policies/delivery.md']!.replace('area: delivery', 'area: __proto__') }, at: 'policies/delivery.md:4:7', says: '__proto__' },
  ]
  test.each(cases)('$name', (bad) => expectStopped(bad))
})

describe.concurrent('an address is taken once, by pages and by folders', () => {
  const twice = 'one-address-per-document'
  const cases: [string, Record<string, string>][] = [
    ...['index', 'INDEX', '404', 'areas', 'areas/x', 'assets/handbook.css', 'what-you-may-decide'].map((name): [string, Record<string, string>] => [name, { [`policies/${name}.md`]: policy() }]),
    ['capitals', { 'policies/A.md': policy(), 'policies/a.md': policy() }],
    ['accents typed in two ways', { 'policies/\u00e9.md': policy(), 'policies/e\u0301.md': policy() }],
    ['a folder called like a page', { 'policies/a.md': policy(), 'policies/a.html/b.md': policy() }],
    ['a folder called like the export', { 'policies/servicebook.json/b.md': policy() }],
    ['a folder called like our memory', { 'policies/published.json/b.md': policy() }],
    ['an excuse for taking the first page', { 'policies/index.md': policy(undefined, `rule-exceptions:\n  - rule: ${twice}\n    because: I want to\n`) }],
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
    const copied = code === 0 ? [...readFileSync(join(dir, 'handbook/x.html'), 'utf8').matchAll(/<img src="([^"]+)"/g)].map(([, src]) => readFileSync(join(dir, 'handbook', src!), 'utf8')) : []
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

  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'con', 'aux', 'con.x', 'a b#?%"\'c', 'Дом', 'a\nb', '\u202eabc', 'a\x1b[31m', '%2e%2e', '-', 'javascript:alert(1)', '<script>alert(1)<']
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
    const links = [...readFileSync(join(dir, 'handbook/areas/returns.html'), 'utf8').matchAll(/href="([^"#]+)"/g)].map(([, href]) => decodeURIComponent(href!))
    expect(links.length).toBeGreaterThan(names.length)
    for (const link of links) expect(existsSync(join(dir, 'handbook/areas', link)), link).toBe(true)
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
    const published = existsSync(join(dir, 'handbook')) ? Object.keys(await bytesOf(join(dir, 'handbook'))).map((file) => readFileSync(join(dir, 'handbook', file), 'utf8')) : []
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
  test.each(themes.map(([file, content]) => ({ file, content, named: typeof content === 'string' ? JSON.stringify(content) : 'a link to itself, or a pipe' })))('$file: $named', async ({ file, content }) => {
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

describe.concurrent('the output folder: nothing of theirs is lost', () => {
  interface Out {
    name: string
    prepare: (dir: string) => void
    out?: string
    says: string
  }
  const replaceBy = (make: (path: string) => void, file = 'index.html') => (dir: string) => (rmSync(join(dir, 'handbook', file)), make(join(dir, 'handbook', file)))
  const outs: Out[] = [
    { name: 'a made-up memory without files', prepare: (dir) => writeFileSync(join(dir, 'handbook/published.json'), '{"by":"servicebook","audience":"staff","drafts":false,"files":null}'), says: 'not made by Servicebook' },
    { name: 'a made-up memory for an audience that is none', prepare: (dir) => writeFileSync(join(dir, 'handbook/published.json'), '{"by":"servicebook","audience":"\\u001b[31m","drafts":false,"files":{}}'), says: 'nothing was written' },
    { name: 'a page that leads nowhere', prepare: replaceBy((path) => symlinkSync('/nowhere', path)), says: 'index.html' },
    { name: 'a page that is a folder elsewhere', prepare: replaceBy((path) => symlinkSync('/tmp', path)), says: 'index.html' },
    { name: 'a page that is a pipe', prepare: replaceBy(fifo), says: 'index.html' },
    { name: 'a memory that is a pipe', prepare: replaceBy(fifo, 'published.json'), says: 'not made by Servicebook' },
    { name: 'a file on the way', prepare: (dir) => writeFileSync(join(dir, 'note.txt'), 'mine'), out: 'note.txt/site', says: 'note.txt' },
    { name: 'a file further up the way', prepare: (dir) => writeFileSync(join(dir, 'note.txt'), 'mine'), out: 'note.txt/a/b/site', says: 'note.txt' },
    { name: 'into policies/ through a link', prepare: (dir) => symlinkSync('policies', join(dir, 'link')), out: 'link/new', says: 'cannot be published into policies/' },
    { name: 'a link to itself', prepare: (dir) => symlinkSync('out', join(dir, 'out')), out: 'out', says: 'out' },
    { name: 'a name too long for a disk', prepare: () => undefined, out: 'x'.repeat(300), says: 'could not be written' },
    { name: 'the project', prepare: () => undefined, out: '.', says: 'your own files are in there' },
    { name: 'its parent', prepare: () => undefined, out: '..', says: 'your own files are in there' },
  ]
  test.each(outs)('$name', async ({ prepare, out, says }) => {
    const dir = await makePublished()
    prepare(dir)
    const names = () => readdirSync(dir, { recursive: true }).sort()
    const before = names()
    const run = await bounded(['build', ...(out === undefined ? [] : ['--out', join(dir, out)])], dir)
    expectSentences(run)
    expect(run.stderr).toContain(says)
    expect(run.code).toBe(2)
    expect(names()).toEqual(before)
  })

  test('a folder of theirs by the name we use between two renames', async () => {
    const dir = await makePublished()
    mkdirSync(join(dir, '.handbook.before'))
    writeFileSync(join(dir, '.handbook.before/mine.txt'), 'mine')
    expectSentences(await bounded(['build'], dir))
    expect(readFileSync(join(dir, '.handbook.before/mine.txt'), 'utf8')).toBe('mine')
  })

  test('their empty folders', async () => {
    const dir = await make()
    mkdirSync(join(dir, 'mine/photos'), { recursive: true })
    await bounded(['build', '--out', join(dir, 'mine')], dir)
    expect(existsSync(join(dir, 'mine/photos'))).toBe(true)
  })

  test('killed while it writes: the old site stays, and the next build leaves no litter', async () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`policies/p${i}.md`, policy()]))
    const dir = await make(many)
    await bounded(['build'], dir)
    const before = await bytesOf(join(dir, 'handbook'))
    const child = spawn(process.execPath, [`${repository}/dist/cli/servicebook.js`, 'build', '--dir', dir, '--today', testDay], { stdio: 'ignore' })
    await new Promise<void>((done) => {
      const look = setInterval(() => readdirSync(dir).some((name) => name.includes('building')) && child.kill('SIGKILL'), 1)
      child.on('close', () => (clearInterval(look), done()))
    })
    expect(await bytesOf(join(dir, 'handbook'))).toEqual(before)
    expect((await bounded(['build'], dir)).code).toBe(0)
    expect(readdirSync(dir).sort()).toEqual(['handbook', 'policies'])
  })

  test('several builds at once end in one whole site', async () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`policies/p${i}.md`, policy()]))
    const dir = await make(many)
    await bounded(['build'], dir)
    const before = await bytesOf(join(dir, 'handbook'))
    for (let round = 0; round < 2; round++) {
      for (const run of await Promise.all([1, 2, 3, 4].map(() => bounded(['build'], dir)))) expectSentences(run)
      expect(await bytesOf(join(dir, 'handbook'))).toEqual(before)
      expect(readdirSync(dir).sort()).toEqual(['handbook', 'policies'])
    }
  }, 60_000)
})

describe.concurrent('the command line', () => {
  const lines: [string[], string][] = [
    [['nonsense'], "unknown command 'nonsense'"],
    [['__proto__'], "unknown command '__proto__'"],
    [['constructor'], "unknown command 'constructor'"],
    [['check', '--nope'], "unknown option '--nope'"],
    [['build', 'extra'], 'too many arguments'],
    [['build', '--audience', 'root'], 'Allowed choices are'],
    [['check', '--format', 'xml'], 'Allowed choices are'],
    [['check', 'nofile.md'], 'There is no document nofile.md'],
    [['preview', '--port', '70000'], '0 to 65535'],
  ]
  test.each(lines)('%j', async (args, says) => {
    const run = await bounded(args, await make())
    expectSentences(run)
    expect(run.stderr).toContain(says)
    expect(run.code).toBe(2)
  })
  test.each(['2026-02-30', 'x', '', '99999-01-01'])('a day that is none: %j', async (day) => {
    const run = await bounded(['build'], await make(), day)
    expectSentences(run)
    expect(run.stderr).toContain('is not a day')
    expect(run.code).toBe(2)
  })
  test.each([
    ['no policies/', (dir: string) => rmSync(join(dir, 'policies'), { recursive: true })],
    ['a file in its place', (dir: string) => (rmSync(join(dir, 'policies'), { recursive: true }), writeFileSync(join(dir, 'policies'), ''))],
    ['a link to itself in its place', (dir: string) => (rmSync(join(dir, 'policies'), { recursive: true }), symlinkSync('policies', join(dir, 'policies')))],
  ])('%s', async (_, prepare) => {
    const dir = await make()
    prepare(dir)
    for (const verb of ['build']) {
      const run = await bounded([verb], dir)
      expectSentences(run)
      expect(run.stderr).toContain('There is no folder “policies”')
      expect(run.code).toBe(2)
    }
  })
  test('an empty policies/', async () => {
    const dir = await makeProject({})
    expect((await bounded(['check'], dir)).code).toBe(0)
    const run = await bounded(['build'], dir)
    expectSentences(run)
    expect(run.code).toBe(1)
    expect(readdirSync(dir)).toEqual(['policies'])
  })
  test.each(['pretty', 'github', 'json'])('terminal commands in names and texts do nothing: %s', async (format) => {
    const dir = await make({ 'policies/a\x1b[2J\u202e.md': policy().replace('owner: shop-manager', 'owner: "x\\e[31m\\n::error::pwned\\u202e"') })
    const run = await bounded(['check', '--format', format], dir)
    // JSON is for programs, which know about directions; commands it must not hold.
    expectSentences(format === 'json' ? { ...run, stdout: run.stdout.replaceAll('\u202e', '') } : run)
    expect(run.stdout).not.toMatch(/^::error::pwned/m)
    expect(run.code).toBe(1)
  })
  test.each(['pretty', 'json'])('a reader that stops listening: %s', async (format) => {
    const dir = await make({ 'policies/x.md': policy('<b>x\n\n'.repeat(3000)) })
    const said = execFileSync('bash', ['-c', `("${process.execPath}" "${repository}/dist/cli/servicebook.js" check --format ${format} --dir "${dir}" | head -1 >/dev/null) 2>&1`]).toString()
    expect(said).toBe('')
  })
  test('a sentence stays a sentence, however long the value', async () => {
    const dir = await make({ 'policies/x.md': policy().replace('[on-time]', `[${'x'.repeat(100_000)}]`) })
    const run = await bounded(['check'], dir)
    expectSentences(run)
    expect(Math.max(...run.stdout.split('\n').map((line) => line.length))).toBeLessThan(1000)
  })
})

describe('the preview outlives what breaks', () => {
  test('a layout that is a link to itself, odd requests, and other hosts', async () => {
    const dir = await make()
    const child = spawn(process.execPath, [`${repository}/dist/cli/servicebook.js`, 'preview', '--port', '0', '--dir', dir, '--today', testDay], { stdio: ['ignore', 'pipe', 'pipe'] })
    try {
      let said = ''
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
      const address = await new Promise<string>((found) => child.stdout.on('data', (chunk: Buffer) => void (/http:\S+/.exec((said += chunk.toString())) && found(/http:\S+/.exec(said)![0]))))
      const status = async (path: string, headers = {}) => (await fetch(address + path, { headers })).status
      for (const path of ['%', '%00', '..%2f..%2fpackage.json', 'policies/company.md', 'assets/..%2f..%2fpackage.json', '__proto__', 'constructor', `${'a'.repeat(9000)}`]) expect(await status(path), path).toBe(404)
      expect(await status('', { origin: 'http://evil.example' })).toBe(403)
      mkdirSync(join(dir, 'site/layouts'), { recursive: true })
      symlinkSync('policy.hbs', join(dir, 'site/layouts/policy.hbs'))
      writeFileSync(join(dir, 'policies/delivery.md'), base['policies/delivery.md']!.replace('One', 'Two'))
      await new Promise((later) => setTimeout(later, 1500))
      expect(child.exitCode, said).toBe(null)
      expect(await status('index.html')).toBe(200)
    } finally {
      child.kill('SIGKILL')
    }
  }, 30_000)
})
