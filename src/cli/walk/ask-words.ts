import pc from 'picocolors'
import type { Asked } from '../../walk/page.ts'
import { lineFor, saves, type Asking, type Move } from './asking.ts'
import { atMargin } from './show.ts'
import { Stopped } from './terminal.ts'

/** A part of the text: lines until two empty ones. */
export async function askWords(asked: Asked, asking: Asking): Promise<Move> {
  const { terminal, words } = asking
  if (typeof asked.answer === 'string') {
    terminal.say(pc.green(atMargin(asked.answer, 2)))
    terminal.say(pc.dim(words.say('walk.textKeep')))
  }
  terminal.say(pc.dim(words.say('walk.text')))
  for (;;) {
    const first = await lineFor(asked, asking)
    if (first === '') return 'on'
    if (first === '<') return 'back'
    if (first === '-') {
      if (await saves([asked.key], undefined, first, asking)) return 'on'
      continue
    }
    if (await saves([asked.key], ...(await textFrom(first, asked, asking)), asking)) return 'on'
  }
}

/** A text from its first line to two empty ones. Whoever leaves in the middle keeps what they have typed. */
async function textFrom(first: string, { key }: Asked, asking: Asking): Promise<[string, string]> {
  const lines = [first]
  const text = () => lines.join('\n').trim()
  try {
    while (!(lines.at(-1)!.trim() === '' && lines.at(-2)?.trim() === '')) lines.push(await asking.terminal.askAsTyped('  '))
  } catch (error) {
    if (error instanceof Stopped) await asking.walk.answer([key], text())
    throw error
  }
  return [text(), text()]
}
