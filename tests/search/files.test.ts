import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { audiences } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { renderSite } from '../../src/render/site.ts'
import { dataAddress } from '../../src/search/data-address.ts'
import { bigHandbook } from '../support/big-handbook.ts'
import { repository } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { searchIn } from '../support/search-in.ts'
import { cutIntoShards, shardName, shardsFor } from '../../src/search/shards.ts'
import { anyLanguage } from '../../src/language/search-language.ts'
import { termsIn } from '../../src/search/terms.ts'
import { readWord, takeWords, writeWords } from '../../src/search/word-list.ts'

/** Questions of one, two and many words; some stand in titles, some only in texts, one nowhere. */
const questions = ['refund', 'late delivery', 'where is my broken sofa', 'Birch stairwell on Monday', 'deli', 'xyzzyplugh']

/** Compressed, in bytes. */
const weight = (files: ReadonlyMap<string, string>, addresses: readonly string[]) =>
  addresses.reduce((sum, address) => sum + gzipSync(files.get(address)!, { level: 9 }).length, 0)

describe('a first search is small', () => {
  test.each([
    [50, 60_000],
    [1000, 170_000],
  ])('at %i pages, at most %i bytes', async (pages, most) => {
    const dir = await makeProject(await bigHandbook(pages))
    const { files } = renderSite((await readProject(dir, { today: testDay })).inForce, { dir })
    const search = searchIn(files)
    expect(search.index.pages.length).toBeGreaterThan(pages)
    // Six results under the box, twenty on the page of results.
    for (const typed of questions) expect(weight(files, search.filesFor(typed, 20)), typed).toBeLessThanOrEqual(most)
    // One shard is never large, however large the handbook.
    const shards = [...files].filter(([address]) => address.startsWith('assets/search/words/'))
    expect(Math.max(...shards.map(([, text]) => text.length))).toBeLessThan(60_000)
    // Every page and nothing but pages is found by its title.
    for (const { address, title } of search.index.pages.slice(0, 50)) expect(search.addresses(title), title).toContain(address)
  })
})

describe('what an audience may not see is in no byte', () => {
  test('of the files of search', async () => {
    const secret = 'Brambelthorn'
    const files = await baseFiles()
    const path = 'policies/delivery.md'
    const dir = await makeProject({
      ...files,
      [path]: files[path]!.replace(
        'status:',
        `tags: [${secret}staff]\naudience: public\nkeep-or-change:\n  decision: keep\n  because: ${secret}managers\nstatus:`,
      ).concat(`\n## In our words to customers\n\nThe ${secret}public.\n\n## ${secret}heading\n\n${secret}text.\n`),
    })
    const { inForce } = await readProject(dir, { today: testDay })
    const seen = audiences.map((audience) => {
      const site = renderSite(inForce, { audience, dir })
      const all = [...site.files].filter(([address]) => /^assets\/(?:index|search\/)/.test(address))
      return new Set(all.flatMap(([address, text]) => `${address} ${text}`.toLowerCase().match(/brambelthorn\w*/g) ?? []))
    })
    const [forPublic, forStaff, forManagers] = seen.map((words) => [...words].map((word) => word.replace('brambelthorn', '')).sort())
    expect(forPublic).toEqual(['public'])
    expect(forStaff).toEqual(['heading', 'public', 'staff', 'text'])
    expect(forManagers).toEqual(['heading', 'managers', 'public', 'staff', 'text'])
  })

  test.each(audiences)('every link of search leads to something that is there, for %s', async (audience) => {
    const { inForce } = await readProject(repository, { today: testDay })
    const { files } = renderSite(inForce, { audience, dir: repository })
    const { index } = searchIn(files)
    const self: { servicebookData?: Record<string, [string, string, string][]> } = {}
    for (const { address, length } of index.pages) {
      expect(files.has(address), address).toBe(true)
      if (length > 0) new Function('self', files.get(dataAddress.text(address))!)(self)
      for (const [, anchor] of length > 0 ? self.servicebookData![dataAddress.text(address)]! : [])
        if (anchor !== '') expect(files.get(address), `${address}#${anchor}`).toContain(`id="${anchor}"`)
    }
    // Nearly all parts of the sample have an anchor of their own.
    const parts = Object.values(self.servicebookData!).flat()
    expect(parts.filter(([heading, anchor]) => heading !== '' && anchor === '').length / parts.length).toBeLessThan(0.05)
  })
})

describe('words as they travel', () => {
  test('come out as they went in', () => {
    const words = [
      { word: 'aux', on: { text: new Map([[3, 1]]) } },
      {
        word: 'poordumine',
        shown: 'pöördumine',
        on: {
          title: new Map([[0, 1]]),
          fact: new Map([
            [7, 2],
            [12, 1],
          ]),
        },
      },
      { word: 'йога', on: { heard: new Map([[1000, 9]]) } },
    ]
    const list = takeWords(writeWords(words))
    expect(list.words).toEqual(['aux', 'poordumine', 'йога'])
    expect(words.map((_, at) => readWord(list, at))).toEqual(words)
    expect(takeWords('').words).toEqual([])
  })

  test('are cut where words begin otherwise, and each is found again', () => {
    const words = Array.from({ length: 9000 }, (_, i) => `w${i.toString(26)}ord`).sort()
    const shards = cutIntoShards(words.map((word) => ({ word, line: `${word} b1,2,3,4,5,6,7,8` })))
    expect(shards.length).toBeGreaterThan(3)
    const terms = termsIn(anyLanguage)
    const beginnings = shards.map(({ beginning }) => beginning)
    for (const word of words.filter((_, i) => i % 97 === 0)) {
      const named = shardsFor({ ...terms.termOf(word), isOpen: false }, beginnings, terms)
      const held = shards.filter(({ beginning }) => named.includes(beginning)).map(({ text }) => takeWords(text).words)
      expect(held.flat(), word).toContain(word)
    }
  })

  test.each([
    ['', '_'],
    ['con', '_con'],
    ['йо', '_-439--43e-'],
    ['a/b', '_a-2f-b'],
  ])('the shard of “%s” is the file %s, which every disk can hold', (beginning, name) => {
    expect(shardName(beginning)).toBe(name)
  })
})
