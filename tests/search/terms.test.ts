import { describe, expect, test } from 'vitest'
import { enSearch } from '../../src/language/en-search.ts'
import { languageFor, searchLanguageFor } from '../../src/language/language.ts'
import { anyLanguage, type SearchLanguage } from '../../src/language/search-language.ts'
import { slipsBetween } from '../../src/search/closeness.ts'
import { termsIn } from '../../src/search/terms.ts'

const stems = (words: string, language: SearchLanguage = enSearch) =>
  new Set(
    words.split(' ').map((word) => {
      const terms = termsIn(language)
      return terms.termOf(terms.wordsIn(word)[0]!).stem
    }),
  )

describe('forms of a word have one stem', () => {
  test.each([
    'deliver delivers delivered delivering delivery deliveries',
    'refund refunds refunded refunding',
    'return returns returned returning',
    'exchange exchanges exchanged exchanging',
    'promise promises promised promising',
    'apologise apologised apologize apologizing',
    'reply replies replied replying',
    'stop stops stopped stopping',
    'cancel cancels cancelled canceled cancelling cancellation',
    'box boxes',
    'customer customers customer’s customers’',
    'replace replaced replacement replacements',
    'break broke broken breaking',
    'buy buys bought buying',
    'pay pays paid paying payment',
    'child children',
    'judge judgement judgment',
    'quick quickly',
  ])('%s', (family) => {
    expect([...stems(family)]).toHaveLength(1)
  })
})

describe('other words have other stems', () => {
  test.each([
    'chair chain',
    'sofa soft',
    'need kneed',
    'evening even',
    'glass glaze',
    'bus bush',
    'thing think',
    'string strong',
    'rug rugby',
  ])('%s', (pair) => {
    expect([...stems(pair)]).toHaveLength(2)
  })
})

describe('folding', () => {
  test.each([
    ['Pöördumine', 'poordumine'],
    ['sūdzība', 'sudziba'],
    ['KØB', 'kob'],
    ['kliënt', 'klient'],
    ['Straße', 'strasse'],
    ['æble', 'aeble'],
    ['Ångström', 'angstrom'],
    ['żółć', 'zolc'],
    ['Ταχύ', 'ταχυ'],
    // A letter of its own, and a letter with an accent.
    ['йога', 'йога'],
    ['ёлка', 'елка'],
    ['don’t', 'dont'],
    ['Cafe\u0301', 'cafe'],
  ])('%s is %s', (typed, folded) => {
    expect(termsIn(anyLanguage).wordsIn(typed)).toEqual([folded])
  })

  test('a language may keep its letters apart, and may have two ways of writing one', () => {
    const terms = termsIn({ ...anyLanguage, keeps: 'ö', folds: ['oe:o'] })
    expect(terms.wordsIn('Öl öl koeb köb')).toEqual(['öl', 'öl', 'kob', 'köb'])
  })

  test('words end where letters and figures do, and do not go on for ever', () => {
    expect(termsIn(enSearch).wordsIn('“Two-hour” window: 25 EUR/case (e.g.)')).toEqual([
      'two',
      'hour',
      'window',
      '25',
      'eur',
      'case',
      'e',
      'g',
    ])
    expect(termsIn(enSearch).wordsIn('a'.repeat(1000))[0]!.length).toBeLessThan(100)
  })

  test('the endings of one language do no harm in another', () => {
    expect(searchLanguageFor('en')).toBe(languageFor('en').search)
    expect([...stems('kiired kiire', searchLanguageFor('et'))]).toHaveLength(2)
  })
})

describe('slips', () => {
  test.each([
    ['chair', 'chair', 1],
    ['chiar', 'chair', 1],
    ['chiar', 'chairs', 1],
    ['refnud', 'refund', 1],
    ['delivary', 'delivery', 1],
    ['dleivary', 'delivery', 2],
    ['sofe', 'sofa', 1],
    ['sfo', 'sofa', undefined],
    ['sobo', 'sofa', undefined],
    ['delevrry', 'delivery', 2],
    ['dxlxvxry', 'delivery', undefined],
    ['waiting', 'van', undefined],
  ])('%s for %s: %s', (typed, word, slips) => {
    expect(slipsBetween(typed, word)).toBe(slips)
  })
})
