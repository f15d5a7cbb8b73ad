import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { zipSync } from 'fflate'
import type mammoth from 'mammoth'
import { CannotRun } from '../cannot-run.ts'
import type { Words } from '../words/words.ts'
import type { Parts } from './word-parts.ts'

/** A book takes two seconds, and has a million characters; a file made to take for ever is stopped (milliseconds, megabytes, characters). */
const most = { time: 60_000, memory: 1_000, html: 5_000_000 }

/** Runs apart from us, as mammoth's own makers advise, so that no file can hold up those who write meanwhile. */
const thread = `
const { parentPort, workerData } = require('node:worker_threads')
const mammoth = require(workerData.mammoth)
const convertImage = mammoth.images.imgElement(async () => ({ src: 'picture' }))
mammoth.convertToHtml({ buffer: Buffer.from(workerData.packed) }, { ...workerData.options, convertImage }).then(
  ({ value, messages }) => parentPort.postMessage({ html: value, messages: [...new Set(messages.map(({ message }) => message))] }),
  (error) => parentPort.postMessage({ isDeep: error instanceof RangeError }),
)`

type Options = NonNullable<Parameters<typeof mammoth.convertToHtml>[1]>

/** The text of a Word file as HTML, and what mammoth says of it in its own words. */
export interface WordHtml {
  html: string
  messages: string[]
}

/**
 * Converts a Word file. Mammoth gets only what was unpacked with care.
 *
 * @param styleMap how the file's own styles are to be read, as mammoth writes it
 * @throws {CannotRun} with a sentence where that cannot be done, or takes too long
 */
export async function wordHtml(name: string, parts: Parts, styleMap: readonly string[], words: Words): Promise<WordHtml> {
  const options: Options = { styleMap: [...styleMap], includeEmbeddedStyleMap: false, externalFileAccess: false }
  const workerData = { mammoth: createRequire(import.meta.url).resolve('mammoth'), packed: zipSync(parts, { level: 0 }), options }
  const worker = new Worker(thread, { eval: true, workerData, resourceLimits: { maxOldGenerationSizeMb: most.memory } })
  const late = setTimeout(() => void worker.terminate(), most.time)
  try {
    const done = await new Promise<WordHtml | { isDeep: boolean } | undefined>((resolve) => {
      worker.once('message', resolve)
      // Out of memory, or stopped: either way there is more in it than anybody wrote.
      worker.once('error', () => resolve(undefined))
      worker.once('exit', () => resolve(undefined))
    })
    if (done !== undefined && 'html' in done && done.html.length <= most.html) return done
    if (done === undefined || 'html' in done) throw new CannotRun(words.say('bring-in.tooLong', { name }))
    throw new CannotRun(done.isDeep ? words.say('bring-in.tooDeep', { name }) : words.say('bring-in.broken', { name }))
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}
