import type { Answer } from './answers.ts'

/** An answer on one line: the parts of a group beside each other, the entries of a list with semicolons. */
export function inALine(answer: Answer | undefined): string {
  if (answer === undefined) return ''
  if (typeof answer === 'string') return answer
  const parts = Array.isArray(answer) ? (answer as Answer[]) : Object.values(answer)
  return parts
    .map(inALine)
    .filter((part) => part !== '')
    .join(Array.isArray(answer) ? '; ' : ' · ')
}
