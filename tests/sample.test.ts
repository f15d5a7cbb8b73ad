import { readdirSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkProject, type Report } from '../src/check/report.ts'
import { documentsOf, referencesIn, resolve } from '../src/handbook/handbook.ts'
import type { Project } from '../src/handbook/read.ts'
import { valuesIn } from '../src/handbook/values-in.ts'
import { keyOf } from '../src/kinds/field.ts'
import { kinds } from '../src/kinds/index.ts'
import type { Kind } from '../src/kinds/kind.ts'
import { rungsOf } from '../src/measure/authority.ts'
import { readProject } from '../src/project.ts'
import { complaints } from '../src/records/tables/complaints.ts'
import { collect } from '../src/signoff/collect.ts'
import type { RoundStanding } from '../src/signoff/standing.ts'
import { wordsFor } from '../src/words/words.ts'
import { repository, run, servicebook } from './support/command.ts'
import { bytesOf } from './support/folder.ts'
import { makeProject, testDay } from './support/project.ts'

let sample: Project
beforeAll(async () => {
  sample = await readProject(repository, { today: testDay, records: true })
})

/** The documents on the disk, whatever reading makes of them. */
const onDisk = (home: 'policies' | 'records') =>
  readdirSync(join(repository, home), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))

describe('the sample handbook', () => {
  test('has nothing wrong and nothing missing in its documents, sixty at least, all approved but the records', () => {
    expect(checkProject(sample).findings.filter(({ file }) => file !== complaints.file)).toEqual([])
    expect(onDisk('policies').length).toBeGreaterThanOrEqual(60)
    expect(sample.documents).toHaveLength(onDisk('policies').length + onDisk('records').length)
    expect(sample.inForce.documents).toHaveLength(onDisk('policies').length)
  })

  test('passes the strict check', async () => {
    const { code, stdout } = await servicebook(['check', '--strict', '--format', 'json', '--today', testDay])
    const { findings, summary } = JSON.parse(stdout) as Report
    expect(summary).toMatchObject({ errors: 0, gaps: 0 })
    // A log that is kept has something to see to, by reference, and no more of it than a manager reads.
    expect(new Set(findings.map(({ file, severity }) => `${severity} in ${file}`))).toEqual(new Set([`advice in ${complaints.file}`]))
    expect(findings.length).toBeLessThan(20)
    expect(code).toBe(0)
  })

  test('has rounds of reading: nearly everybody, somebody of an older version only, somebody not at all', async () => {
    const { stdout } = await servicebook(['signoff', 'status', '--format', 'json', '--today', testDay])
    const { rounds } = JSON.parse(stdout) as { rounds: RoundStanding[] }
    const last = rounds.at(-1)!
    const [page] = last.pages
    expect(page!.read).toBeGreaterThan(page!.asked / 2)
    expect(last.people.filter(({ missing }) => missing.length > 0).length).toBeGreaterThan(3)
    expect(rounds.flatMap(({ pages }) => pages.flatMap(({ onlyOlder }) => onlyOlder)).length).toBeGreaterThan(3)
    const { signed } = JSON.parse(await readFile(join(repository, 'records/figures.json'), 'utf8')) as { signed: object }
    expect(Object.keys(signed)).toEqual(['delivery/late-delivery', 'returns/returns'])
  })

  test('has receipts to take in: one is good, one is there already, and of three is said why not', async () => {
    const handed = join(repository, 'records/handed-in')
    const files = await Promise.all(readdirSync(handed).map(async (name) => ({ name, bytes: await readFile(join(handed, name)) })))
    const dir = await makeProject({})
    for (const home of ['policies', 'history', 'records']) await cp(join(repository, home), join(dir, home), { recursive: true })
    const { fresh, known, bad } = await collect(await readProject(dir, { today: testDay }), files, wordsFor('en'))
    expect(fresh).toEqual([{ person: 'Salme Rannaveer', page: 'delivery/late-delivery', version: 2 }])
    expect(known).toBe(1)
    expect(bad.map(({ says, told }) => `${says}: ${told.person}`)).toEqual([
      'older: Kustas Mustjala',
      'truncated: Boriss Lainepea',
      'altered: Arseni Tuulepea',
    ])
  })

  test('has the history that npm run history writes, to the byte', async () => {
    const dir = await makeProject({ 'history/left-behind.md': 'It goes.' })
    const { code, stderr } = await run(process.execPath, [join(repository, 'scripts/make-history.mjs'), dir], { cwd: repository })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const made = await bytesOf(join(dir, 'history'))
    expect(Object.keys(made).length).toBeGreaterThan(10)
    expect(made).toEqual(await bytesOf(join(repository, 'history')))
  })

  test('has three places', () => {
    expect(documentsOf(sample.inForce, kinds.place)).toHaveLength(3)
  })

  test('shows every kind, each in its own folder', () => {
    for (const { name, home } of Object.values(kinds) as Kind[]) {
      const shown = sample.documents.filter(({ kind }) => kind === name)
      expect(shown.length, name).toBeGreaterThan(0)
      for (const { path } of shown) expect(path.startsWith(`${home}/`), path).toBe(true)
    }
  })

  test('uses the headings that have a place of their own', () => {
    const words = wordsFor('en')
    for (const document of sample.documents) {
      const kind: Kind = kinds[document.kind!]
      const known = Object.keys(kind.sections).map((section) =>
        new GithubSlugger().slug(words.kind(kind.name).sections[keyOf(section)]!.heading),
      )
      const anchors = document.body.sections.map(({ anchor }) => anchor).filter((anchor) => anchor !== '' && anchor !== 'footnote-label')
      expect(
        anchors.filter((anchor) => !known.includes(anchor)),
        document.path,
      ).toEqual([])
    }
  })

  test('has whole threads: each guideline, over policy and goal, reaches a problem and an element of the vision', () => {
    const handbook = sample.inForce
    for (const guideline of documentsOf(handbook, kinds.discretion)) {
      const reached = new Set<string>()
      const follow = (document: (typeof sample.documents)[number]): void => {
        for (const { field, name } of referencesIn(document).filter((reference) => reference.field.thread)) {
          reached.add(field.to!)
          const target = resolve(handbook, field.to!, name, document)[0]
          if (target?.document && field.to !== 'element') follow(target.document)
        }
      }
      follow(guideline as never)
      expect([...reached].sort(), guideline.path).toEqual(['element', 'goal', 'policy', 'problem'])
    }
  })

  test('leaves nothing unused: each goal, problem and policy is pointed at, each element served', () => {
    const handbook = sample.inForce
    const used = new Set(handbook.documents.flatMap((document) => referencesIn(document).map(({ field, name }) => `${field.to}/${name}`)))
    for (const { kind, name } of handbook.documents.filter((document) => ['goal', 'problem', 'policy'].includes(document.kind!))) {
      expect(used, name).toContain(`${kind}/${name}`)
    }
    for (const { name } of documentsOf(handbook, kinds.vision)[0]!.fields.elements!) expect(used).toContain(`element/${name}`)
  })

  test('lets somebody who meets customers act in every situation, and ends every ladder with somebody who decides', () => {
    const meets = new Set(sample.inForce.company!.fields.roles!.filter(({ meetsCustomers }) => meetsCustomers).map(({ name }) => name))
    for (const guideline of documentsOf(sample.inForce, kinds.discretion)) {
      const rungs = rungsOf(guideline)
      expect(
        rungs[0]!.roles.some((role) => meets.has(role)),
        guideline.path,
      ).toBe(true)
      expect(
        rungs.at(-1)!.may.some(({ ceiling }) => ceiling === 'judgement'),
        guideline.path,
      ).toBe(true)
    }
  })

  test('says nothing twice: no paragraph stands in two places, and what a field says in no other document', () => {
    const seen = new Map<string, string>()
    for (const document of sample.documents) {
      for (const { parts } of document.body.sections) {
        const html = parts.filter((part) => typeof part === 'string').join('')
        for (const paragraph of html.match(/<p>[^<]{40,}<\/p>/g) ?? []) {
          expect(seen.get(paragraph), `${paragraph} in ${document.path}`).toBeUndefined()
          seen.set(paragraph, document.path)
        }
      }
      for (const { field, value } of valuesIn(document)) {
        const text = String(value)
        if (field.type !== 'text' || text.length < 60) continue
        expect(seen.get(text) ?? document.path, text).toBe(document.path)
        seen.set(text, document.path)
      }
    }
    expect(seen.size).toBeGreaterThan(600)
  })
})
