import type { Words } from '../words/words.ts'
import type { Refusal } from './approve.ts'

/** Nobody reads a note longer than a page, and staff get it on a phone (signs). */
const longestNote = 2000

/** What is said of notes that nobody would read to their end, each under the name of what it answers. */
export function tooLong(file: string, notes: Readonly<Record<string, string | undefined>>, words: Words): Refusal[] {
  return Object.entries(notes).flatMap(([says, note = '']) => {
    if (note.length <= longestNote) return []
    const said = { n: note.length, most: longestNote }
    return [{ file, says, message: words.say('approve.tooLong.message', said), fix: words.say('approve.tooLong.fix', said) }]
  })
}
