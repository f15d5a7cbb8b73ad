import { languageFor } from '../../language/language.ts'
import type { Session } from './asking.ts'

/** Yes, in any of the ways the language has, or its first letter. */
export function saysYes(typed: string, { words }: Pick<Session, 'words'>): boolean {
  return isOneOf(typed, languageFor(words.language).yes)
}

/** True for a clear no. */
export function saysNo(typed: string, { words }: Pick<Session, 'words'>): boolean {
  return isOneOf(typed, languageFor(words.language).no)
}

function isOneOf(typed: string, answers: readonly string[]): boolean {
  const lower = typed.trim().toLowerCase()
  return answers.includes(lower) || (lower.length === 1 && answers.some((word) => word.startsWith(lower)))
}
