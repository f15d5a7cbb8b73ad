import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sectionsOf, withSection } from '../../src/walk/edit-section.ts'

const headings = ['How we do it', 'Why', 'What to write down']
const hints = ['<!-- Number the steps. -->', '<!-- Tell what happened\nbefore. -->']
const settings = '---\nkind: policy\npurpose: "## Why" # ours\n---\n'

/** The text of a document after an answer; undefined where it is refused. */
function written(body: string, heading: string, answer: string): string | undefined {
  const after = withSection(settings + body, heading, answer, { headings, hints })
  if (after !== undefined) expect(after.startsWith(settings)).toBe(true)
  return after?.slice(settings.length)
}

const two = '## How we do it\n\nOne.\n\n## Why\n\nTwo.\n'

describe('a part is written', () => {
  test.each([
    ['the first', two, 'How we do it', 'New.', '## How we do it\n\nNew.\n\n## Why\n\nTwo.\n'],
    ['the last', two, 'Why', 'New.', '## How we do it\n\nOne.\n\n## Why\n\nNew.\n'],
    ['without the space around it', two, 'Why', '\n\n  New.\n\n \t\n', '## How we do it\n\nOne.\n\n## Why\n\nNew.\n'],
    ['that was empty', '## How we do it\n\n## Why\n', 'How we do it', 'New.', '## How we do it\n\nNew.\n\n## Why\n'],
    ['that was only a heading', '## Why', 'Why', 'New.', '## Why\n\nNew.\n'],
    ['close below its heading', '## Why\nOld.\n## How we do it\nOne.', 'Why', 'New.', '## Why\n\nNew.\n\n## How we do it\nOne.'],
    ['with a line below its heading', 'Why\n---\n\nOld.\n\nMore\n----\n', 'Why', 'New.', 'Why\n---\n\nNew.\n\nMore\n----\n'],
    ['with hashes on both sides', '## Why ##\n\nOld.\n', 'Why', 'New.', '## Why ##\n\nNew.\n'],
    ['with emphasis in its heading', '## *Why*\n\nOld.\n', 'Why', 'New.', '## *Why*\n\nNew.\n'],
    ['with smaller headings in it', '## Why\n\n### A\n\na\n\n#### B\n\n## More\n', 'Why', 'New.', '## Why\n\nNew.\n\n## More\n'],
    ['under a title', 'Before.\n\n# Top\n\nMore.\n\n## Why\n\nOld.\n', 'Why', 'New.', 'Before.\n\n# Top\n\nMore.\n\n## Why\n\nNew.\n'],
    ['up to a title', '## Why\n\nOld.\n\n# Top\n\nBelow.\n', 'Why', 'New.', '## Why\n\nNew.\n\n# Top\n\nBelow.\n'],
    ['that is there twice: the first', '## Why\n\nA\n\n## Why\n\nB\n', 'Why', 'New.', '## Why\n\nNew.\n\n## Why\n\nB\n'],
    ['with signs that replacing might read', two, 'Why', '$& $1 $$ \\1', '## How we do it\n\nOne.\n\n## Why\n\n$& $1 $$ \\1\n'],
    ['emptied', two, 'How we do it', '', '## How we do it\n\n## Why\n\nTwo.\n'],
    ['emptied by spaces', two, 'How we do it', ' \n\t\n', '## How we do it\n\n## Why\n\nTwo.\n'],
  ])('%s', (_, body, heading, answer, after) => {
    expect(written(body, heading, answer)).toBe(after)
  })

  test('emptied at the end, its heading stays', () => {
    expect(sectionsOf(settings + written(two, 'Why', '')!)).toEqual([
      { heading: 'How we do it', text: 'One.' },
      { heading: 'Why', text: '' },
    ])
  })
})

