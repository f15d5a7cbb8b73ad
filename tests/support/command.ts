import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository: the sample handbook, the theme, what was compiled. */
export const repository = fileURLToPath(new URL('../..', import.meta.url))

/** What the command printed and how it ended. */
export interface Run {
  code: number
  stdout: string
  stderr: string
}

/** Runs the real command, as compiled, in a folder. */
export function servicebook(
  args: readonly string[],
  { cwd = repository, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Run> {
  return run(process.execPath, [`${repository}/dist/cli/servicebook.js`, ...args], { cwd, env: { NO_COLOR: '1', ...env } })
}

/** Runs a program to its end. */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<Run> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', failed)
    child.on('close', (code) => done({ code: code ?? -1, stdout, stderr }))
  })
}
