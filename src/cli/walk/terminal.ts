import { createInterface } from 'node:readline'
import { visible } from '../formats/visible.ts'

/** Somebody at the keyboard: what is said to them, and the lines they type. Whoever says something from a file makes it {@link visible} first. */
export interface Terminal {
  say(text?: string): void
  /** The next line, without spaces around it. @throws {Stopped} where they have left */
  ask(prompt: string): Promise<string>
  /** The next line as it was typed: in a text, what it begins with may be what makes it a list. */
  askAsTyped(prompt: string): Promise<string>
  /** Waits until Enter is pressed. What was typed ahead, or pasted, stays for the questions it was meant for. */
  pause(prompt: string): Promise<void>
  close(): void
}

/** The person pressed Ctrl and C, or the terminal is gone. */
export class Stopped extends Error {
  override name = 'Stopped'
}

/**
 * Opens the terminal for questions.
 *
 * Line by line and not by redrawing the screen: the same few keys work at every question, what is pasted arrives line by
 * line, screen readers say what is new, and what was asked can be read again by scrolling up.
 */
export function openTerminal(input: NodeJS.ReadableStream = process.stdin, output: NodeJS.WritableStream = process.stdout): Terminal {
  forgiving(input)
  const reader = createInterface({ input, output, terminal: true, historySize: 0 })
  // Lines that come while nothing is asked: somebody types ahead, or pastes.
  const waiting: string[] = []
  let asked: { answer(line: string): void; stop(): void } | undefined
  let isGone = false
  reader.on('line', (line) => {
    const answer = asked?.answer
    // Of several lines that come at once, as a paste does, only the first is the answer.
    asked = undefined
    if (answer) answer(line)
    else waiting.push(line)
  })
  const stop = () => {
    isGone = true
    asked?.stop()
    asked = undefined
  }
  reader.on('SIGINT', stop)
  reader.on('close', stop)
  // A window that is closed is somebody who leaves: what they have typed is to be kept, as it is with Ctrl and C.
  process.on('SIGHUP', stop)
  const next = (prompt: string, mayBeTypedAhead = true) =>
    new Promise<string>((answer, failed) => {
      const typed = mayBeTypedAhead ? waiting.shift() : undefined
      if (typed !== undefined) {
        output.write(`${prompt}${visible(typed)}\n`)
        return answer(typed)
      }
      if (isGone) return failed(new Stopped())
      asked = { answer, stop: () => failed(new Stopped()) }
      reader.setPrompt(prompt)
      reader.prompt()
    })
  return {
    say: (text = '') => void output.write(`${text}\n`),
    ask: async (prompt) => (await next(prompt)).trim(),
    askAsTyped: next,
    pause: async (prompt) => void (await next(prompt, false)),
    close: () => {
      process.off('SIGHUP', stop)
      reader.close()
    },
  }
}

/** A terminal whose window was closed cannot be set back, and says so by throwing in the middle of what should be kept. */
function forgiving(input: NodeJS.ReadableStream & { setRawMode?: (mode: boolean) => unknown }): void {
  const set = input.setRawMode?.bind(input)
  if (set === undefined) return
  input.setRawMode = (mode) => {
    try {
      return set(mode)
    } catch {
      return input
    }
  }
}