describe('a missing heading is added', () => {
  test.each([
    [
      'between others',
      '## How we do it\n\nOne.\n\n## What to write down\n\nThree.\n',
      'Why',
      '## How we do it\n\nOne.\n\n## Why\n\nNew.\n\n## What to write down\n\nThree.\n',
    ],
    ['at the top', '## Why\n\nTwo.\n', 'How we do it', '## How we do it\n\nNew.\n\n## Why\n\nTwo.\n'],
    ['at the end', two, 'What to write down', `${two}\n## What to write down\n\nNew.\n`],
    ['at the end, with no line end there', '## Why\n\nTwo.', 'What to write down', '## Why\n\nTwo.\n\n## What to write down\n\nNew.\n'],
    [
      'before the first of those that follow it',
      '## Our own\n\nA\n\n## What to write down\n\nB\n\n## Why\n\nC\n',
      'How we do it',
      '## Our own\n\nA\n\n## How we do it\n\nNew.\n\n## What to write down\n\nB\n\n## Why\n\nC\n',
    ],
    ['at the end, where the kind does not know it', two, 'Our own', `${two}\n## Our own\n\nNew.\n`],
    ['to no text', '', 'Why', '## Why\n\nNew.\n'],
    ['to empty lines', '\n\n', 'Why', '## Why\n\nNew.\n'],
    ['below a text without headings', 'Before.\n', 'Why', 'Before.\n\n## Why\n\nNew.\n'],
    ['above a heading with a line below it', 'Before.\n\nWhy\n---\n', 'How we do it', 'Before.\n\n## How we do it\n\nNew.\n\nWhy\n---\n'],
    [
      'where code only looks like it',
      '## How we do it\n\n```\n## Why\n```\n',
      'Why',
      '## How we do it\n\n```\n## Why\n```\n\n## Why\n\nNew.\n',
    ],
    [
      'where a remark only looks like it',
      '## How we do it\n\n<!--\n## Why\n-->\n',
      'Why',
      '## How we do it\n\n<!--\n## Why\n-->\n\n## Why\n\nNew.\n',
    ],
    ['where a list only looks like it', '## How we do it\n\n- ## Why\n', 'Why', '## How we do it\n\n- ## Why\n\n## Why\n\nNew.\n'],
    ['where a smaller one only looks like it', '## How we do it\n\n### Why\n', 'Why', '## How we do it\n\n### Why\n\n## Why\n\nNew.\n'],
  ])('%s', (_, body, heading, after) => {
    expect(written(body, heading, 'New.')).toBe(after)
  })

  test('at the end, where nobody says what the order is', () => {
    expect(withSection(`${settings}${two}`, 'Before all', 'New.')).toBe(`${settings}${two}\n## Before all\n\nNew.\n`)
  })
})

