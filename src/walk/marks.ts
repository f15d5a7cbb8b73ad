import { marks, noMark } from '../kinds/assessment.ts'
import type { Words } from '../words/words.ts'

/** A mark as it stands in a file: `4`, or `none`. */
export type Mark = (typeof marks)[number] | typeof noMark

/**
 * The mark somebody means: `4`, as a spreadsheet writes it (`4,0`), or by its word (`often`); `none` for an empty place,
 * a line or a question mark. Undefined for everything else: half a mark, or a 6, is asked about again and never guessed.
 */
export function markIn(typed: string, words: Words): Mark | undefined {
  const said = typed.trim().toLowerCase()
  if (/^[-–—?]?$/.test(said) || said === noMark || said === words.say('assess.sheet.cannotSay').toLowerCase()) return noMark
  const whole = /^(\d+)(?:[.,]0+)?$/.exec(said)?.[1]
  return marks.find((mark) => mark === whole || words.choice(mark).toLowerCase() === said)
}

/** The marks with their words: "1 never, 2 rarely". */
export function scaleInWords(words: Words): string {
  return marks.map((mark) => `${mark} ${words.choice(mark).toLowerCase()}`).join(', ')
}
