import { CannotRun } from '../cannot-run.ts'
import type { Words } from '../words/words.ts'
import type { Found } from './found.ts'
import { readPlainText } from './read-plain-text.ts'
import { readMarkdown } from './read-markdown.ts'
import { readWord } from './read-word.ts'
import { decodedText } from './decoded-text.ts'
import { wordParts } from './word-parts.ts'

export type { Found } from './found.ts'

/** The largest file that is taken, and the longest text (bytes; a book has a million). */
const most = { bytes: 30_000_000, text: 5_000_000 }

/**
 * Reads a file somebody had before: Word's, markdown, or plain text. What it is, its bytes say; its name counts only for text.
 *
 * @param name as the file is called, with its ending
 * @throws {CannotRun} with a sentence where it cannot be read, and what to do then
 */
export async function readExisting(name: string, bytes: Uint8Array, words: Words): Promise<Found> {
  const refuse = (says: string) => new CannotRun(says)
  if (bytes.length === 0) throw refuse(words.say('bring-in.empty', { name }))
  if (bytes.length > most.bytes) throw refuse(words.say('bring-in.tooLarge', { name }))
  const found = await foundIn(name, bytes, words)
  if (found.markdown.length > most.text) throw refuse(words.say('bring-in.tooLong', { name }))
  if (found.markdown.trim() === '' && found.lost.length === 0) throw refuse(words.say('bring-in.empty', { name }))
  return found
}

async function foundIn(name: string, bytes: Uint8Array, words: Words): Promise<Found> {
  const begins = (...signs: readonly number[]) => signs.every((sign, i) => bytes[i] === sign)
  const ending = /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const saveAs = () => new CannotRun(words.say('bring-in.saveAsWord', { name }))
  if (begins(0x50, 0x4b)) {
    const parts = wordParts(name, bytes, words)
    if (parts !== undefined) return readWord(name, parts, words)
    throw ['odt', 'ott', 'pages'].includes(ending) ? saveAs() : new CannotRun(words.say('bring-in.notThat', { name }))
  }
  // Older Word, and newer Word behind a password, come in the same wrapping.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    const wrapped = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (wrapped.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new CannotRun(words.say('bring-in.locked', { name }))
    throw ['xls', 'ppt', 'msg'].includes(ending) ? new CannotRun(words.say('bring-in.notThat', { name })) : saveAs()
  }
  if (begins(0x25, 0x50, 0x44, 0x46)) throw new CannotRun(words.say('bring-in.pdf', { name }))
  if (begins(0x7b, 0x5c, 0x72, 0x74, 0x66) || ['doc', 'odt', 'pages', 'rtf', 'html', 'htm', 'wps'].includes(ending)) throw saveAs()
  if (['docx', 'docm', 'dotx', 'dotm'].includes(ending)) throw new CannotRun(words.say('bring-in.broken', { name }))
  const isMarkdown = ['md', 'markdown', 'mdown', 'mkd', 'mdx'].includes(ending)
  if (!isMarkdown && ending !== 'txt' && ending !== 'text') throw new CannotRun(words.say('bring-in.notThat', { name }))
  if (bytes.length > most.text) throw new CannotRun(words.say('bring-in.tooLong', { name }))
  const text = decodedText(bytes)
  if (text === undefined) throw new CannotRun(words.say('bring-in.encoding', { name }))
  return isMarkdown ? readMarkdown(name, text, words) : readPlainText(name, text)
}
