import fc from 'fast-check'
import { Document as WordDocument, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, type FileChild } from 'docx'
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'
import { describe, expect, test } from 'vitest'
import { checkProject } from '../../src/check/report.ts'
import { draftOf, piecesOf } from '../../src/bring-in/pieces.ts'
import { readExisting } from '../../src/bring-in/read-existing.ts'
import { readProject } from '../../src/project.ts'
import { answered, type Page } from '../../src/walk/page.ts'
import { wordsFor } from '../../src/words/words.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const words = wordsFor('en')
const project = await readProject(await makeProject(await baseFiles()), { today: testDay })

/** What a reader sees of a page: its title, and the text as it is rendered. */
function seen({ document }: Page): string {
  const html = document.body.sections
    .flatMap(({ heading, parts }) => [`<p>${heading}</p>`, ...parts.filter((part) => typeof part === 'string')])
    .join('')
  const textOf = (node: DefaultTreeAdapterMap['node']): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : ''
  return lettersOf(`${document.title} ${textOf(parseFragment(html))}`)
}

const lettersOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()

/** Drafts of every piece of a text; each is a page that can be read, and the pieces are the text. */
async function drafts(text: string, name = 'Old rules.md'): Promise<Page[]> {
  const found = await readExisting(name, new TextEncoder().encode(text), words)
  const { pieces } = piecesOf(found, words)
  expect(pieces.map((piece) => piece.text).join('')).toBe(found.markdown)
  return pieces.map((piece) => draftOf(piece, project, words))
}

describe('what managers have typed becomes pages that can be read', () => {
  test.each([
    ['a text before its headings', 'Hello staff.\n\n# One\n\na\n\n# Two\n\nb', ['Old rules', 'One', 'Two']],
    ['a title above', '# Rules\n\n## One\n\na\n\n## Two\n\nb', ['One', 'Two']],
    ['a title with words under it', '# Rules\n\nintro\n\n## One\n\na\n\n## Two\n\nb', ['Rules', 'One', 'Two']],
    ['titles over dashes', 'Rules\n=====\n\nintro\n\nOne\n---\n\na\n\nTwo\n---\nb', ['Rules', 'One', 'Two']],
    ['bold lines', '**One**\n\na\n\n**Two**\n\nb', ['One', 'Two']],
    ['our own headings', '# Why\n\na\n\n## How we do it\n\nb\n\n# More\n\nc', ['Why', 'More']],
    ['code that never ends', '# One\n\n```\na # b\n\n# Two\n\nc', ['One', 'Two']],
    ['code in a list that never ends', '# One\n\n- ```\n  a', ['One']],
    ['a remark that never ends', '# One\n\nword\n\n<!-- b\n\nc', ['One']],
    ['HTML', '# One\n\n<script>\nalert\n\n<b>bold</b> & Dear <customer name>', ['One']],
    ['settings', '---\ntitle: ours\nrun: !!js/function x\n---\n# One\n\na', ['Old rules', 'One']],
    [
      'notes and addresses elsewhere',
      '# One\n\na[^1] [shop][s]\n\n# Two\n\nb[^1]\n\n[^1]: note\n\n[^2]: nobody\n\n[s]: https://example.com',
      ['One', 'Two'],
    ],
    ['too many brackets', `# One\n\n${'['.repeat(3000)} a`, ['One']],
    ['quotes in quotes', `# One\n\n${'> '.repeat(200)}deep`, ['One']],
    ['another script', '# हिन्दी\n\nशब्द', ['हिन्दी']],
    ['no headings at all', 'Just words.', ['Old rules']],
    ['a title with signs', '# "One": [two] #3\n\na', ['"One": [two] #3']],
  ])('%s', async (_, text, titles) => {
    const pages = await drafts(text)
    expect(pages.map(({ document }) => document.title)).toEqual(titles)
    const all = pages.map(seen).join(' ')
    for (const word of lettersOf(text.replace(/https:\S+/g, '').replace(/\[\^?[12s]\]:?/g, '')).split(' ')) expect(all).toContain(word)
    for (const { document, text: file } of pages) {
      expect(document.fields.status).toBe('draft')
      expect(file).not.toContain('not-yet-yours')
    }
  })
})

test('smaller headings stay under larger ones, and none cuts the page', async () => {
  const text = '# One\n\n## A\n\na\n\n### B\n\nb\n\nC\n---\n\nc'
  const { text: whole } = draftOf({ title: 'One', text, area: undefined }, project, words)
  expect(whole).toContain('## How we do it\n\n### A\n\na\n\n#### B\n\nb\n\n### C\n\nc\n\n## Why')
  // A title with nothing under it goes with what follows; what follows names the page.
  const [first] = await drafts(text)
  expect(first!.document.title).toBe('A')
  expect(first!.text).toContain('## How we do it\n\n### One\n\na\n\n### B\n\nb\n\n## Why')
})

test('plain text keeps its signs, its points and its lines', async () => {
  const [opening, page] = await drafts(
    'OPENING\n\nMon 9-5\nTue 9-5\n\nREFUNDS\n\n1) Ask *first*\n2) Pay <name>\n\n- a\n\u2022 b',
    'rules.txt',
  )
  expect(opening!.text).toContain('\n\nMon 9-5\nTue 9-5\n\n')
  expect(page!.text).toContain('1. Ask \\*first\\*\n2. Pay \\<name>\n\n- a\n- b')
})

test('a page with something that could not be read is not approved by mistake', () => {
  let page = draftOf({ title: 'Map', text: 'TODO: a picture stood here.', area: 'premises' }, project, words)
  page = answered(page, ['status'], 'approved').page
  const report = checkProject(page.project)
  expect(JSON.stringify(report)).toContain('text-is-finished')
})

const word = fc.stringMatching(/^[a-zA-Zäõéž0-9*_#[\]<>&`~|!.-]{1,9}$/)
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((all) => all.join(' '))
const run = fc.record({ text: sentence, bold: fc.boolean(), italics: fc.boolean(), strike: fc.boolean() })
const block = fc.oneof(
  fc.record({
    runs: fc.array(run, { minLength: 1, maxLength: 4 }),
    level: fc.constantFrom(0, 0, 0, 1, 2, 3),
    bullet: fc.constantFrom(-1, -1, 0, 1),
  }),
  fc.array(fc.array(sentence, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
)

test('every word of a Word file is on the pages made of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 8 }), async (blocks) => {
      const children = blocks.map((one): FileChild => {
        if (Array.isArray(one))
          return new Table({
            rows: one.map((row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) })),
          })
        const heading = one.level === 0 ? {} : { heading: HeadingLevel[`HEADING_${one.level as 1}`] }
        const bullet = one.bullet < 0 || one.level > 0 ? {} : { bullet: { level: one.bullet } }
        return new Paragraph({ children: one.runs.map((each) => new TextRun(each)), ...heading, ...bullet })
      })
      const bytes = new Uint8Array(await Packer.toBuffer(new WordDocument({ sections: [{ children }] })))
      const found = await readExisting('Handbook.docx', bytes, words).catch(() => undefined)
      if (found === undefined) return
      const { pieces } = piecesOf(found, words)
      expect(pieces.map(({ text }) => text).join('')).toBe(found.markdown)
      const all = pieces
        .map((piece) => seen(draftOf(piece, project, words)))
        .join(' ')
        .replaceAll(' ', '')
      const typed = blocks.flatMap((one) => (Array.isArray(one) ? one.flat() : one.runs.map(({ text }) => text)))
      for (const text of typed) for (const each of lettersOf(text).split(' ')) expect(all).toContain(each)
    }),
    { numRuns: 40 },
  )
})
