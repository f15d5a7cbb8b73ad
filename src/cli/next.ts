import pc from 'picocolors'
import { checkProject } from '../check/report.ts'
import type { Project } from '../handbook/read.ts'
import { readProject } from '../project.ts'
import { nextStep, yoursIn } from '../walk/next.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { nextLines, stages } from './formats/pretty.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'

/** `servicebook next`: how far each stage is, and the one thing to do now. Returns the exit code. */
export async function next(options: Everywhere): Promise<number> {
  const dir = findProject(options.dir)
  const project = await readProject(dir, { today: dayNamed(options.today), records: true })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  const say = (text = '') => void process.stdout.write(`${text}\n`)
  say(pc.bold(words.say('check.meter')))
  for (const row of stages(checkProject(project), words)) say(row)
  say()
  tellNext(project, words, say)
  return 0
}

/** Says how many pages are theirs, and the one thing to do now. */
export function tellNext(project: Project, words: Words, say: (text?: string) => void): void {
  const { yours, pages } = yoursIn(project)
  say(words.say('walk.next.yours', { yours, pages }))
  say()
  const step = nextStep(project, checkProject(project), words)
  if (step === undefined) return say(words.say('walk.next.nothing'))
  for (const line of nextLines(step, words)) say(line)
}
