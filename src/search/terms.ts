import type { SearchLanguage } from '../language/search-language.ts'

/** A word as it is looked for. */
export interface Term {
  /** Small letters, without marks: `poordumine` for `Pöördumine`. */
  word: string
  /** What the forms of a word have in common: `deliver` of `deliveries`. */
  stem: string
}

/** A word where it stands in a text (offsets). */
interface Standing {
  word: string
  start: number
  end: number
}

/** Makes terms of texts, in one language. */
export interface Terms {
  /** The words of a text, in their order, folded. */
  wordsIn(text: string): string[]
  /** The same, with their places. */
  standingIn(text: string): Standing[]
  termOf(word: string): Term
  /** True for a word that stands in every second sentence and says little about any of them. */
  isSmall(word: string): boolean
  /** The other forms of a word that no ending explains: `bought` of `buy`. */
  formsOf(word: string): readonly string[]
}

/** Longer than this, it is no word that anybody looks for (letters). */
const longestWord = 40

/** Letters that fall apart into no letter and mark of their own, and the letters people type for them. */
const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ё: 'е',
}
const unmarked = new RegExp(`[${Object.keys(plain).join('')}]`, 'g')

/** A run of letters and figures. An apostrophe inside a word is no end of it: “don’t”, “customer’s”. */
const runs = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*/gu

/** Marks that Latin and Greek letters carry. A Cyrillic letter with its mark is another letter: й is not и. */
const marked = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu

const onlyPlain = /^[a-z0-9]*$/

/**
 * How texts become terms in a language.
 *
 * The same at build time and in the browser, since a word is found only where both sides make the same of it. What is
 * particular to a language comes in as data.
 */
export function termsIn(language: SearchLanguage): Terms {
  let terms = made.get(language)
  if (!terms) made.set(language, (terms = makeTerms(language)))
  return terms
}

const made = new WeakMap<SearchLanguage, Terms>()

function makeTerms({ keeps, folds, endings, alike, small }: SearchLanguage): Terms {
  const kept = new Set(keeps.normalize('NFC'))
  const replaced = folds.map((fold) => fold.split(':') as [string, string])
  const rounds = endings.map((round) => byLastLetter(round.map((ending) => ending.split(':') as [string, string?])))
  const folded = new Map<string, string>()
  const known = new Map<string, Term>()
  const forms = new Map<string, readonly string[]>()

  const fold = (typed: string): string => {
    let word = typed.toLowerCase().replace(/['’ʼ]/g, '')
    if (!onlyPlain.test(word)) {
      word = [...word.normalize('NFC')].map((letter) => (kept.has(letter) ? letter : bare(letter))).join('')
    }
    for (const [from, to] of replaced) word = word.split(from).join(to)
    return word.normalize('NFC').slice(0, longestWord)
  }
  const folding = (typed: string): string => {
    let word = folded.get(typed)
    if (word === undefined) folded.set(typed, (word = fold(typed)))
    return word
  }
  const stemOf = (word: string): string => {
    let stem = word
    for (const round of rounds) {
      const found = round.get(stem.slice(-1))?.find(([ending, to = '']) => {
        return stem.endsWith(ending) && stem.length - ending.length + to.length >= shortestStem
      })
      if (found) stem = stem.slice(0, -found[0].length) + (found[1] ?? '')
    }
    return stem
  }
  for (const family of alike) {
    const all = family.split(' ').map(fold)
    for (const word of all) {
      // All of them get the stem of the first.
      known.set(word, { word, stem: stemOf(all[0]!) })
      forms.set(word, all)
    }
  }
  const isSmall = new Set(small.map(fold))
  const standingIn = (text: string) =>
    [...text.matchAll(runs)].flatMap(({ 0: run, index }) => {
      const word = folding(run)
      return word === '' ? [] : [{ word, start: index, end: index + run.length }]
    })
  return {
    standingIn,
    wordsIn: (text) => standingIn(text).map(({ word }) => word),
    termOf: (word) => {
      let term = known.get(word)
      if (!term) known.set(word, (term = { word, stem: stemOf(word) }))
      return term
    },
    isSmall: (word) => isSmall.has(word),
    formsOf: (word) => forms.get(word) ?? [],
  }
}

/** Fewer letters than these tell too little of a word (letters). */
const shortestStem = 3

function bare(letter: string): string {
  return letter
    .normalize('NFD')
    .replace(marked, '$1')
    .normalize('NFC')
    .replace(unmarked, (found) => plain[found]!)
}

/** Endings by their last letter, the longest first, so that few are tried on each word. */
function byLastLetter(endings: [string, string?][]): Map<string, [string, string?][]> {
  const sorted = new Map<string, [string, string?][]>()
  for (const ending of [...endings].sort(([a], [b]) => b.length - a.length)) {
    const letter = ending[0].slice(-1)
    sorted.set(letter, [...(sorted.get(letter) ?? []), ending])
  }
  return sorted
}
