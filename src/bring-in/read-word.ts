import { CannotRun } from '../cannot-run.ts'
import type { Words } from '../words/words.ts'
import type { Found } from './found.ts'
import { styleMapOf } from './heading-styles.ts'
import { marked } from './left-marks.ts'
import { saidIn } from './said-in-parts.ts'
import { whatWasLost } from './what-was-lost.ts'
import { wordHtml } from './word-html.ts'
import type { Parts } from './word-parts.ts'
import { wordTree } from './word-tree.ts'

/** Of these mammoth complains, and either nothing is lost by it or its words were missed already. */
const harmless =
  /^Unrecognised (?:paragraph|run|table) style|referenced but not defined|^Image of type|^An unrecognised element|w:sym|v:imagedata|a:blip|complex field|break type/

/**
 * Reads a Word file: mammoth converts it, and then all that the file says is held against what came of it.
 *
 * @throws {CannotRun} with a sentence where it cannot be read
 */
export async function readWord(name: string, parts: Parts, words: Words): Promise<Found> {
  const { said, styleMap } = opened(name, parts, words)
  const { html, messages } = await wordHtml(name, parts, styleMap, words)
  try {
    const { tree, contents } = wordTree(html)
    const { markdown, lost } = marked(tree, whatWasLost(said, tree, contents), name, words)
    const ofTheWhole = [
      ...(contents.length > 0 ? [words.say('bring-in.contents')] : []),
      ...(messages.some((message) => message.includes('w:sym')) ? [words.say('bring-in.sign')] : []),
      ...(messages.some((message) => !harmless.test(message)) ? [words.say('bring-in.strange')] : []),
    ]
    return { name, markdown, lost: [...lost, ...ofTheWhole.map((says) => ({ says, near: '' }))] }
  } catch (error) {
    throw error instanceof RangeError ? new CannotRun(words.say('bring-in.tooDeep', { name })) : error
  }
}

function opened(name: string, parts: Parts, words: Words) {
  try {
    return { said: saidIn(parts), styleMap: styleMapOf(parts) }
  } catch (error) {
    const isDeep = [error, (error as Error).cause].some((one) => one instanceof RangeError)
    throw new CannotRun(isDeep ? words.say('bring-in.tooDeep', { name }) : words.say('bring-in.broken', { name }))
  }
}
