import type { IncomingMessage } from 'node:http'
import { CannotRun } from '../cannot-run.ts'
import type { Words } from '../words/words.ts'

/** Past this, nobody listens any longer: what is said so far is no answer (bytes). */
const farTooMuch = 200_000_000

/**
 * What was sent with a request.
 *
 * @param largest more than this is read to its end, so that the browser hears our answer, and not kept (bytes)
 * @throws {CannotRun} where it is larger
 */
export async function bodyOf(request: IncomingMessage, largest: number, words: Words): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > farTooMuch) break
    if (size <= largest) chunks.push(chunk)
  }
  if (size > largest) throw new CannotRun(words.say('start.trouble.tooLarge', { size: Math.round(largest / 1_000_000) }))
  return Buffer.concat(chunks)
}

/** What was sent, as keys and values; nothing of it is trusted. */
export async function saidIn(request: IncomingMessage, words: Words): Promise<Record<string, unknown>> {
  const body = await bodyOf(request, largestAnswer, words)
  try {
    const said: unknown = JSON.parse(body.toString('utf8'))
    if (typeof said === 'object' && said !== null && !Array.isArray(said)) return said as Record<string, unknown>
  } catch {
    // Told below, like anything else that is no answer.
  }
  throw new CannotRun(words.say('start.trouble.notUnderstood'))
}

/** Ten times as long as any page may be (bytes). */
const largestAnswer = 2_000_000
