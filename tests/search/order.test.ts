import { beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { renderSite } from '../../src/render/site.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { searchIn, type Searching } from '../support/search-in.ts'

const kept = 'status: approved\nowner: shop-manager\nreview-by: 2027-08-31\n'
const answer = (question: string, more = '', body = '') => `---\nkind: answer\nquestion: ${question}\n${more}${kept}---\n${body}`

/** Pages that differ in one thing each. The words are of no language, so that nothing else has them. */
const pages: Record<string, string> = {
  // Where it stands.
  'in-title': answer('Gumbol'),
  'in-heading': answer('One', '', '## About the gumbol\n\nNothing.\n'),
  'in-fact': answer('Two', 'tags: [gumbol]\n'),
  'in-text': answer('Three', 'good-to-know: [A gumbol is round.]\n'),
  // How near it is.
  'is-exact': answer('The velsing'),
  'is-stem': answer('The velsings'),
  'is-beginning': answer('The velsingworth'),
  'is-slip': answer('The velfing'),
  'is-far': answer('Four', 'good-to-know: [The velsing is flat.]\n'),
  // How much of it there is.
  'has-both': answer('Five', 'good-to-know: [Brandol and kestrin, and that is all.]\n'),
  'has-one': answer('Brandol'),
  // A slip is nothing where the word stands as typed.
  'as-typed': answer('Six', 'good-to-know: [Look at the form.]\n'),
  'one-letter-on': answer('The dorm'),
  // What staff may decide.
  rule: `---\nkind: policy\ntitle: Wobbling trankel\narea: delivery\n${kept}---\n`,
  guideline: `---\nkind: discretion\nsituation: Something is loose\nalso-called: [my trankel is wobbling, it shakes]\npolicies: [delivery]\n${kept}---\n`,
  // Other words for it.
  words: `---\nkind: glossary\ntitle: Our words\nterms:\n  - { term: Rebate, means: What comes back., also: [money again, RBT] }\n${kept}---\n`,
  'has-term': answer('The rebate'),
  'has-other': answer('When do I see my money again'),
  // Marks, and letters that are no marks.
  marked: answer('Pöördumine', '', '## Sūdzība\n\nKøb og kliënt.\n'),
  'short-i': answer('Йога'),
  // Sections.
  sections: answer(
    'Seven',
    '',
    '## More\n\nOf gravelnik there is none here. But.\n\n### Where the gravelnik goes\n\nDown & <out>, it goes.\n\nThen back.\n',
  ),
  endless: answer('Eight', '', `## More\n\nOn${' and on'.repeat(100)} and middlemost${' and on'.repeat(100)}.\n`),
  old: answer('The hustrup of old').replace('approved', 'retired'),
  new: answer('The hustrup of today'),
  managers: answer('Nine', 'audience: managers\ntags: [secretive]\n'),
}

let staff: Searching
beforeAll(async () => {
  const files = Object.entries(pages).map(([name, text]) => [`policies/${name}.md`, text])
  const dir = await makeProject({ ...(await baseFiles()), ...(Object.fromEntries(files) as Record<string, string>) })
  staff = searchIn(renderSite((await readProject(dir, { today: testDay })).inForce, { dir }).files)
})

describe('the order of what is found', () => {
  test.each([
    ['title, heading, fact, text', 'gumbol', ['in-title', 'in-heading', 'in-fact', 'in-text']],
    ['the word itself, another form, its beginning', 'velsing', ['is-exact', 'is-stem', 'is-beginning']],
    ['all words before one, even in its title', 'brandol kestrin', ['has-both', 'has-one']],
    ['a word as it was typed, and no slip beside it', 'form', ['as-typed']],
    ['customers’ words lead to what staff may decide, before a title', 'my trankel is wobbling', ['guideline', 'rule']],
    ['the same in another order and form', 'trankel wobbled', ['guideline', 'rule'].toReversed()],
    ['a retired page is not found, its replacement is', 'hustrup', ['new']],
  ])('%s', (_, typed, names) => {
    expect(staff.addresses(typed).filter((address) => names.some((name) => address === `${name}.html`))).toEqual(
      names.map((name) => `${name}.html`),
    )
  })

  test('only where a word stands nowhere is it taken for a slip', () => {
    expect(staff.addresses('form')).not.toContain('one-letter-on.html')
    expect(staff.addresses('velsing')).not.toContain('is-slip.html')
    expect(staff.find('gumblo').pages[0]!.address).toBe('in-title.html')
    expect([...staff.find('gumblo').slips]).toEqual(['gumblo'])
    expect([...staff.find('gumbol').slips]).toEqual([])
  })

  test('a retired page is nowhere in what search has', () => {
    expect(staff.index.pages.map(({ address }) => address)).not.toContain('old.html')
  })
})

describe('other words for the same', () => {
  test.each([
    ['rebate', 'has-other', 'money again'],
    ['rebates', 'has-other', 'money again'],
    ['money again', 'has-term', 'Rebate'],
    ['rbt', 'has-term', 'Rebate'],
    ['when does the money again come', 'has-term', 'Rebate'],
  ])('%s finds %s, and says so', (typed, name, word) => {
    const { pages: found, instead } = staff.find(typed)
    expect(found.map(({ address }) => address)).toContain(`${name}.html`)
    expect(instead).toContain(word)
  })

  test('what was typed comes first', () => {
    const found = staff.addresses('rebate')
    expect(found.indexOf('has-term.html')).toBeLessThan(found.indexOf('has-other.html'))
  })
})

describe('marks', () => {
  test.each([
    ['poordumine', 'marked'],
    ['PÖÖRDUMINE', 'marked'],
    ['sudziba', 'marked'],
    ['kob', 'marked'],
    ['klient', 'marked'],
    ['йога', 'short-i'],
  ])('%s', (typed, name) => {
    expect(staff.addresses(typed)[0]).toBe(`${name}.html`)
  })

  test('й is not и', () => {
    expect([...staff.find('иога').slips]).toEqual(['иога'])
  })
})

describe('what is shown of a page', () => {
  const shown = (address: string, typed: string) => {
    const { heading, anchor, sentence } = staff.matching(address, typed)
    return { heading, anchor, sentence: sentence.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('') }
  }

  test('the sentence that has it, marked, and its section', () => {
    expect(shown('sections.html', 'gravelniks down')).toEqual({
      heading: 'Where the gravelnik goes',
      anchor: 'where-the-gravelnik-goes',
      sentence: '[Down] & <out>, it goes.',
    })
    expect(shown('in-text.html', 'Gumbol')).toMatchObject({ anchor: 'GoodToKnow', sentence: 'A [gumbol] is round.' })
  })

  test('customers’ words, where they are what led there', () => {
    expect(shown('guideline.html', 'trankel')).toMatchObject({ anchor: 'AlsoCalled', sentence: 'my [trankel] is wobbling' })
  })

  test('a sentence without end is cut around what it is about', () => {
    const { sentence } = shown('endless.html', 'middlemost')
    expect(sentence.length).toBeLessThan(220)
    expect(sentence).toMatch(/^… .*and \[middlemost\] and .* …$/)
  })
})

describe('whatever is typed', () => {
  test.each(['', '   ', '?!', 'xyzzyplugh', '\u0000', '<img src=x onerror=alert(1)>', 'a'.repeat(10_000), 'ab '.repeat(4_000)])(
    'nothing breaks: %.20s',
    (typed) => {
      expect(staff.find(typed).pages.length).toBeLessThanOrEqual(staff.index.pages.length)
    },
  )

  test.each(['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty'])('%s is a word like any other', (typed) => {
    expect(staff.addresses(typed)).toEqual([])
  })

  test('the words nearest to something that is nowhere', () => {
    expect(staff.nearest('velsongg')).toContain('velsing')
    expect(staff.nearest('x y img qq')).toEqual([])
    expect(staff.nearest('poordumane')).toContain('pöördumine')
  })
})
