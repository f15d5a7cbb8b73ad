import type { Project } from '../../handbook/read.ts'
import { walkThrough } from '../../walk/walk.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { openTerminal, Stopped, type Terminal } from './terminal.ts'
import { walkInTerminal } from './walk-in-terminal.ts'

/** Runs something that asks; leaving it is no failure. */
export async function inTerminal(work: (terminal: Terminal) => Promise<number>, words: Words): Promise<number> {
  const terminal = openTerminal()
  try {
    return await work(terminal)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    terminal.say(`\n${words.say('walk.stoppedEarly')}`)
    return 0
  } finally {
    terminal.close()
  }
}

/** Walks through a document that is there. The project as it then is; undefined where somebody left before the end, and was told where things stand. */
export async function walkToItsEnd(project: Project, path: string, words: Words, terminal: Terminal): Promise<Project | undefined> {
  const walk = await walkThrough(project, path, words)
  try {
    await walkInTerminal({ walk, terminal, words })
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    terminal.say(`\n${words.say('walk.stopped', { file: visibleLine(path) })}`)
    return undefined
  }
  return walk.page().project
}
