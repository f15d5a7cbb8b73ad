import { spawnSync } from 'node:child_process'
import { chmod, lstat, mkdir, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../src/cannot-run.ts'
import { changeDocument, makeDocument, readDocumentText } from '../../src/walk/save.ts'
import { bytesOf } from '../support/folder.ts'
import { makeProject } from '../support/project.ts'

const path = 'policies/returns.md'
const bytes = (text: string) => new TextEncoder().encode(text)

/** A project with one document, and what stands in it after a change. */
async function changed(
  before: string,
  change: (source: string) => string | undefined,
): Promise<{ dir: string; after: string; said: string }> {
  const dir = await makeProject({ [path]: bytes(before) })
  const said = await changeDocument(dir, path, change)
  return { dir, after: await readFile(join(dir, path), 'utf8'), said }
}

/** Why something was refused; nothing in the folders may have changed. */
async function refusal(folders: readonly string[], work: () => Promise<unknown>): Promise<string> {
  const before = await Promise.all(folders.map(bytesOf))
  const names = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true })))
  const error = await work().then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(CannotRun)
  expect(await Promise.all(folders.map(bytesOf))).toEqual(before)
  expect(await Promise.all(folders.map((folder) => readdir(folder, { recursive: true })))).toEqual(names)
  return (error as CannotRun).message
}

/** Nothing of ours lies about. */
const expectTidy = async (dir: string) => expect(await readdir(join(dir, 'policies'))).toEqual([basename(path)])

