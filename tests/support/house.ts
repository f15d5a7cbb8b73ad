import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { letIn, type Heard } from '../support/knock.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { runStart, type Running } from '../support/start.ts'

const record = `---
kind: key-account
name: Hilltop Hotels
agreed:
  - what: Beds within a week
---
A secret between us.
`

/** A handbook that is open in the browser, with everything around it that nobody should get at. */
export interface House {
  dir: string
  running: Running
  port: number
  cookie: string
  /** What was said to whoever came with the key. */
  said: Heard
  /** What a page of ours sends along. */
  ours: Record<string, string>
}

/** A small handbook with a record, a note beside it, and a link that leads out of it. */
export async function openHouse(): Promise<House> {
  const parent = await makeProject({ 'secret.md': '---\nkind: policy\ntitle: Elsewhere\n---\nSecret of elsewhere.\n' })
  const dir = join(parent, 'ours')
  const files = { ...(await baseFiles()), 'records/hilltop.md': record, 'notes.md': 'Secret of the folder.' }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(dir, path, '..'), { recursive: true })
    await writeFile(join(dir, path), text)
  }
  await symlink(join(parent, 'secret.md'), join(dir, 'policies/linked.md'))
  const running = await runStart(dir)
  const { port, cookie, said } = await letIn(running.address)
  const ours = { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  return { dir, running, port, cookie, said, ours }
}

/** An answer to a question of it, as a page of ours sends one. */
export function answer(more: object = {}): string {
  return JSON.stringify({ file: 'policies/delivery.md', key: 'title', answer: 'Changed', was: 'Delivery', ...more })
}

/** Everything that can be asked to be done. */
export const deeds = [
  'answer',
  'keep',
  'keep-all',
  'approve',
  'begin',
  'make',
  'starters',
  'undo',
  'publish',
  'keep-pieces',
  'bring',
  'starter',
]
