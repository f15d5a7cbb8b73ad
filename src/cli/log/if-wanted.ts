import type { Words } from '../../words/words.ts'
import { inTerminal } from '../walk/in-terminal.ts'
import { saysYes } from '../walk/says-yes.ts'

/**
 * Adds rows that were shown, once somebody has said yes, here or with `--yes`. Where nobody can be asked, says how.
 *
 * @param add adds them, and says so; returns the exit code
 */
export async function addIfWanted(
  n: number,
  { yes = false, words, say }: { yes: boolean | undefined; words: Words; say: (text?: string) => void },
  add: () => Promise<number>,
): Promise<number> {
  if (yes) return add()
  if (!process.stdin.isTTY) {
    say(words.say('log.import.needsYes'))
    return 0
  }
  return inTerminal(async (terminal) => {
    terminal.say(words.say('log.import.ask', { n }))
    if (saysYes(await terminal.ask('› '), { words })) return add()
    terminal.say(words.say('log.import.nothing'))
    return 0
  }, words)
}