describe('a change of a document', () => {
  test.each([
    ['plain line ends', 'a\nOld\nb\n', 'a\nNew\nb\n'],
    ['line ends of Windows', 'a\r\nOld\r\nb\r\n', 'a\r\nNew\r\nb\r\n'],
    ['line ends of old Macs', 'a\rOld\rb\r', 'a\rNew\rb\r'],
    ['line ends of all kinds', 'a\r\nb\n\r\nOld\rc\n\nd\r\r\n', 'a\r\nb\n\r\nNew\rc\n\nd\r\r\n'],
    ['no line end at the end', 'a\r\nOld', 'a\r\nNew'],
    ['a mark of UTF-8 in front', '\uFEFFOld\r\nb\n', '\uFEFFNew\r\nb\n'],
    ['a mark of UTF-8 in front and another inside', '\uFEFFa\r\nOld \uFEFF\r\n', '\uFEFFa\r\nNew \uFEFF\r\n'],
    ['several scripts', '日本語 🙂\r\nOld\r\n👩‍👩‍👧 שלום\n', '日本語 🙂\r\nNew\r\n👩‍👩‍👧 שלום\n'],
  ])('leaves %s as they are', async (_, before, wanted) => {
    const { dir, after, said } = await changed(before, (source) => {
      expect(source).not.toMatch(/\r|^\uFEFF/)
      return source.replace('Old', 'New')
    })
    expect(after).toBe(wanted)
    expect(said).toBe(wanted.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
    expect(await readDocumentText(dir, path)).toBe(said)
    await expectTidy(dir)
  })

  test.each([
    ['new lines end as the first of the file does', 'a\r\nb\nc\n', 'a\nb\nNew\n\nx\nc\n', 'a\r\nb\nNew\r\n\r\nx\r\nc\n'],
    ['lines that go take their ends with them', 'a\r\nb\rc\nd\r\n', 'a\nd\n', 'a\r\nd\r\n'],
    ['a text of one line without an end', 'a', 'a\nb\n', 'a\nb\n'],
    ['an empty file is written', '', 'a\nb\n', 'a\nb\n'],
    ['a file with nothing but a mark is written', '\uFEFF', 'a\n', '\uFEFFa\n'],
    ['everything may go', 'a\r\nb\r\n', '', ''],
    ['an emoji becomes another one of the same half', '🙂\r\n', '🙃\n', '🙃\r\n'],
    ['a letter with an accent becomes the letter', 'e\u0301\r\n', 'e\n', 'e\r\n'],
  ])('%s', async (_, before, meant, wanted) => {
    expect((await changed(before, () => meant)).after).toBe(wanted)
  })

  test('outside of what changes, every byte stays, whatever line ends there are', async () => {
    const ends = fc.constantFrom('\n', '\r\n', '\r')
    const lines = fc.array(fc.tuple(fc.constantFrom('', 'a', 'bb', 'é', '🙂', '\uFEFF', '---'), ends), { maxLength: 8 })
    const dir = await makeProject({ [path]: '' })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', '\uFEFF'),
        lines,
        lines,
        fc.array(fc.constantFrom('New', 'new', '')),
        async (mark, above, below, fresh) => {
          const joined = (some: readonly (readonly [string, string])[]) => some.map((line) => line.join('')).join('')
          // A line end alone would join with one that follows.
          fc.pre(!above.some(([, end], i) => end === '\r' && above[i + 1]?.join('') === '\n'))
          fc.pre(!below.some(([, end], i) => end === '\r' && below[i + 1]?.join('') === '\n'))
          fc.pre(mark === '\uFEFF' || !above[0]?.[0].startsWith('\uFEFF'))
          const [head, tail] = [mark + joined(above), joined(below)]
          await writeFile(join(dir, path), `${head}<old>${tail}`)
          await changeDocument(dir, path, (source) => source.replace('<old>', `<${fresh.join('\n')}>`))
          const after = await readFile(join(dir, path), 'utf8')
          expect(after.startsWith(`${head}<`)).toBe(true)
          expect(after.endsWith(`>${tail}`)).toBe(true)
          const end = /\r\n|\r|\n/.exec(`${head}<old>${tail}`)?.[0] ?? '\n'
          expect(after.slice(head.length, after.length - tail.length)).toBe(`<${fresh.join(end)}>`)
        },
      ),
      { numRuns: 300 },
    )
  })

  test.each([
    ['nothing is to change', () => undefined],
    ['the text is the same', (source: string) => source],
  ])('the file is not touched where %s', async (_, change) => {
    const dir = await makeProject({ [path]: 'a\r\nb\n' })
    const before = await stat(join(dir, path))
    expect(await changeDocument(dir, path, change)).toBe('a\nb\n')
    const { ino, mtimeMs } = await stat(join(dir, path))
    expect({ ino, mtimeMs }).toEqual({ ino: before.ino, mtimeMs: before.mtimeMs })
    expect(await readFile(join(dir, path), 'utf8')).toBe('a\r\nb\n')
    await expectTidy(dir)
  })

  test('what goes wrong while it is thought out leaves the file, and nothing beside it', async () => {
    const dir = await makeProject({ [path]: 'a\n' })
    const change = changeDocument(dir, path, () => {
      throw new Error('no answer')
    })
    await expect(change).rejects.toThrow('no answer')
    expect(await readFile(join(dir, path), 'utf8')).toBe('a\n')
    await expectTidy(dir)
    expect(await changeDocument(dir, path, (source) => `${source}b\n`)).toBe('a\nb\n')
  })

  test.skipIf(process.platform === 'win32').each(['600', '640', '644', '755'])('the permissions %s stay', async (typed) => {
    const mode = Number.parseInt(typed, 8)
    const dir = await makeProject({ [path]: 'a\n' })
    await chmod(join(dir, path), mode)
    await changeDocument(dir, path, () => 'b\n')
    expect((await stat(join(dir, path))).mode & 0o777).toBe(mode)
  })

  test('a link inside the project stays a link, and the document it leads to is changed', async () => {
    const dir = await makeProject({ [path]: 'a\n' })
    await symlink('returns.md', join(dir, 'policies/link.md'))
    expect(await changeDocument(dir, 'policies/link.md', () => 'b\n')).toBe('b\n')
    expect((await lstat(join(dir, 'policies/link.md'))).isSymbolicLink()).toBe(true)
    expect(await readFile(join(dir, path), 'utf8')).toBe('b\n')
  })

  test('a project that is reached by a link is changed like any other', async () => {
    const dir = await makeProject({ [path]: 'a\n' })
    const around = await makeProject({})
    await symlink(dir, join(around, 'handbook'))
    expect(await changeDocument(join(around, 'handbook'), path, () => 'b\n')).toBe('b\n')
    await makeDocument(join(around, 'handbook'), 'policies/new.md', 'c\n')
    expect(await readFile(join(dir, 'policies/new.md'), 'utf8')).toBe('c\n')
  })
})

describe('a new document', () => {
  test('is made with the folders it needs, as it is given', async () => {
    const dir = await makeProject({})
    await makeDocument(dir, 'policies/deep/down/new.md', '---\nkind: goal\n---\n日本語')
    expect(await readFile(join(dir, 'policies/deep/down/new.md'), 'utf8')).toBe('---\nkind: goal\n---\n日本語')
    expect(await readdir(join(dir, 'policies/deep/down'))).toEqual(['new.md'])
  })

  test('of two at once, one is made and the other is refused', async () => {
    const dir = await makeProject({})
    const made = await Promise.allSettled(['a\n', 'b\n'].map((text) => makeDocument(dir, path, text)))
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await readFile(join(dir, path), 'utf8')).toBe(made[0]!.status === 'fulfilled' ? 'a\n' : 'b\n')
    await expectTidy(dir)
  })
})

