import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { placeStarter, starterFiles } from '../../src/start/starters.ts'
import type { Run } from './command.ts'

/** The systems whose starters can really be run here. */
export const unix = ['darwin', 'linux'] as const

/** What runs them, wherever PATH leads. */
export const sh = '/bin/sh'

/** Where Servicebook lies in a folder it was installed into. */
export const inside = 'node_modules/servicebook/dist/cli'

/** What every starter says before it runs Servicebook. */
export const keep = 'Keep this window open while you write. Close it to stop; everything is saved.'

const made: string[] = []

afterAll(async () => {
  await Promise.all(made.splice(0).map((dir) => rm(dir, { recursive: true, force: true })))
})

/** A new folder with nothing in it, which goes when the test file is done. */
export async function emptyFolder(): Promise<string> {
  const dir = realpathSync(await mkdtemp(join(tmpdir(), 'servicebook-starters-')))
  made.push(dir)
  return dir
}

/** A home in which nobody ever installed anything. */
export const home = await emptyFolder()

/** A new folder with the starter of a system in it; `starter` is the file that does the work. */
export async function company(platform: NodeJS.Platform, name = 'Our shop'): Promise<{ dir: string; starter: string }> {
  const dir = join(await emptyFolder(), name)
  await mkdir(dir)
  await placeStarter(dir, platform)
  return { dir, starter: join(dir, starterFiles(platform).at(-1)!.name) }
}

/** A stand-in for Servicebook, which says how it was called. */
export async function putServicebook(dir: string, code = 0): Promise<void> {
  await mkdir(join(dir, inside), { recursive: true })
  await writeFile(join(dir, inside, 'servicebook.js'), `console.log(JSON.stringify(process.argv.slice(2)))\nprocess.exitCode = ${code}\n`)
}

/** A program of the test's own. */
export async function putProgram(path: string, lines: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `#!/bin/sh\n${lines}\n`)
  await chmod(path, 0o755)
  return path
}

/** Starts a file as a double click would, without a terminal and with a bare environment; `typed` is what somebody types. */
export function start(starter: string, env: Record<string, string> = {}, typed = '', args: readonly string[] = []): Promise<Run> {
  return new Promise((done, failed) => {
    const child = spawn(sh, [starter, ...args], { cwd: '/', env: { HOME: home, PATH: dirname(process.execPath), ...env } })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', failed)
    child.on('close', (code) => done({ code: code ?? -1, stdout, stderr }))
    // Whoever is not asked does not listen.
    child.stdin.on('error', () => undefined)
    child.stdin.end(typed)
  })
}

/** Starts a file in a real terminal, presses Enter once it asks for it, and gives back the screen. */
export function inTerminal(starter: string, asks: string, env: Record<string, string> = {}): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn('script', ['--quiet', '--return', '--flush', '--command', 'sh "$STARTER"', '/dev/null'], {
      env: { ...process.env, STARTER: starter, ...env },
    })
    let screen = ''
    let isPressed = false
    child.stdout.on('data', (chunk: Buffer) => {
      screen += chunk.toString()
      if (isPressed || !screen.includes(asks)) return
      isPressed = true
      child.stdin.write('\r')
    })
    child.on('error', failed)
    child.on('close', () => done(screen.replaceAll('\r\n', '\n')))
  })
}
