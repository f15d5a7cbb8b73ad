import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { rules } from '../src/check/rules/index.ts'
import { severities } from '../src/check/rule.ts'
import { severityOf } from '../src/check/severity.ts'
import { complaints } from '../src/records/tables/complaints.ts'
import { wordsFor } from '../src/words/words.ts'
import { recordsOf, type RecordsOfCase } from './support/case-records.ts'
import { baseFiles, checked, looked } from './support/project.ts'
import { historyOf, type HistoryOfCase } from './support/versions.ts'

const tables = fileURLToPath(new URL('./rules', import.meta.url))
const wordsFolder = fileURLToPath(new URL('../site/words/en/rules', import.meta.url))

/** A text, and what is to be found in it; records, and what is to be found in the log; or versions, and what is to be found there. */
interface Case extends RecordsOfCase, HistoryOfCase {
  name: string
  /** By default the log. A version is named by its page and number: `history/returns/2`. */
  file?: string
  text?: string
  /** In place of a text, for what is no text. */
  bytes?: string
  /** Further documents of the case. */
  files?: Record<string, string>
  /** Documents of the base that this case does not have. */
  without?: string[]
  today?: string
}

interface CaughtCase extends Case {
  /** Where: `line:column`, or several. */
  at: string | string[]
  says: string
  /** Other rules that cannot help speaking of the same text. */
  also?: string[]
}

/** What a YAML table cannot hold, and the test that makes it on the disk. They are in `tests/reading.test.ts` and `tests/history/{entries,hostile}.test.ts`. */
const coveredElsewhere: Readonly<Record<string, readonly string[]>> = {
  'file-is-readable': [
    ...['', 'version-', 'record-'].flatMap((of) => ['too-large', 'unreadable', 'leaves-the-project', 'not-a-file'].map((one) => of + one)),
    'version-not-a-folder',
  ],
  'history-is-whole': ['foreign'],
  'frontmatter-is-readable': ['too-long', 'too-deep'],
}

const idsIn = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => basename(name, ending))
    .sort()

const ids = rules.map(({ id }) => id)
const base = await baseFiles()
const words = wordsFor('en')

async function filesOf(one: Case): Promise<Record<string, string | Uint8Array>> {
  const { file, text, bytes, files = {}, without = [] } = one
  const content = bytes === undefined ? text : Buffer.from(bytes, 'base64')
  const all: Record<string, string | Uint8Array> = {
    ...base,
    ...files,
    ...(await recordsOf(one)),
    ...historyOf(one, { ...base, ...files, ...(file !== undefined && text !== undefined && { [file]: text }) }),
    ...(file !== undefined && content !== undefined && { [file]: content }),
  }
  return Object.fromEntries(Object.entries(all).filter(([path]) => !without.includes(path)))
}

/** Ends as a sentence does, and nothing in it was left open. */
const isSentence = (text: string) => /^\S[^]*[.!?]["”)]?$/.test(text) && !/\{[\w-]+\}/.test(text)

test('the handbook that every case starts from has no findings', async () => {
  expect((await checked(base)).findings).toEqual([])
})

test('every rule has a case table and words, and every table and every words file a rule', () => {
  expect(idsIn(tables, '.yaml')).toEqual([...ids].sort())
  expect(idsIn(wordsFolder, '.md')).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
})

describe.each(ids)('%s', (id) => {
  const { caught, 'left-alone': leftAlone } = parse(readFileSync(join(tables, `${id}.yaml`), 'utf8')) as {
    caught: CaughtCase[]
    'left-alone': Case[]
  }
  const { title, says, fix, why } = words.rule(id)
  const produced = new Set<string>(coveredElsewhere[id] ?? [])

  test('names a wished-for state, has one of three severities, and has words', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/)
    expect(severities).toContain(severityOf(id))
    expect(title.trim()).not.toBe('')
    expect(why.trim()).toMatch(/[.!?]$/)
    for (const sentence of [...Object.values(says), ...Object.values(fix)])
      expect(sentence.replace(/:\{example\}$|\{ask\}$|\{hint\}$|\{because\}$/, '.')).toMatch(/[.!?]["”)]?$/)
    // A fix that no sentence leads to would never be read.
    for (const variant of Object.keys(fix)) expect([...Object.keys(says), 'plainly']).toContain(variant)
    for (const variant of Object.keys(says)) expect(fix[variant] ?? fix.plainly, `${id}: a fix for “${variant}”`).toBeDefined()
  })

  test('has at least two texts it catches and two near-misses', () => {
    expect(caught.length).toBeGreaterThanOrEqual(2)
    expect(leftAlone.length).toBeGreaterThanOrEqual(2)
    const names = [...caught, ...leftAlone].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  test.each(caught)('catches: $name', async (one) => {
    const files = await filesOf(one)
    const { findings, report } = await looked(files, one.today)
    const ours = report.findings.filter(({ rule }) => rule === id)
    const places = [one.at].flat()
    expect(ours.map(({ file, line, column }) => `${file} ${line}:${column}`)).toEqual(
      places.map(
        (place) => `${Object.keys(files).find((path) => path.startsWith(`${one.file}-`)) ?? one.file ?? complaints.file} ${place}`,
      ),
    )
    for (const { message, fix: howTo, severity } of ours) {
      expect(message).toContain(one.says)
      expect(message).toSatisfy(isSentence)
      // A fix may end in lines to copy; what leads to them is a sentence all the same.
      expect(howTo.replace(/:\n[^]*$/, '.')).toSatisfy(isSentence)
      expect(severity).toBe(severityOf(id))
    }
    // One mistake, one finding: what else is said of it comes twice, and people stop reading.
    const others = report.findings.filter(({ rule, severity }) => rule !== id && severity !== 'gap').map(({ rule }) => rule)
    expect([...new Set(others)].sort()).toEqual([...(one.also ?? [])].sort())
    for (const finding of findings.filter(({ rule }) => rule === id)) produced.add(finding.says)
  })

  test.each(leftAlone)('leaves alone: $name', async (one) => {
    const report = await checked(await filesOf(one), one.today)
    expect(report.findings.filter(({ rule }) => rule === id)).toEqual([])
  })

  test('every sentence it has is said, and it says no other', () => {
    expect([...produced].sort()).toEqual(Object.keys(says).sort())
  })
})
