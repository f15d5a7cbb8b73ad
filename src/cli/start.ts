import { resolve } from 'node:path'
import { realpath } from 'node:fs/promises'
import { CannotRun } from '../cannot-run.ts'
import { nameOfFolder } from '../start/folder-name.ts'
import { startBrowser } from '../start/start.ts'
import { wordsFor } from '../words/words.ts'
import { openInBrowser } from './open-in-browser.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'

export interface StartOptions extends Everywhere {
  port: number
  open: boolean
}

/** `servicebook start`: the walk in the browser, until it is stopped. Returns the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const dir = folderToWriteIn(options.dir)
  const words = wordsFor('en', dir)
  const stopped = new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop())
  })
  const other = options.port === 0 ? undefined : await startedAlready(dir, options.port)
  const running = await startBrowser(dir, {
    port: options.port,
    ...(options.today !== undefined && { today: dayNamed(options.today) }),
    onTrouble: (error) => console.error(error),
  })
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  if (other !== undefined) say(words.say('start.command.already', { address: other }))
  say(words.say(options.open ? 'start.command.here' : 'start.command.toOpen'))
  say(running.address)
  say(words.say('start.command.stop'))
  if (options.open) openInBrowser(running.address, words.say('preview.notOpened'))
  await stopped
  await running.close()
  return 0
}

/** The handbook's folder, or this one, where one is to begin. */
function folderToWriteIn(named: string | undefined): string {
  if (named !== undefined) return findProject(named)
  try {
    return findProject(undefined)
  } catch (error) {
    if (error instanceof CannotRun) return resolve('.')
    throw error
  }
}

/** How long another one is waited for to say who it is (milliseconds). */
const patience = 500

/** Where this folder is open already. Two of them do no harm: each answer is held against the file before it is saved. */
async function startedAlready(dir: string, port: number): Promise<string | undefined> {
  const name = nameOfFolder(await realpath(dir))
  const address = `http://127.0.0.1:${port}/`
  try {
    const response = await fetch(`${address}hello`, { signal: AbortSignal.timeout(patience) })
    return (await response.text()) === name ? address : undefined
  } catch {
    // Nobody is there.
    return undefined
  }
}
