import pc from 'picocolors'
import { CannotRun } from '../cannot-run.ts'
import { checkProject } from '../check/report.ts'
import { emptyProject } from '../handbook/read.ts'
import { readProject } from '../project.ts'
import { nextStep } from '../walk/next.ts'
import { wordsFor } from '../words/words.ts'
import { nextLines } from './formats/pretty.ts'
import { dayNamed, findProject } from './project.ts'
import { inTerminal } from './walk/in-terminal.ts'

/** What somebody may choose by a number; each is a verb with what it is given. */
const menu = ['start', 'next', 'check', 'preview', 'build'] as const
type Choice = (typeof menu)[number]

/**
 * `servicebook` alone: the one thing to do now, and a menu of five.
 *
 * @param run runs a verb as if it had been typed
 */
export async function home(run: (verb: readonly string[]) => Promise<number>): Promise<number> {
  const today = dayNamed(undefined)
  const dir = projectHere()
  const project = dir === undefined ? emptyProject(process.cwd(), today) : await readProject(dir, { today, records: true })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  const step = nextStep(project, checkProject(project), words)
  const say = (text = '') => void process.stdout.write(`${text}\n`)
  for (const line of step === undefined ? [words.say('walk.next.nothing')] : nextLines(step, words)) say(line)
  const commands: Record<Choice, readonly string[]> = {
    start: ['start'],
    next: ['next'],
    check: ['check'],
    preview: ['preview', '--open'],
    build: ['build'],
  }
  const offered = project.working.company === undefined ? menu.slice(0, 1) : menu
  if (!process.stdin.isTTY) {
    say(`\n${words.say('walk.menu.commands')}`)
    for (const verb of offered) say(`  npx servicebook ${commands[verb].join(' ').padEnd(16)}  ${words.say(`walk.menu.${verb}`)}`)
    return 0
  }
  const chosen = await inTerminal(async (terminal) => {
    terminal.say(`\n${pc.bold(words.say('walk.menu.ask'))}`)
    for (const [i, verb] of offered.entries()) terminal.say(`${String(i + 1).padStart(2)}  ${words.say(`walk.menu.${verb}`)}`)
    terminal.say(` 0  ${words.say('walk.menu.stop')}`)
    terminal.say(pc.dim(words.say('walk.menu.hint', { n: 1 })))
    const typed = await terminal.ask('› ')
    return typed === '' ? 0 : Number(typed) - 1
  }, words)
  const verb = offered[chosen]
  return verb === undefined ? 0 : run(commands[verb])
}

/** The folder of the handbook somebody stands in; undefined where there is none yet. */
function projectHere(): string | undefined {
  try {
    return findProject(undefined)
  } catch (error) {
    if (error instanceof CannotRun) return undefined
    throw error
  }
}
