import { execFileSync, spawn } from 'node:child_process'
import { expect } from 'vitest'
import { repository, type Run } from './command.ts'
import { baseFiles, makeProject, testDay } from './project.ts'

const base = await baseFiles()

/** Longest a case may take (milliseconds). */
const patience = 120_000

/** Runs the real command; one that does not end is killed, and its code is -1. */
export function bounded(args: readonly string[], dir: string, today = testDay): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [`${repository}/dist/cli/servicebook.js`, ...args, '--dir', dir, '--today', today], {
      cwd: dir,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), patience)
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('close', (code) => (clearTimeout(timer), done({ code: code ?? -1, stdout, stderr })))
  })
}

/** It came to an end, and what it says is for people: no stack, no blame on ourselves, no terminal commands. */
export function expectSentences({ code, stdout, stderr }: Run): void {
  expect(code, 'it did not end in time').not.toBe(-1)
  expect(`${stdout}\n${stderr}`).not.toMatch(
    /mistake in Servicebook|\n\s+at \S.*:\d+:\d+|node:internal|Unhandled|\[object |\[native code\]/,
  )
  // eslint-disable-next-line no-control-regex
  expect(`${stdout}\n${stderr}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  expect([0, 1, 2]).toContain(code)
}

/** A small policy that is right, with a body and further settings. */
export const policy = (body = '## How we do it\n\nMeasure twice.\n', more = '') =>
  `---\nkind: policy\ntitle: Returns\narea: returns\npurpose: Fair.\npromises:\n  - promise: We take it back.\nask: shift-lead\ngoals: [on-time]\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n${more}---\n${body}`
/** The base handbook with some files added or replaced. */
export const make = (files: Record<string, string | Uint8Array> = {}) => makeProject({ ...base, ...files })
/** Makes a named pipe, which whoever opens it waits for. */
export const fifo = (path: string) => void execFileSync('mkfifo', [path])
