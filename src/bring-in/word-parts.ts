import { unzipSync } from 'fflate'
import { CannotRun } from '../cannot-run.ts'
import type { Words } from '../words/words.ts'

/** What a packed file may hold (bytes, unpacked; tags; entries): the text of 400 pages has a tenth of the first two. */
const most = { text: 40_000_000, tags: 1_500_000, inAll: 200_000_000, entries: 10_000 }

/** `<` */
const tagOpens = 0x3c

/** The parts of a Word file that hold text, by their names in it. Pictures stay packed: nobody looks at them. */
export type Parts = Readonly<Record<string, Uint8Array>>

/**
 * Opens a packed file. What it says of its sizes is judged before anything is unpacked; what grows past its own size is
 * cut there, and is no XML then.
 *
 * @returns undefined where it is packed like a Word file, and is none
 * @throws {CannotRun} with a sentence where it holds too much or is broken
 */
export function wordParts(name: string, bytes: Uint8Array, words: Words): Parts | undefined {
  let [entries, text, inAll, isWord] = [0, 0, 0, false]
  let parts: Parts
  try {
    parts = unzipSync(bytes, {
      filter: (entry) => {
        const isText = /\.(?:xml|rels)$/i.test(entry.name)
        inAll += entry.originalSize
        if (isText) text += entry.originalSize
        if (++entries > most.entries || inAll > most.inAll) throw new CannotRun(words.say('bring-in.tooMuchInside', { name }))
        if (text > most.text) throw new CannotRun(words.say('bring-in.tooLong', { name }))
        isWord ||= /^\/?word\//.test(entry.name)
        return isText
      },
    })
  } catch (error) {
    throw error instanceof CannotRun ? error : new CannotRun(words.say('bring-in.broken', { name }))
  }
  const tags = Object.values(parts).reduce((sum, part) => sum + part.reduce((n, byte) => n + (byte === tagOpens ? 1 : 0), 0), 0)
  if (tags > most.tags) throw new CannotRun(words.say('bring-in.tooLong', { name }))
  if (!isWord || parts['[Content_Types].xml'] === undefined) return undefined
  // Declarations of a file's own can fetch things, and can grow without end. Word writes none.
  if (Object.values(parts).some((part) => Buffer.from(part.buffer, part.byteOffset, part.length).includes('<!DOCTYPE')))
    throw new CannotRun(words.say('bring-in.broken', { name }))
  return parts
}