describe('what stood in a part', () => {
  test.each([
    ['a hint of the template goes', '<!-- Number the steps. -->', 'New.'],
    ['a hint of two lines goes', '<!-- Tell what happened\nbefore. -->', 'New.'],
    ['a hint above old text goes', '<!-- Number the steps. -->\n\nOld.', 'New.'],
    ['a remark of the writer’s stays', '<!-- Ask Ana. -->\n\nOld.', 'New.\n\n<!-- Ask Ana. -->'],
    ['a remark of two lines stays', 'Old.\n\n<!-- Ask\n\nAna. -->', 'New.\n\n<!-- Ask\n\nAna. -->'],
    ['a remark close above text stays', '<!-- Ask Ana. -->\nOld.', 'New.\n\n<!-- Ask Ana. -->'],
    ['a remark close below text stays', 'Old.\n<!-- Ask Ana. -->', 'New.\n\n<!-- Ask Ana. -->'],
    ['a remark stays where a hint goes', '<!-- Number the steps. -->\n<!-- Ask Ana. -->', 'New.\n\n<!-- Ask Ana. -->'],
    ['a hint that somebody changed stays', '<!-- Number the steps, Ana. -->', 'New.\n\n<!-- Number the steps, Ana. -->'],
    ['an address of a link stays', 'See [a].\n\n[a]: https://a.example "A"', 'New.\n\n[a]: https://a.example "A"'],
    ['several addresses stay', '[a]: ../a.md\n[b]: <../b c.md>\n\nOld.', 'New.\n\n[a]: ../a.md\n\n[b]: <../b c.md>'],
    ['a note stays', 'Old.[^1]\n\n[^1]: Note.\n\n    More.\n\nLast.', 'New.\n\n[^1]: Note.\n\n    More.'],
    [
      'all of them stay, in their order',
      '[^1]: Note.\n\n<!-- Ask. -->\n\n[a]: a.md\n\nOld.',
      'New.\n\n[^1]: Note.\n\n<!-- Ask. -->\n\n[a]: a.md',
    ],
    ['remarks and notes in lists and quotes stay', '- a <!-- Ask Ana. -->\n\n> [^2]: Note.', 'New.\n\n<!-- Ask Ana. -->\n\n[^2]: Note.'],
    ['code that looks like an address goes', '```\n[a]: a.md\n```', 'New.'],
    ['other HTML goes', '<div>\nOld.\n</div>', 'New.'],
  ])('%s', (_, inside, after) => {
    const body = (text: string) =>
      `## How we do it\n\nSee [a] and [b].[^1]\n\n## Why\n\n${text}\n\n## What to write down\n\n<!-- Number the steps. -->\n`
    expect(written(body(inside), 'Why', 'New.')).toBe(body(after))
  })

  test('stays where the answer is taken out', () => {
    expect(written('## Why\n\nOld.\n\n<!-- Ask Ana. -->\n\n[a]: a.md\n\n## More\n', 'Why', '')).toBe(
      '## Why\n\n<!-- Ask Ana. -->\n\n[a]: a.md\n\n## More\n',
    )
  })
})

test.each(['[a]: https://a.example', '[^1]: Note.\n    More.', '<!-- Ask Ana. -->'])('%j that is said again stays once', (typed) => {
  const body = `## Why\n\nSee.\n\n${typed}\n\n## More\n`
  expect(written(body, 'Why', `See.\n\n${typed}`)).toBe(body)
})

