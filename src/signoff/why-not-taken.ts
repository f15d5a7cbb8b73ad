import type { Words } from '../words/words.ts'
import type { Collected } from './collect.ts'

/** Why a receipt was not taken in, and what to do about it, in a sentence or two. */
export function whyNotTaken({ says, told }: Collected['bad'][number], words: Words): string {
  const { page = '', version = 0, wanted = 0, day = '' } = told
  return words.say(`signoff.collect.says.${says}`, { page, version, wanted, day })
}
