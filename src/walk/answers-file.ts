import { nearest } from '../check/nearest.ts'
import { languageFor } from '../language/language.ts'
import type { Answer } from './answers.ts'
import { answered, approved, askedOn, kept, type Page } from './page.ts'

/** Answers of one document, by the keys of its questions. `approve: yes` says that staff may work by it. */
export interface Given {
  readonly [key: string]: Answer
}

/** An answer that cannot be taken, and why. */
export interface Refusal {
  file: string
  /** The key, or what the whole page lacks. */
  where: string
  message: string
  fix: string
}

/** A page with answers put in, and what became of them. Nothing has been written. */
export interface Filled {
  page: Page
  refusals: Refusal[]
  /** Needed, and not answered. */
  missing: string[]
  /** Starter answers that are still ours. */
  ours: string[]
}

/** The key that approves. It is no question of a kind, so it cannot be one of its fields. */
const approveKey = 'approve'

/**
 * Puts answers on a page, all that can be taken; the others are told together.
 *
 * @param options.defaults take starter answers that are not given as the company's own
 */
export function filledIn(page: Page, given: Given, { defaults }: { defaults: boolean }): Filled {
  const { words } = page
  const refusals: Refusal[] = []
  let now = page
  for (const [key, answer] of Object.entries(given)) {
    if (key === approveKey) continue
    if (!page.questions.some((question) => question.key === key)) {
      refusals.push({ file: page.path, where: key, ...unknownKey(key, page) })
      continue
    }
    const { taken, remarks, page: next } = answered(now, [key], answer)
    now = next
    if (!taken) refusals.push(...remarks.map(({ message, fix }) => ({ file: page.path, where: key, message, fix })))
  }
  if (defaults) for (const { key, state } of askedOn(now)) if (state === 'ours') now = kept(now, key)
  if (languageFor(words.language).yes.includes(String(given[approveKey] ?? '').toLowerCase())) {
    const { taken, remarks, page: next } = approved(now)
    now = next
    if (!taken) refusals.push(...remarks.map(({ message, fix, key }) => ({ file: page.path, where: key ?? approveKey, message, fix })))
  }
  const asked = askedOn(now)
  const labels = (state: 'open' | 'ours') => asked.filter((one) => one.state === state).map(({ key }) => key)
  return { page: now, refusals, missing: labels('open'), ours: labels('ours') }
}

function unknownKey(key: string, { questions, words }: Page): { message: string; fix: string } {
  const known = questions.map((question) => question.key)
  const near = nearest(key, known)
  return {
    message: words.say('walk.answers.unknown', { typed: key }),
    fix:
      near === undefined
        ? words.say('walk.answers.known', { known: known.join(', ') })
        : words.say('walk.answers.didYouMean', { nearest: near }),
  }
}
