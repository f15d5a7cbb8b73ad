import type { Answer } from './answers.ts'
import { inALine } from './in-a-line.ts'
import { answerTo, type Page } from './page.ts'
import type { Question } from './questions.ts'

/** A sum that a ladder no longer has, and a question of the same page that still speaks of it. */
export interface SumLeft {
  question: Question
  sum: string
}

/**
 * Sums that went from a ladder and stand elsewhere on its page: cases are written for the limits of their day, and
 * nobody but a person can say what becomes of them.
 *
 * @param key of the ladder
 * @param before its answer as it stood
 */
export function sumsLeftBehind(page: Page, key: string, before: Answer | undefined): SumLeft[] {
  const now = sumsIn(inALine(answerTo(page, key)), page)
  const gone = [...sumsIn(inALine(before), page)].filter((sum) => !now.has(sum))
  return page.questions.flatMap((question) => {
    const there = question.key === key ? new Set<string>() : sumsIn(inALine(answerTo(page, question.key)), page)
    return gone.filter((sum) => there.has(sum)).map((sum) => ({ question, sum }))
  })
}

/** The sums of money in a text, and shares of one: `5 EUR`, `25%`. */
function sumsIn(text: string, { project }: Page): Set<string> {
  const currency = project.working.company?.fields.currency ?? 'EUR'
  return new Set([...text.matchAll(new RegExp(`(?<![\\d.,])\\d+(?:[.,]\\d+)?\\s?(?:${currency}\\b|%)`, 'g'))].map(([sum]) => sum))
}
