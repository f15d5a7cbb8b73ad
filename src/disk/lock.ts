import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { CannotRun } from '../cannot-run.ts'

/** How long somebody else is waited for, and how often it is looked after (milliseconds). */
const patience = 30_000
const pause = 50

/** Locks this very process holds: its own number says nothing of whether a lock is old. */
const held = new Set<string>()

/**
 * Does something while nobody else does it in the same place. The lock is a file that names the process that made
 * it, so that one left behind by a process that was killed holds nobody up.
 *
 * @param what the others would be doing, as a message calls it: "build"
 * @throws {CannotRun} where another one holds it for too long
 */
export function locked<T>(path: string, what: string, work: () => Promise<T>): Promise<T> {
  const before = waiting.get(path) ?? Promise.resolve()
  const mine = before.then(() => lockedAmongProcesses(path, what, work))
  const settled = mine.then(
    () => undefined,
    () => undefined,
  )
  waiting.set(path, settled)
  return mine
}

/** Who waits within this very process, one behind the other: among themselves a file with their number tells them nothing. */
const waiting = new Map<string, Promise<void>>()

async function lockedAmongProcesses<T>(path: string, what: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + patience
  while (!(await take(path))) {
    if (await isStale(path)) await takeAway(path)
    else if (Date.now() > until) {
      throw new CannotRun(
        `Another ${what} is writing to the same place, so nothing was written. Wait for it to end, or delete ${path} if there is none.`,
      )
    } else await new Promise((later) => setTimeout(later, pause))
  }
  held.add(path)
  try {
    return await work()
  } finally {
    held.delete(path)
    await rm(path, { force: true })
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    try {
      await file.writeFile(`${process.pid}\n`)
    } catch (error) {
      // A full disk takes the name and not the number: an empty lock would hold everybody up.
      await rm(path, { force: true })
      throw error
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Takes away a lock nobody holds. Only one of several can move it; whoever moved a fresh one by mistake puts it back. */
async function takeAway(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch {
    return
  }
  if (!(await isStale(aside))) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

async function isStale(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const pid = Number(text)
  // Empty for the moment between making it and writing to it, and for longer only where that was never done.
  if (!Number.isInteger(pid) || pid <= 0) return isOld(path)
  return pid === process.pid ? !held.has(path) : !isRunning(pid)
}

/** Longer than anybody takes to write a number (milliseconds). */
const long = 5_000

async function isOld(path: string): Promise<boolean> {
  const info = await stat(path).catch(() => undefined)
  return info !== undefined && Date.now() - info.mtimeMs > long
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
