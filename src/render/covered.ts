import type { Words } from '../words/words.ts'

/** What four cases in five, 95 in 100 and 99 in 100 were settled with, as a sentence. The same sum is said once, of the most cases. */
export function coveredInWords([a, b, c]: readonly [string, string, string], words: Words): string {
  if (a === c) return words.say('insight.limits.coveredAll', { c })
  if (b === c) return words.say('insight.limits.coveredHigh', { a, c })
  return a === b ? words.say('insight.limits.coveredLow', { b, c }) : words.say('insight.limits.covered', { a, b, c })
}
