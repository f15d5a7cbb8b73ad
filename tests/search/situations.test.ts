import { describe, expect, test } from 'vitest'
import { enSearch } from '../../src/language/en-search.ts'
import { situationsFor } from '../../src/search/situations.ts'

const situations = [
  { title: 'Delivered later than we promised', also: ['still waiting', 'not here yet', 'where is my sofa'] },
  { title: 'Broken on arrival', also: ['it came damaged', 'scratched', 'a leg is missing'] },
  { title: 'Changed their mind', also: ['money back', 'I want to return it', 'does not fit'] },
  { title: 'Charged the wrong price', also: ['you took too much', 'the shelf said something else'] },
  { title: 'The customer shouts or threatens', also: ['angry', 'rude'] },
  { title: 'Anything else', also: ['something else', 'other'] },
]

const first = (typed: string) => situations[situationsFor(typed, situations, enSearch)[0] ?? -1]?.title

describe('what a customer says leads to the situation', () => {
  test.each([
    ['still waiting', 'Delivered later than we promised'],
    ['late delivery', 'Delivered later than we promised'],
    ['WHERE IS MY SOFA', 'Delivered later than we promised'],
    ['wher is my soffa', 'Delivered later than we promised'],
    ['money back', 'Changed their mind'],
    ['returning', 'Changed their mind'],
    ['returned', 'Changed their mind'],
    ['broke', 'Broken on arrival'],
    ['damgaed', 'Broken on arrival'],
    ['scratches', 'Broken on arrival'],
    ['wrong prices', 'Charged the wrong price'],
    ['thr', 'The customer shouts or threatens'],
    ['something else', 'Anything else'],
    ['anything', 'Anything else'],
  ])('%s', (typed, title) => {
    expect(first(typed)).toBe(title)
  })
})

describe('the order', () => {
  const order = (typed: string, titles: readonly string[]) =>
    situationsFor(
      typed,
      titles.map((title) => ({ title, also: [] })),
      enSearch,
    ).map((index) => titles[index])

  test.each([
    ['the word itself, another form of it, its beginning', 'refund', ['A refund', 'Two refunds', 'A refundable sum']],
    ['all words before some', 'late lamp', ['A late lamp', 'A late sofa']],
    ['the name that says little else', 'lamp', ['A lamp', 'A lamp that came with the wrong shade and no bulb']],
    ['a rare word before one that many have', 'sofa order', ['The sofa', 'An order', 'Another order', 'One more order']],
  ])('%s', (_, typed, titles) => {
    expect(order(typed, titles)).toEqual(titles)
    expect(order(typed, titles.toReversed())[0]).toBe(titles[0])
  })

  test('a word that stands somewhere as it was typed is no slip', () => {
    expect(order('chair', ['The hair in the soup', 'The chair'])).toEqual(['The chair'])
  })
})

describe('whatever is typed', () => {
  test('nothing: all of them, in their order', () => {
    expect(situationsFor('  ', situations, enSearch)).toEqual([0, 1, 2, 3, 4, 5])
  })

  test('something that is nowhere: none', () => {
    expect(situationsFor('xylophone', situations, enSearch)).toEqual([])
    expect(situationsFor('?!', situations, enSearch)).toEqual([])
  })

  test.each([
    'constructor',
    '__proto__',
    'toString',
    '<img src=x onerror=alert(1)>',
    '\u0000\u202e',
    'a'.repeat(10_000),
    'ab '.repeat(5_000),
  ])('hostile: %.20s', (typed) => {
    expect(situationsFor(typed, situations, enSearch).every((index) => index < situations.length)).toBe(true)
  })

  test('a situation without words', () => {
    expect(
      situationsFor(
        'late',
        [
          { title: '', also: [] },
          { title: 'Late', also: [''] },
        ],
        enSearch,
      ),
    ).toEqual([1])
  })
})
