import { CannotRun } from '../cannot-run.ts'
import type { Project } from '../handbook/read.ts'
import { readProject } from '../project.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'
import { collectFrom } from './signoff/collect.ts'
import { openFor } from './signoff/open.ts'
import { status } from './signoff/status.ts'

export interface SignoffOptions extends Everywhere {
  for?: string[]
  at?: string[]
  documents?: string[]
  people?: string
  until?: string
  paper?: string[]
  on?: string
  round?: string
  format: 'pretty' | 'json'
}

/** What the three parts of the verb work with. */
export interface SignoffHere {
  dir: string
  project: Project
  read: () => Promise<Project>
  words: Words
  say: (text?: string) => void
}

/** `servicebook signoff open | collect | status`: who is asked to read what, who has, and who is missing. Returns the exit code. */
export async function signoff(what: string | undefined, named: readonly string[], options: SignoffOptions): Promise<number> {
  const dir = findProject(options.dir)
  const today = dayNamed(options.today)
  const read = () => readProject(dir, { today })
  const project = await read()
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  const here: SignoffHere = { dir, project, read, words, say: (text = '') => void process.stdout.write(`${text}\n`) }
  if (what === 'open') return openFor([...named], options, here)
  if (what === 'collect') return collectFrom(named, options, here)
  if (what === 'status') return status(named[0] ?? options.round, options, here)
  throw new CannotRun(words.say('signoff.which'))
}
