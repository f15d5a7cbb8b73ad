import { execFileSync } from 'node:child_process'
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEntry, writeEntry, type Entry } from '../../src/history/entry.ts'
import { readHistory } from '../../src/history/read-history.ts'
import { baseFiles, looked, makeProject } from '../support/project.ts'
import { entriesFrom, filesOf, type Version } from '../support/versions.ts'
import { findingsIn } from '../../src/check/findings.ts'
import { checkProject } from '../../src/check/report.ts'
import { readProject } from '../../src/project.ts'

const page = 'policies/late-delivery.md'
const base = await baseFiles()
const utf8 = new TextEncoder()

const small = '---\nkind: policy\n---\nBring it back.\n'

/** One entry, with what is said in it. */
function entryWith(told: Partial<Version>): Entry {
  return entriesFrom([{ page, on: '2026-05-04', text: small, ...told }])[0]!
}

function readBack(text: string): ReturnType<typeof readEntry> {
  return readEntry(entryWith({}).file, text)
}

/** What reading a folder says of these files: rule, file and sentence. */
async function troubles(files: Record<string, string | Uint8Array>): Promise<string[]> {
  const { findings } = await looked({ ...base, ...files })
  return findings
    .filter(({ rule, file }) => rule === 'history-is-whole' || file.startsWith('history'))
    .map(({ rule, file, says }) => `${rule} ${file} ${says}`)
}

describe('written and read back', () => {
  const notes = [
    'Plain.',
    'With --- in it',
    '---',
    '---\nkind: policy\n---\n',
    'What: "this", and \'that\': {a: [b]} # no comment',
    'Two\n\nparagraphs\n  and an indent\n',
    ' spaces at both ends ',
    '{}',
    '[]',
    'null',
    '~',
    'yes',
    '12',
    '2026-05-04',
    '!!js/function x',
    '&a *a',
    '👋🏽 Tere, õ, naïve, кот',
    'tab\there, \u00A0 and \u2028 and \u0007',
    'sha256: 0000',
    '<<<<<<< ours\n=======\n>>>>>>> theirs',
    '%YAML 1.2',
    '- a\n- b',
    'x'.repeat(5000),
  ]
  test.each(notes)('a note %j', (note) => {
    const entry = entryWith({ note })
    expect(entry.note).toBe(note.trim())
    expect(entry.text).toBe(small)
    // Written again, it is the same to the byte: blanking changes nothing else in it.
    expect(writeEntry(entry)).toBe(writeEntry(readEntry(entry.file, writeEntry(entry)) as Entry))
  })

  const texts = [
    `${small}---\nA line between.\n\n---\n`,
    '---\nkind: policy\n---\n```yaml\n---\nkind: policy\n---\n```\n',
    '---\nkind: policy\n---\nNo line end',
    '---\nkind: policy\n---\n\n\n\nLines before and after.\n\n\n',
    '\n\n---\nkind: policy\n---\nBegins late.\n',
    'No settings at all.\n',
    '---\nkind: policy\n---\nHeading\n=======\n\nAnother\n-------\n',
    '---\nkind: policy\n---\n<<<<<<< what git writes\n=======\n>>>>>>> when two change one line\n',
    '---\nkind: policy\n---\nsha256: 1234\n\nsha256: 1234\n',
    '---\nnever closed: yes\n',
    "---\nkind: policy\n---\n$& $1 $` $' \\n\n",
    '---\nkind: policy\n---\nA mark \uFEFF inside, and one byte of nothing: \u0000.\n',
    'x',
  ]
  test.each(texts)('a text %j', (text) => {
    const entry = entryWith({ text })
    expect(entry.text).toBe(text)
    expect(
      writeEntry(entry)
        .split('\n')
        .slice(entry.textLine - 1)
        .join('\n'),
    ).toBe(text)
  })

  test('line ends of Windows and a byte-order mark make no other entry of it', () => {
    const entry = entryWith({ text: base[page]!, note: 'Two\nlines' })
    const windows = `\uFEFF${writeEntry(entry).replaceAll('\n', '\r\n')}`
    const { entries, findings } = readHistory([{ path: entry.file, bytes: utf8.encode(windows) }])
    expect(findings).toEqual([])
    expect(entries).toEqual([entry])
  })
})

describe('one byte changed', () => {
  const entry = entryWith({ note: 'Agreed: "so".' })
  const bytes = utf8.encode(writeEntry(entry))
  const others = (byte: number) => [byte ^ 1, 0x20, 0x0a, 0xff].filter((other) => other !== byte)

  test('at any place, it is noticed', () => {
    const missed: string[] = []
    for (let at = 0; at < bytes.length; at++) {
      for (const other of others(bytes[at]!)) {
        const changed = bytes.slice()
        changed[at] = other
        const { entries, findings } = readHistory([{ path: entry.file, bytes: changed }])
        if (entries.length > 0 || findings[0]?.rule !== 'history-is-whole') missed.push(`${at}: ${other}`)
      }
    }
    expect(missed).toEqual([])
  })

  test('taken out or put in at any place, it is noticed', () => {
    const missed: number[] = []
    for (let at = 0; at < bytes.length; at++) {
      const without = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
      const withOne = Buffer.concat([bytes.subarray(0, at), utf8.encode('-'), bytes.subarray(at)])
      for (const changed of [without, withOne]) if (readHistory([{ path: entry.file, bytes: changed }]).entries.length > 0) missed.push(at)
    }
    expect(missed).toEqual([])
  })

  test('cut off at any length, it is noticed', () => {
    const lengths = Array.from({ length: bytes.length }, (_, length) => length)
    const missed = lengths.filter((length) => readHistory([{ path: entry.file, bytes: bytes.slice(0, length) }]).entries.length > 0)
    expect(missed).toEqual([])
  })

  test('two joined by a merge are told as such, wherever the marks stand', () => {
    const lines = writeEntry(entry).split('\n')
    for (let at = 0; at < lines.length; at++) {
      const merged = [...lines.slice(0, at), '<<<<<<< ours', lines[at], '=======', 'other', '>>>>>>> theirs', ...lines.slice(at + 1)]
      expect(readBack(merged.join('\n'))).toBe('conflict')
    }
  })
})

