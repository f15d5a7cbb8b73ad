import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { repository } from './support/command.ts'
import { bounded, expectSentences, fifo, make, policy } from './support/hostile.ts'
import { bytesOf } from './support/folder.ts'
import { baseFiles, makeProject, testDay } from './support/project.ts'

/** Output folders, command lines and terminals that somebody means harm with, or a very bad day does. */

const base = await baseFiles()

/** The base handbook, published once; cases begin with a copy of it. */
const published = await makeProject(base)
await bounded(['build'], published)
const makePublished = async () => {
  const dir = await make()
  cpSync(join(published, 'handbook'), join(dir, 'handbook'), { recursive: true })
  return dir
}

describe.concurrent('the output folder: nothing of theirs is lost', () => {
  interface Out {
    name: string
    prepare: (dir: string) => void
    out?: string
    says: string
  }
  const replaceBy =
    (make: (path: string) => void, file = 'index.html') =>
    (dir: string) => (rmSync(join(dir, 'handbook', file)), make(join(dir, 'handbook', file)))
  const outs: Out[] = [
    {
      name: 'a made-up memory without files',
      prepare: (dir) =>
        writeFileSync(join(dir, 'handbook/published.json'), '{"by":"servicebook","audience":"staff","drafts":false,"files":null}'),
      says: 'not made by Servicebook',
    },
    {
      name: 'a made-up memory for an audience that is none',
      prepare: (dir) =>
        writeFileSync(join(dir, 'handbook/published.json'), '{"by":"servicebook","audience":"\\u001b[31m","drafts":false,"files":{}}'),
      says: 'nothing was written',
    },
    { name: 'a page that leads nowhere', prepare: replaceBy((path) => symlinkSync('/nowhere', path)), says: 'index.html' },
    { name: 'a page that is a folder elsewhere', prepare: replaceBy((path) => symlinkSync('../policies', path)), says: 'index.html' },
    { name: 'a page that is a pipe', prepare: replaceBy(fifo), says: 'index.html' },
    { name: 'a memory that is a pipe', prepare: replaceBy(fifo, 'published.json'), says: 'not made by Servicebook' },
    { name: 'a file on the way', prepare: (dir) => writeFileSync(join(dir, 'note.txt'), 'mine'), out: 'note.txt/site', says: 'note.txt' },
    {
      name: 'a file further up the way',
      prepare: (dir) => writeFileSync(join(dir, 'note.txt'), 'mine'),
      out: 'note.txt/a/b/site',
      says: 'note.txt',
    },
    {
      name: 'into policies/ through a link',
      prepare: (dir) => symlinkSync('policies', join(dir, 'link')),
      out: 'link/new',
      says: 'cannot be published into policies/',
    },
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
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`policies/p${i}.md`, policy()]))
    const dir = await make(many)
    await bounded(['build'], dir)
    const before = await bytesOf(join(dir, 'handbook'))
    // The run watches its own folder: on a busy machine nobody else looks in time.
    const killed = new URL('support/killed-while-it-writes.mjs', import.meta.url).href
    const run = spawnSync(process.execPath, ['--import', killed, `${repository}/dist/cli/servicebook.js`, 'build', '--today', testDay], {
      cwd: dir,
      stdio: 'ignore',
    })
    expect(run.signal).toBe('SIGKILL')
    expect(readdirSync(dir).some((name) => name.startsWith('.handbook.building'))).toBe(true)
    expect(await bytesOf(join(dir, 'handbook'))).toEqual(before)
    expect((await bounded(['build'], dir)).code).toBe(0)
    expect(readdirSync(dir).sort()).toEqual(['handbook', 'policies'])
  })

  test('several builds at once end in one whole site', async () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`policies/p${i}.md`, policy()]))
    const dir = await make(many)
    await bounded(['build'], dir)
    const before = await bytesOf(join(dir, 'handbook'))
    for (let round = 0; round < 3; round++) {
      for (const run of await Promise.all([1, 2, 3, 4].map(() => bounded(['build'], dir)))) expectSentences(run)
      expect(await bytesOf(join(dir, 'handbook'))).toEqual(before)
      expect(readdirSync(dir).sort()).toEqual(['handbook', 'policies'])
    }
  }, 180_000)
})

describe.concurrent('the command line', () => {
  const lines: [string[], string][] = [
    [['nonsense'], 'There is no “servicebook nonsense”.'],
    [['__proto__'], 'There is no “servicebook __proto__”.'],
    [['constructor'], 'There is no “servicebook constructor”.'],
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
    [
      'a file in its place',
      (dir: string) => (rmSync(join(dir, 'policies'), { recursive: true }), writeFileSync(join(dir, 'policies'), '')),
    ],
    [
      'a link to itself in its place',
      (dir: string) => (rmSync(join(dir, 'policies'), { recursive: true }), symlinkSync('policies', join(dir, 'policies'))),
    ],
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
    const dir = await make({
      'policies/a\x1b[2J\u202e.md': policy().replace('owner: shop-manager', 'owner: "x\\e[31m\\n::error::pwned\\u202e"'),
    })
    const run = await bounded(['check', '--format', format], dir)
    // JSON is for programs, which know about directions; commands it must not hold.
    expectSentences(format === 'json' ? { ...run, stdout: run.stdout.replaceAll('\u202e', '') } : run)
    expect(run.stdout).not.toMatch(/^::error::pwned/m)
    expect(run.code).toBe(1)
  })
  test.each(['pretty', 'json'])('a reader that stops listening: %s', async (format) => {
    const dir = await make({ 'policies/x.md': policy('<b>x\n\n'.repeat(3000)) })
    const said = execFileSync('bash', [
      '-c',
      `("${process.execPath}" "${repository}/dist/cli/servicebook.js" check --format ${format} --dir "${dir}" | head -1 >/dev/null) 2>&1`,
    ]).toString()
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
    const child = spawn(
      process.execPath,
      [`${repository}/dist/cli/servicebook.js`, 'preview', '--port', '0', '--dir', dir, '--today', testDay],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    try {
      let said = ''
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
      const address = await new Promise<string>((found) =>
        child.stdout.on('data', (chunk: Buffer) => void (/http:\S+/.exec((said += chunk.toString())) && found(/http:\S+/.exec(said)![0]))),
      )
      const status = async (path: string, headers = {}) => (await fetch(address + path, { headers })).status
      for (const path of [
        '%',
        '%00',
        '..%2f..%2fpackage.json',
        'policies/company.md',
        'assets/..%2f..%2fpackage.json',
        '__proto__',
        'constructor',
        `${'a'.repeat(9000)}`,
      ])
        expect(await status(path), path).toBe(404)
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