describe('what is refused, with a sentence and nothing changed', () => {
  const stays = 'What was there before is still there.'

  test('a document that is gone', async () => {
    const dir = await makeProject({ [path]: 'a\n' })
    const gone = 'policies/gone.md is no longer there: somebody moved or deleted it. Nothing was written.'
    expect(await refusal([dir], () => changeDocument(dir, 'policies/gone.md', () => 'b\n'))).toBe(gone)
    expect(await refusal([dir], () => readDocumentText(dir, 'policies/gone.md'))).toBe(gone)
    expect(await refusal([dir], () => changeDocument(dir, 'gone/a.md', () => 'b\n'))).toMatch(/^gone\/a\.md is no longer there: /)
    expect(await refusal([join(dir, 'policies')], () => changeDocument(join(dir, 'gone'), path, () => 'b\n'))).toMatch(
      / is no longer there: /,
    )
  })

  test('a file in the way of a folder', async () => {
    const dir = await makeProject({ [path]: 'a\n' })
    const said = `${path}/new.md could not be written: a file stands in the way. ${stays}`
    expect(await refusal([dir], () => changeDocument(dir, `${path}/new.md`, () => 'b\n'))).toBe(said)
    expect(await refusal([dir], () => makeDocument(dir, `${path}/new.md`, 'b\n'))).toBe(said)
    expect(await refusal([dir], () => makeDocument(dir, `${path}/deep/new.md`, 'b\n'))).toMatch(/: a file stands in the way\. /)
  })

  test('a file in the way of a new one', async () => {
    const dir = await makeProject({ [path]: 'a\n' })
    expect(await refusal([dir], () => makeDocument(dir, path, 'b\n'))).toBe(
      `${path} could not be written: a file stands in the way. ${stays}`,
    )
  })

  test('a folder in the way', async () => {
    const dir = await makeProject({ 'policies/returns.md/inside.md': 'a\n' })
    const said = `${path} could not be written: a folder stands in the way. ${stays}`
    expect(await refusal([dir], () => changeDocument(dir, path, () => 'b\n'))).toBe(said)
    expect(await refusal([dir], () => makeDocument(dir, path, 'b\n'))).toBe(said)
  })

  test('a name that is too long', async () => {
    const dir = await makeProject({})
    expect(await refusal([dir], () => makeDocument(dir, `policies/${'n'.repeat(300)}.md`, 'b\n'))).toMatch(
      /: a name in it is too long for that disk\. What was there before is still there\.$/,
    )
  })

  test.each([
    ['a byte that begins nothing', new Uint8Array([0x61, 0xff, 0x62])],
    ['letters of Windows', new Uint8Array([0x47, 0x72, 0xf6, 0xdf, 0x65])],
    ['a letter that is cut off', bytes('Größe').slice(0, 3)],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0x00])],
  ])('%s', async (_, content) => {
    const dir = await makeProject({ [path]: content })
    const said = `${path} is not written as UTF-8 text, so nothing can be put into it without harm. Open it in your editor and save it as UTF-8.`
    expect(await refusal([dir], () => changeDocument(dir, path, () => 'b\n'))).toBe(said)
    expect(await refusal([dir], () => readDocumentText(dir, path))).toBe(said)
  })

  test('a link that leads out of the project', async () => {
    const dir = await makeProject({ [path]: 'a\n' })
    const other = await realpath(await makeProject({ 'policies/theirs.md': 'theirs\n' }))
    await symlink(join(other, 'policies/theirs.md'), join(dir, 'policies/file.md'))
    await symlink(join(other, 'policies'), join(dir, 'policies/folder'))
    const leads = (typed: string, to: string) =>
      `${typed} leads out of this folder, to ${join(other, to)}. Answers are only written inside it. Open the handbook there, or put the file itself here.`
    const both = [dir, other]
    expect(await refusal(both, () => changeDocument(dir, 'policies/file.md', () => 'b\n'))).toBe(
      leads('policies/file.md', 'policies/theirs.md'),
    )
    expect(await refusal(both, () => changeDocument(dir, 'policies/folder/theirs.md', () => 'b\n'))).toBe(
      leads('policies/folder/theirs.md', 'policies/theirs.md'),
    )
    expect(await refusal(both, () => makeDocument(dir, 'policies/folder/new.md', 'b\n'))).toBe(leads('policies/folder/new.md', 'policies'))
    expect(await refusal(both, () => makeDocument(dir, 'policies/folder/deep/new.md', 'b\n'))).toMatch(/ leads out of this folder, /)
    expect(await refusal(both, () => makeDocument(dir, 'policies/file.md', 'b\n'))).toMatch(/: a file stands in the way\. /)
  })

  test('a way out of the project, even to a folder whose name begins the same', async () => {
    const around = await makeProject({ [`shop/${path}`]: 'a\n', [`shop-2/${path}`]: 'a\n' })
    const dir = join(around, 'shop')
    expect(await refusal([around], () => changeDocument(dir, `../shop-2/${path}`, () => 'b\n'))).toMatch(/ leads out of this folder, /)
    for (const out of ['../shop-2/policies/new.md', '../shop-2/policies/deep/new.md', '../shop-3/new.md'])
      expect(await refusal([around], () => makeDocument(dir, out, 'b\n'))).toMatch(/ leads out of this folder, /)
  })

  test('a link that leads to itself, and one that leads nowhere', async () => {
    const dir = await makeProject({})
    await symlink('round.md', join(dir, 'policies/round.md'))
    await symlink('nowhere.md', join(dir, 'policies/lost.md'))
    expect(await refusal([dir], () => changeDocument(dir, 'policies/round.md', () => 'b\n'))).toBe(
      `policies/round.md could not be written: a link on the way leads back to itself. ${stays}`,
    )
    expect(await refusal([dir], () => changeDocument(dir, 'policies/lost.md', () => 'b\n'))).toMatch(
      /^policies\/lost\.md is no longer there: /,
    )
  })
})