describe('a folder of entries', () => {
  const versions: Version[] = [
    { page, on: '2026-05-04', note: 'first' },
    { page, on: '2026-06-01', note: 'second' },
    { page, on: '2026-07-06', note: 'third' },
  ]
  const entries = entriesFrom(versions, base)
  // One text three times has one fingerprint; the number tells them apart.
  const [first, second, third] = entries.map(({ file }) => file) as [string, string, string]
  const files = filesOf(entries)
  const without = (...gone: string[]) => Object.fromEntries(Object.entries(files).filter(([file]) => !gone.includes(file)))

  test('three versions follow one another', async () => expect(await troubles(files)).toEqual([]))
  test('the first one deleted', async () => expect(await troubles(without(first))).toEqual([`history-is-whole ${second} missing`]))
  test('the middle one deleted', async () => expect(await troubles(without(second))).toEqual([`history-is-whole ${third} missing`]))
  test('two deleted are told once, by the one that is left', async () =>
    expect(await troubles(without(first, second))).toEqual([`history-is-whole ${third} missing`]))
  // Nothing points to the last one, and no file can say that there was another. The docs say so.
  test('the last one deleted cannot be noticed', async () => expect(await troubles(without(third))).toEqual([]))
  test('nor can all of them', async () => expect(await troubles({})).toEqual([]))

  test('renamed to another number, another page, another fingerprint', async () => {
    for (const name of ['history/late-delivery/4-11111111.md', 'history/delivery/3-22222222.md', first.replace('/1-', '/01-')])
      expect(await troubles({ ...without(third), [name]: files[third]! })).toEqual([`history-is-whole ${name} misnamed`])
  })

  test('a copy under its own name elsewhere counts for nothing', async () =>
    expect(await troubles({ ...files, [`history/old/${third.split('/').at(-1)}`]: files[third]! })).toEqual([
      `history-is-whole history/old/${third.split('/').at(-1)} misnamed`,
    ]))

  test('files that are none: empty, bytes, a note, a page', async () =>
    expect(
      await troubles({
        ...files,
        'history/a.md': '',
        'history/b.md': new Uint8Array([0xff, 0xfe, 0]),
        'history/c.md': 'We agreed in May.',
        'history/d.md': base[page]!,
        'history/e.txt': 'not ours',
        'history/_f.md': 'ours, for ourselves',
      }),
    ).toEqual(['a', 'b', 'c', 'd'].map((name) => `history-is-whole history/${name}.md unreadable`)))

  test('a folder, a link and a pipe under the name of an entry', async () => {
    const dir = await makeProject({ ...base, ...without(second, third) })
    await mkdir(join(dir, second), { recursive: true })
    await symlink(join(dir, first), join(dir, third))
    await symlink('/etc/hosts', join(dir, dirname(first), '8-out.md'))
    await symlink(join(dir, 'gone.md'), join(dir, dirname(first), '5-dead.md'))
    await writeFile(join(dir, dirname(first), '7-large.md'), 'word '.repeat(60_001))
    execFileSync('mkfifo', [join(dir, dirname(first), '9-pipe.md')])
    const project = await readProject(dir, { today: '2026-11-21' })
    const told = findingsIn(project).map(({ rule, file, says }) => `${rule} ${file} ${says}`)
    expect(told.filter((one) => one.includes(' history/')).toSorted()).toEqual([
      `file-is-readable ${second} version-not-a-file`,
      `file-is-readable history/late-delivery/5-dead.md version-unreadable`,
      `file-is-readable history/late-delivery/7-large.md version-too-large`,
      `file-is-readable history/late-delivery/8-out.md version-leaves-the-project`,
      `file-is-readable history/late-delivery/9-pipe.md version-not-a-file`,
      `history-is-whole ${third} misnamed`,
    ])
    expect(project.history.entries.map(({ file }) => file)).toEqual([first])
    const { findings } = checkProject(project)
    for (const { message, fix } of findings.filter(({ rule }) => rule === 'file-is-readable')) {
      expect(message + fix).toContain('history/')
      expect(message + fix).not.toMatch(/policies|Split|200 kB/)
    }
  })

  test('a folder of the history that was moved as a whole is told, file by file', async () => {
    const dir = await makeProject({ ...base, ...files })
    await rename(join(dir, 'history/late-delivery'), join(dir, 'history/later-delivery'))
    const { findings } = (await readProject(dir, { today: '2026-11-21' })).history
    expect(findings.map(({ says }) => says)).toEqual(['misnamed', 'misnamed', 'misnamed'])
  })

  test('a page as long as a page may be is still read once it was approved', async () => {
    const begins = base[page]!
    const text = begins + `${'A lost morning. '.repeat(9)}\n\n`.repeat(2000).slice(0, 199_990 - utf8.encode(begins).length)
    expect(utf8.encode(text).length).toBeGreaterThan(199_000)
    const [entry] = entriesFrom([{ page, on: '2026-05-04', text, note: 'n'.repeat(3000) }])
    const project = await readProject(await makeProject({ ...base, ...filesOf([entry!]) }), { today: '2026-11-21' })
    expect(project.history.entries.map((one) => one.text === text)).toEqual([true])
  })
})
