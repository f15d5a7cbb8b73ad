import { diffArrays } from 'diff'
import { alikeInOrder, sameInOrder } from './alignment.ts'
import { likeness } from './likeness.ts'

/** A stretch of text that stayed, came or went. Without what was removed it is the new text, without what was added the old. */
export interface Run {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** More single steps than these from one sentence to another (words), and it is another sentence: nobody could read it marked up. */
const mostSteps = 400

/** Of two sentences, this share of words has to be in both, or they are told as two: the old one, and the new. */
const sameSentence = 0.5

/**
 * What became of a text, word by word. A sentence that was written anew stands there as the old one and the new one, since a
 * reader makes nothing of words scattered over it.
 *
 * @example runsBetween('up to €60 per case', 'up to €80 per case', 'en')
 * // same "up to ", removed "€60", added "€80", same " per case"
 */
export function runsBetween(before: string, after: string, language: string): Run[] {
  const [old, now] = [before, after].map((text) => segments(text, language, 'sentence')) as [string[], string[]]
  const runs: Run[] = []
  for (const stretch of sameInOrder(old, now, (sentence) => sentence.trim())) {
    const gone = old.slice(...stretch.before).map((text) => ({ text, words: wordsIn(text, language) }))
    const come = now.slice(...stretch.after).map((text) => ({ text, words: wordsIn(text, language) }))
    for (const { before: were, after: are, isPair } of alikeInOrder(gone, come, (a, b) => likeness(a.words, b.words), sameSentence)) {
      const [a, b] = [gone.slice(...were), come.slice(...are)].map((all) => all.map(({ text }) => text).join('')) as [string, string]
      runs.push(...(isPair ? wordRuns(a, b, language) : replaced(a, b)))
    }
  }
  return joined(runs)
}

/** Everything in its place, side by side with nothing: a text that is new, or gone. */
export function replaced(before: string, after: string): Run[] {
  if (before === after) return [...run('same', after)]
  return [...run('removed', before), ...run('added', after)]
}

function wordRuns(before: string, after: string, language: string): Run[] {
  if (before === after) return replaced(before, after)
  const [old, now] = [before, after].map((text) => together(segments(text, language, 'word'))) as [string[], string[]]
  const steps = diffArrays(old, now, { maxEditLength: mostSteps })
  if (steps === undefined) return replaced(before, after)
  const runs = steps.map(({ added, removed, value }): Run => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
  const marked = joined(bridged(runs))
  const isTorn = marked.filter(({ kind }, i) => kind === 'same' && i > 0 && i < marked.length - 1).length > 1
  return isTorn && sharedIn(marked, language) < sameSentence ? replaced(before, after) : marked
}

/** A space or a small word that stayed between two changes is told with them: "two days" became "one week". */
function bridged(runs: readonly Run[]): Run[] {
  return runs.flatMap((one, i): Run[] => {
    const isBetween = i > 0 && i < runs.length - 1 && runs[i - 1]!.kind !== 'same' && runs[i + 1]!.kind !== 'same'
    const isSmall = !/[\p{L}\p{N}]{4,}|[\p{L}\p{N}]\P{L}+[\p{L}\p{N}]|\n/u.test(one.text)
    return one.kind === 'same' && isBetween && isSmall
      ? [
          { ...one, kind: 'removed' },
          { ...one, kind: 'added' },
        ]
      : [one]
  })
}

/** How much of two texts is in both, by the words of the longer one. */
function sharedIn(runs: readonly Run[], language: string): number {
  const count = (...kinds: Run['kind'][]) =>
    runs.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { text }) => sum + wordsIn(text, language).length, 0)
  const same = count('same')
  return same / Math.max(same + count('removed'), same + count('added'), 1)
}

/** Runs with neighbours of a kind made one, and what went before what came. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = []
  let [gone, come] = ['', '']
  const settle = () => {
    all.push(...run('removed', gone), ...run('added', come))
    gone = come = ''
  }
  for (const { kind, text } of runs) {
    if (kind === 'removed') gone += text
    else if (kind === 'added') come += text
    else {
      settle()
      const last = all.at(-1)
      if (last?.kind === 'same') all[all.length - 1] = { kind, text: last.text + text }
      else all.push(...run('same', text))
    }
  }
  settle()
  return all
}

function run(kind: Run['kind'], text: string): Run[] {
  return text === '' ? [] : [{ kind, text }]
}

/** The words of a text without what stands between them, in small letters. */
export function wordsIn(text: string, language: string): string[] {
  return together(segments(text, language, 'word')).flatMap((one) => (/[\p{L}\p{N}\p{S}\p{M}]/u.test(one) ? [one.toLowerCase()] : []))
}

const segmenters = new Map<string, Intl.Segmenter>()

function segments(text: string, language: string, granularity: 'word' | 'sentence'): string[] {
  const key = `${language} ${granularity}`
  if (!segmenters.has(key)) segmenters.set(key, new Intl.Segmenter(language, { granularity }))
  return Array.from(segmenters.get(key)!.segment(text), ({ segment }) => segment)
}

/** A number with its sign is one word: "€60", "10%", "9:30". */
function together(words: readonly string[]): string[] {
  const all: string[] = []
  words.forEach((word, i) => {
    const last = all.at(-1) ?? ''
    const next = words[i + 1] ?? ''
    const belongs =
      (/\p{Sc}$/u.test(last) && /^\d/.test(word)) ||
      (/\d$/.test(last) && (word === '%' || (/^[:.,/–-]$/.test(word) && /^\d/.test(next)))) ||
      (/\d[:.,/–-]$/.test(last) && /^\d/.test(word))
    if (belongs) all[all.length - 1] = last + word
    else all.push(word)
  })
  return all
}