describe('others at the same time', () => {
  test('two changes at once both land', async () => {
    const dir = await makeProject({ [path]: 'a\n' })
    await Promise.all(['b', 'c'].map((line) => changeDocument(dir, path, (source) => `${source}${line}\n`)))
    expect((await readFile(join(dir, path), 'utf8')).split('\n').sort()).toEqual(['', 'a', 'b', 'c'])
    await expectTidy(dir)
  })

  test('changes of two documents do not wait for each other', async () => {
    const dir = await makeProject({ [path]: 'a\n', 'policies/other.md': 'a\n', 'policies/.other.md.lock': `${process.ppid}\n` })
    expect(await changeDocument(dir, path, () => 'b\n')).toBe('b\n')
    expect(await readFile(join(dir, 'policies/.other.md.lock'), 'utf8')).toBe(`${process.ppid}\n`)
  })

  test('what somebody else wrote meanwhile is what is changed', async () => {
    const dir = await makeProject({ [path]: 'a\n' })
    expect(await readDocumentText(dir, path)).toBe('a\n')
    await writeFile(join(dir, path), 'theirs\r\na\r\n')
    await changeDocument(dir, path, (source) => `${source}ours\n`)
    expect(await readFile(join(dir, path), 'utf8')).toBe('theirs\r\na\r\nours\r\n')
  })

  test('a lock of somebody at work is waited for', async () => {
    const lock = 'policies/.returns.md.lock'
    const dir = await makeProject({ [path]: 'a\n', [lock]: `${process.ppid}\n` })
    const change = changeDocument(dir, path, (source) => `${source}ours\n`)
    await new Promise((later) => setTimeout(later, 200))
    expect(await readFile(join(dir, path), 'utf8')).toBe('a\n')
    await writeFile(join(dir, path), 'theirs\n')
    // Whoever has it lets it go.
    await rm(join(dir, lock))
    expect(await change).toBe('theirs\nours\n')
    await expectTidy(dir)
  })

  test.each([
    ['a process that ended', () => spawnSync(process.execPath, ['--version']).pid],
    ['this one, from before', () => process.pid],
  ])('a lock left behind by %s holds nobody up', async (_, pid) => {
    const dir = await makeProject({ [path]: 'a\n', 'policies/.returns.md.lock': `${pid()}\n`, 'policies/.new.md.lock': `${pid()}\n` })
    const begun = Date.now()
    expect(await changeDocument(dir, path, () => 'b\n')).toBe('b\n')
    await makeDocument(dir, 'policies/new.md', 'c\n')
    expect(Date.now() - begun).toBeLessThan(5_000)
    expect(await readdir(join(dir, 'policies'))).toEqual(['new.md', 'returns.md'])
  })

  test.each([
    ['a file', (part: string) => writeFile(part, 'half of what somebody el', { mode: 0o600 })],
    ['a folder', (part: string) => mkdir(part)],
    ['a link that leads out', (part: string, theirs: string) => symlink(theirs, part)],
  ])('what is left behind by somebody who was stopped does no harm: %s', async (_, leave) => {
    const dir = await makeProject({ [path]: 'a\n' })
    const theirs = join(await makeProject({ 'theirs.md': 'theirs\n' }), 'theirs.md')
    for (const name of ['returns', 'new']) await leave(join(dir, `policies/.${name}.md.part`), theirs)
    const { mode } = await stat(join(dir, path))
    expect(await changeDocument(dir, path, () => 'b\n')).toBe('b\n')
    await makeDocument(dir, 'policies/new.md', 'c\n')
    expect(await readFile(join(dir, path), 'utf8')).toBe('b\n')
    expect(await readFile(join(dir, 'policies/new.md'), 'utf8')).toBe('c\n')
    expect(await readFile(theirs, 'utf8')).toBe('theirs\n')
    expect((await lstat(join(dir, path))).mode).toBe(mode)
    expect((await readdir(join(dir, 'policies'))).filter((name) => !name.startsWith('.'))).toEqual(['new.md', 'returns.md'])
  })
})