describe('an answer stays one part', () => {
  test.each([
    ['a large heading becomes a small one', '# Steps\n\na', '### Steps\n\na'],
    ['a heading as large as the part’s own becomes a small one', 'a\n\n## Steps\nb', 'a\n\n### Steps\nb'],
    ['a heading like that of another part', '## What to write down', '### What to write down'],
    ['an indented heading', 'a\n\n   ## Steps ##', 'a\n\n   ### Steps ##'],
    ['an empty heading', '##\n\n#', '###\n\n###'],
    ['small headings stay', '### A\n\n###### B', '### A\n\n###### B'],
    ['a line of dashes below words is a line across', 'Steps\n-----\n\na', 'Steps\n\n-----\n\na'],
    ['a line of equals signs below words is none', 'Steps\n=====\n\na', 'Steps\n\n=====\n\na'],
    ['a line of dashes below a paragraph', 'One\ntwo\n---\nthree', 'One\ntwo\n\n---\nthree'],
    ['a line across stays', 'a\n\n---\n\nb', 'a\n\n---\n\nb'],
    ['only a line across', '---', '---'],
    ['what looks like settings', '---\nkind: goal\n---\n\na', '---\nkind: goal\n\n---\n\na'],
    ['a list with a heading in it', '- # A\n- ## B', '- # A\n- ## B'],
    ['a quote with a heading in it', '> ## A', '> ## A'],
    ['what staff say', '> Say: Of course.\n\n> Not: Never.', '> Say: Of course.\n\n> Not: Never.'],
    ['a list', '1. One\n2. Two\n   - three', '1. One\n2. Two\n   - three'],
    ['a table', '| a | b |\n| - | - |\n| c | d |', '| a | b |\n| - | - |\n| c | d |'],
    ['closed code with a heading in it', '```\n## Why\n```', '```\n## Why\n```'],
    ['indented code', 'a\n\n    ## Why', 'a\n\n    ## Why'],
    ['code that ends with its list', '- ```\n  a', '- ```\n  a'],
    ['code that ends with its quote', '> ```\n> a', '> ```\n> a'],
    ['a single backtick', 'a ` b', 'a ` b'],
    ['HTML that ends with an empty line', '<div>', '<div>'],
    ['a heading that is escaped', '\\## A', '\\## A'],
  ])('%s', (_, answer, text) => {
    for (const heading of ['Why', 'How we do it']) {
      const body = '## Why\n\nOld.\n\n## What to write down\n\nThree.\n'
      const after = written(body, heading, answer)
      expect(after).toBe(heading === 'Why' ? body.replace('Old.', () => text) : `## How we do it\n\n${text}\n\n${body}`)
      expect(sectionsOf(settings + after!).find((part) => part.heading === heading)?.text).toBe(text)
    }
  })

  test.each([
    ['code', '```\na'],
    ['code with tildes', 'a\n\n~~~ yaml\na: b'],
    ['code closed by fewer signs', '````\na\n```'],
    ['code behind a heading', '## A\n\n```'],
    ['a remark', 'a\n\n<!-- b'],
    ['a script', '<script>\na'],
    ['a style', '<style>'],
    ['text as typed', '<pre>\n\na'],
    ['an instruction', '<?php'],
    ['a declaration', '<!DOCTYPE'],
    ['characters', '<![CDATA[ a'],
  ])('%s that is begun and not ended is refused, wherever it would stand', (_, answer) => {
    for (const heading of ['How we do it', 'Why', 'What to write down', 'Our own']) {
      expect(written(two, heading, answer), heading).toBeUndefined()
      expect(written('', heading, answer), heading).toBeUndefined()
    }
  })

  test('below something that is not ended, nothing is added', () => {
    expect(written('## How we do it\n\n```\nOne.\n', 'Why', 'New.')).toBeUndefined()
    expect(written('<!-- Before.\n', 'Why', 'New.')).toBeUndefined()
  })
})

describe('reading the parts', () => {
  test('their words are read without remarks, and without what stands before the first heading', () => {
    const body =
      'Before.\n\n## How we do it\n\n<!-- Number the steps. -->\n\n## Why\n\n<!-- a -->\n\nOne.\n\n<!-- b -->\n\n- two\n\n# Top\n\n## More\n```\n## Code\n```'
    expect(sectionsOf(settings + body)).toEqual([
      { heading: 'How we do it', text: '' },
      { heading: 'Why', text: 'One.\n\n\n\n- two' },
      { heading: 'More', text: '```\n## Code\n```' },
    ])
  })

  test('there are none in an empty text', () => {
    expect(sectionsOf(settings)).toEqual([])
    expect(sectionsOf('---\nkind: policy\n---')).toEqual([])
  })

  test('a document without settings is neither read nor written', () => {
    expect(() => sectionsOf('## Why\n')).toThrow('The settings cannot be read: none')
    expect(() => withSection('## Why\n', 'Why', 'New.')).toThrow('The settings cannot be read: none')
  })
})

