import { open, readFile, rm } from 'node:fs/promises'
import { CannotRun } from '../cannot-run.ts'

/** How long somebody else's build is waited for, and how often it is looked after (milliseconds). */
const patience = 30_000
const pause = 50

/** Locks this very process holds: its own number says nothing of whether a lock is old. */
const held = new Set<string>()

/**
 * Does something while no other build does it in the same place. The lock is a file that names the process that made
 * it, so that one left behind by a build that was killed holds nobody up.
 *
 * @throws {CannotRun} where another build holds it for too long
 */
export async function locked<T>(path: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + patience
  while (!(await take(path))) {
    if (await isStale(path)) await rm(path, { force: true })
    else if (Date.now() > until) {
      throw new CannotRun(
        `Another build is writing to the same place, so nothing was written. Wait for it to end, or delete ${path} if there is none.`,
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
    await file.writeFile(`${process.pid}\n`)
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function isStale(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const pid = Number(text)
  // Empty for the moment between making it and writing to it.
  if (!Number.isInteger(pid) || pid <= 0) return false
  return pid === process.pid ? !held.has(path) : !isRunning(pid)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
