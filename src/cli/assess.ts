import pc from 'picocolors'
import { CannotRun } from '../cannot-run.ts'
import type { Project } from '../handbook/read.ts'
import { lastRounds } from '../measure/assessment.ts'
import { readProject } from '../project.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { beginImprovements } from './assess/improve.ts'
import { importSheet } from './assess/import.ts'
import { rate } from './assess/rate.ts'
import { noRoundAsData, roundAsData } from './assess/round-as-data.ts'
import { writeSheets } from './assess/sheet.ts'
import { roundAsText } from './assess/show.ts'
import { standingLines } from './assess/standing.ts'
import { scoresIn } from '../measure/scores.ts'
import { json } from './formats/json.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'
import { inTerminal } from './walk/in-terminal.ts'
import { atMargin } from './walk/show.ts'
import { saysYes } from './walk/says-yes.ts'

export interface AssessOptions extends Everywhere {
  show?: boolean
  format: 'pretty' | 'json'
  improve?: boolean
  sheet?: boolean
  out?: string
  import?: string
  again?: boolean
}

/** `servicebook assess`: rating ourselves, on paper or here, and what came out. Returns the exit code. */
export async function assess(options: AssessOptions): Promise<number> {
  const dir = findProject(options.dir)
  const project = await readProject(dir, { today: dayNamed(options.today), records: 'documents' })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  if (options.sheet) return writeSheets(project, options.out, words)
  if (options.import !== undefined) return importSheet(project, options.import, options.again ?? false, words)
  if (options.show || options.improve) return show(project, options, words)
  if (!process.stdin.isTTY) throw new CannotRun(words.say('assess.noTerminal'))
  return rate(project, words)
}

/** Shows the last round, and begins drafts for what is lowest where somebody wants them. */
async function show(project: Project, options: AssessOptions, words: Words): Promise<number> {
  const all = scoresIn(project.working)
  const toShow = lastRounds(all)
  if (toShow === undefined) {
    // Of fewer than three people, each would know the others' marks: it is told who took part, and what is wanted.
    const begun = all.at(-1)
    const none = options.improve ? 'assess.improve.none' : begun === undefined ? 'assess.show.none' : 'assess.show.few'
    const lines = [words.say(none), ...(begun === undefined ? [] : standingLines(begun, words))]
    if (options.format === 'json') process.stdout.write(json({ version: 1, today: project.today, ...noRoundAsData(begun) }))
    else process.stdout.write(`${lines.map((line) => atMargin(line, 0)).join('\n')}\n`)
    return options.improve ? 1 : 0
  }
  const { now } = toShow
  const isJson = options.format === 'json'
  if (options.show)
    process.stdout.write(
      isJson ? json({ version: 1, today: project.today, ...roundAsData(toShow, words) }) : roundAsText(toShow, project.today, words),
    )
  const tell = async (say: (text: string) => void) => {
    for (const line of await beginImprovements(project, now, words)) say(line)
    return 0
  }
  if (options.improve) return tell((text) => void (isJson ? process.stderr : process.stdout).write(`${text}\n`))
  if (isJson || !process.stdin.isTTY || !process.stdout.isTTY || now.lowest.length === 0) return 0
  return inTerminal(async (terminal) => {
    terminal.say()
    terminal.say(pc.bold(words.say('assess.improve.ask')))
    return saysYes(await terminal.ask('› '), { words }) ? tell(terminal.say) : 0
  }, words)
}