/** What people type, and what Markdown takes for something. */
const pieces = [
  ...'# Words --- *** ``` ~~~ ` <!-- --> <div> </div> <pre> <? [a] [^1] \\ * ** _ é 日本語 שלום 🙂 &lt; $&'.split(' '),
  ...'# ;## ;### ;Two words;\n===\n;\n---\n;- ;1. ;> ;> Say: ;- [ ] ;<!-- a -->;| a |\n| - |;\n;\n\n;  ;    ;\t;\u2028;\u0085;\u0000'.split(
    ';',
  ),
]
const answers = fc
  .oneof(
    { arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((some) => some.join('')), weight: 4 },
    fc.string({ unit: 'grapheme' }).map((typed) => typed.replaceAll('\r', '')),
  )
  // Words that begin with a hash, over a line of dashes.
  .filter((typed) => !(/^[^\S\n]*(?:#{7,}|#+[^\s#])/m.test(typed) && /^[^\S\n]*(?:=+|-+)[^\S\n]*$/m.test(typed)))

/** What a part may hold before, and what stays of it. */
const insides: readonly [text: string, stays: readonly string[]][] = [
  ['', []],
  ['One.\n', []],
  ['- a\n- b\n', []],
  ['<!-- Number the steps. -->\n', []],
  ['<!-- Ask Ana. -->\n\nOne.\n', ['<!-- Ask Ana. -->']],
  ['See [a].\n\n[a]: https://a.example\n', ['[a]: https://a.example']],
  ['One.[^1]\n\n[^1]: Note.\n    More.\n\nLast.\n', ['[^1]: Note.\n    More.']],
  ['```\n## Why\n```\n', []],
  ['> Say: Of course.\n\n### Small\n\nOne\n', []],
  ['One  \ntwo\n\n***\n\n| a |\n| - |\n| b |\n\n\n', []],
]
const bodies = fc
  .tuple(
    fc.constantFrom('', '\n', 'Before.\n\n', '# Top\n\nMore.\n\n'),
    fc.subarray([...headings, 'Our own']),
    fc.infiniteStream(fc.tuple(fc.constantFrom(...insides), fc.constantFrom('\n', '\n\n'))),
  )
  .map(([before, some, stream]) => {
    const parts = some.map((heading) => {
      const [[text, stays], space] = stream.next().value!
      return { heading, stays, text: `## ${heading}${space}${text}${text === '' ? '' : '\n'}` }
    })
    return { before, parts }
  })

test('whatever is answered stays one part, and nothing else changes', () => {
  fc.assert(
    fc.property(bodies, fc.constantFrom(...headings), answers, ({ before, parts }, heading, answer) => {
      const source = settings + before + parts.map(({ text }) => text).join('')
      const after = withSection(source, heading, answer, { headings, hints })
      if (after === undefined) {
        expect(answer).toMatch(/[<`~]/)
        return
      }
      const found = parts.find((part) => part.heading === heading)
      const others = (text: string) => sectionsOf(text).filter((part) => part.heading !== heading)
      expect(others(after)).toEqual(others(source))
      expect(sectionsOf(after)).toHaveLength(parts.length + (found ? 0 : 1))

      // A new one stands above the first of those that follow it in the kind.
      const later = headings.slice(headings.indexOf(heading) + 1)
      const at = parts.findIndex((part) => (found ? part === found : later.includes(part.heading)))
      const [above, below] = at < 0 ? [parts, []] : [parts.slice(0, at), parts.slice(found ? at + 1 : at)]
      const all = settings + before + above.map(({ text }) => text).join('')
      // Empty lines above a new one are nobody's.
      const start = found ? all : all.trimEnd()
      const rest = below.map(({ text }) => text).join('')
      expect(after.startsWith(start)).toBe(true)
      expect(after.endsWith(rest)).toBe(true)
      const inside = after.slice(start.length, after.length - rest.length).trimStart()
      expect(inside.startsWith(`## ${heading}\n\n`)).toBe(true)
      for (const kept of found?.stays ?? []) expect(inside).toContain(kept)
      for (const hint of hints) expect(inside).not.toContain(hint)

      // Headings are made smaller, remarks are not shown, and what stays stands below.
      const hasMore =
        /#|<!--|-->|^[^\S\n]*(?:=+|-+)[^\S\n]*$/m.test(answer) || (found?.stays.some((kept: string) => kept.startsWith('[')) ?? false)
      const text = sectionsOf(after).find((part) => part.heading === heading)!.text
      if (!hasMore) {
        expect(text).toBe(answer.trim())
        if (text !== '') expect(withSection(after, heading, text, { headings, hints })).toBe(after)
      }
    }),
    { numRuns: 300 },
  )
})
