import type { Waiting } from '../measure/complaints/waiting.ts'
import type { Words } from '../words/words.ts'
import { durationInWords } from './values.ts'

/** That nobody waits, and by which time where the company has set none. */
export function nobodyWaits({ usual }: Waiting, words: Words): string {
  if (usual === undefined) return words.say('insight.overdue.nobody')
  return [words.say('insight.overdue.nobodyUsual'), usualInWords(usual, words)].join(' ')
}

/** What counts where the company has said no time. */
export function usualInWords(usual: NonNullable<Waiting['usual']>, words: Words): string {
  return words.say('insight.overdue.usual', { time: durationInWords(usual, words) })
}
