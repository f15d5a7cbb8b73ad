import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

/** What changes something on a disk. */
const changing = ['writeFile', 'rename', 'rm', 'mkdir', 'chmod', 'link', 'symlink', 'unlink', 'open'] as const

/** What a run dies of that was stopped. Nothing it does afterwards reaches the disk, tidying up included. */
class Stopped extends Error {}

/**
 * Does something as a program that is killed once it has changed the disk so many times: what it was just writing is there by
 * half, and its locks stay behind.
 *
 * @returns what became of it: done, or stopped
 */
export async function stoppedAfter<T>(steps: number, work: () => Promise<T>): Promise<{ done: T } | 'stopped'> {
  const real = Object.fromEntries(changing.map((name) => [name, promises[name]])) as Record<
    string,
    (...args: unknown[]) => Promise<unknown>
  >
  let left = steps
  for (const name of changing) {
    Object.assign(promises, {
      [name]: async (...args: unknown[]) => {
        if (name === 'open' && !/[wa+]/.test(String(args[1] ?? 'r'))) return real[name]!(...args)
        if (left-- > 0) return real[name]!(...args)
        if (left === -1 && name === 'writeFile') await real[name]!(args[0], half(args[1]), args[2])
        throw new Stopped()
      },
    })
  }
  syncBuiltinESMExports()
  try {
    return { done: await work() }
  } catch (error) {
    if (error instanceof Stopped) return 'stopped'
    throw error
  } finally {
    Object.assign(promises, real)
    syncBuiltinESMExports()
  }
}

function half(data: unknown): unknown {
  return typeof data === 'string' ? data.slice(0, data.length / 2) : data instanceof Uint8Array ? data.slice(0, data.length / 2) : data
}
