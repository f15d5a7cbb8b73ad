import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { CannotRun } from '../cannot-run.ts'
import { nearest } from '../check/nearest.ts'
import { packageVersion } from '../words/shipped.ts'
import { visible } from './formats/visible.ts'

/**
 * Runs the command.
 *
 * @param argv as `process.argv`
 * @returns the exit code: 0 done, 1 something stops publishing, 2 could not run
 */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0
  const program = new Command('servicebook')
    .description('Write your customer-service policy, see what is still missing, and publish a handbook staff can act on.')
    .version(packageVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureOutput({ writeErr: (text) => void process.stderr.write(visible(text)) })
    .showHelpAfterError('(servicebook --help lists what there is)')

    .exitOverride()

  // Without a verb: what to do next. Words that are no verb are told as such.
  program.argument('[verb]').action(async (typed: string | undefined) => {
    if (typed !== undefined)
      throw new CannotRun(
        unknownVerb(
          typed,
          program.commands.map((command) => command.name()),
        ),
      )
    await withoutVerb()
  })
  const withoutVerb = async () => void (code = await (await import('./home.ts')).home((typed) => main([...argv.slice(0, 2), ...typed])))

  const verb = (name: string, summary: string) =>
    program
      .command(name)
      .description(summary)
      .option('--dir <dir>', 'the folder that holds policies/ (by default the nearest one upwards)')
      .option('--today <day>', 'the day to work with, as 2026-11-21 (by default today)')

  verb('init', 'begin a handbook: your company, and ten pages to change')
    .option('--answers <file>', 'take the answers from this file instead of asking')
    .option('--defaults', 'take what we suggest for everything not answered')
    .option('--dry-run', 'say what would be written, and write nothing')
    .action(async (options) => void (code = await (await import('./init.ts')).init(options)))

  verb('start', 'write your handbook in the browser: one question at a time, beside the page staff will see')
    .option('--port <n>', 'on this port', portNumber, 4322)
    .option('--no-open', 'only print its address')
    .action(async (options) => void (code = await (await import('./start.ts')).start(options)))

  verb('next', 'show how far you are, and the one thing to do now').action(
    async (options) => void (code = await (await import('./next.ts')).next(options)),
  )

  verb('write', 'answer the questions of one page; without a name, the next one needed')
    .argument('[page]', 'a file, or a template such as policy/returns')
    .option('--list', 'show everything there is to write')
    .option('--sheet', 'make a page of the questions to print, for a team round a table')
    .option('--handout', 'make a page of the text to print or mail, for comments of those who will work by it')
    .option('--answers <file>', 'take the answers from this file instead of asking')
    .option('--defaults', 'take what we suggest for everything not answered')
    .option('--dry-run', 'say what would be written, and write nothing')
    .action(async (page, options) => void (code = await (await import('./write.ts')).write(page, options)))

  verb('check', 'say what is wrong, what is missing, and what to do next')
    .argument('[files...]', 'report only on these documents')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json', 'github']).default('pretty'))
    .option('--strict', 'fail on gaps too')
    .action(async (files, options) => void (code = await (await import('./check.ts')).check(files, options)))

  verb('build', 'check, then publish the handbook to handbook/')
    .option('--out <dir>', 'publish to this folder instead')
    .addOption(new Option('--audience <who>', 'whom it is for').choices(['staff', 'managers', 'public']).default('staff'))
    .option('--single', 'the handbook as one file too, to send in a chat or by mail')
    .option('--drafts', 'drafts too, each page marked, to handbook-drafts/')
    .option('--pdf', 'the whole handbook and each of its sections as PDF too; needs Chrome, Chromium or Edge')
    .option('--browser <program>', 'print with this browser (by default one that is installed)')
    .addOption(new Option('--paper <size>', 'print on this paper').choices(['a4', 'letter']).default('a4'))
    .option('--cards', 'cards to print too: for the pocket, the counter and the wall')
    .option('--week <week>', "Monday's page for this week, as 2026-W47 (by default this week and those to come)")
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json', 'github']).default('pretty'))
    .action(async (options) => void (code = await (await import('./build.ts')).build(options)))

  verb('ask', 'say what somebody may do when a customer is waiting')
    .argument('<words...>', 'what the customer says, or what has happened')
    .option('--role <role>', 'who asks; without it, everybody on the ladder')
    .option('--place <place>', 'at which shop')
    .option('--amount <sum>', 'what they would like to give')
    .option('--order <sum>', 'what the order came to')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .action(async (words, options) => void (code = await (await import('./ask.ts')).ask(words, options)))

  verb('assess', 'rate yourselves: 39 statements, one person at a time; or see what came out')
    .option('--show', 'show the last round: each area, what to talk about, what to do next')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .option('--improve', 'begin a draft of a change for each of the two lowest areas')
    .option('--sheet', 'make the statements to print, and a sheet to type the marks into')
    .option('--out <file>', 'write the page to print to this file')
    .option('--import <file>', 'bring in marks from such a sheet, as .csv or .xlsx')
    .option('--again', 'bring in columns too that seem to be in already')
    .action(async (options) => void (code = await (await import('./assess.ts')).assess(options)))

  verb('log', 'write down what a customer told you, and what became of it')
    .argument(
      '[words...]',
      '“reading”, a goal or standard and its figure, to write down where it stands; or another list: surveys, contacts, attendance, customers',
    )
    .option('--by <role>', 'who took it')
    .option('--place <place>', 'at which shop')
    .option('--update <reference>', 'go on with one: what was done, agreed and learned')
    .option('--list', 'show what there is, and what is overdue')
    .option('--open', 'show only what customers still wait for')
    .option('--recount', 'count anew, after the list was changed by hand')
    .option('--import <file>', 'bring in a list, as CSV or Excel; shows first how it was understood')
    .option(
      '--column <theirs=ours>',
      'what a heading of that list means, such as "Umsatz netto=Turnover"; once for each',
      (one: string, all: string[] = []) => [...all, one],
    )
    .addOption(new Option('--dates <order>', 'how that list writes days such as 3/2/2026').choices(['day-first', 'month-first']))
    .option('--yes', 'add its rows without asking')
    .option('--on <day>', 'the day of a reading (by default today)')
    .option('--note <words>', 'what is to be said of a reading')
    .action(async (words, options) => void (code = await (await import('./log.ts')).log(words, options)))

  verb('insight', 'say what complaints, limits and goals tell you, and what to look at first')
    .option('--from <day>', 'from this day on (by default the twelve months up to the last day)')
    .option('--to <day>', 'up to this day (by default today)')
    .option('--draft', 'make problem pages, as drafts, of the three most worth putting right')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .action(async (options) => void (code = await (await import('./insight.ts')).insight(options)))

  verb('preview', 'show the handbook in a browser while you write')
    .option('--port <n>', 'on this port', portNumber, 4321)
    .option('--open', 'open it in the browser')
    .action(async (options) => void (code = await (await import('./preview.ts')).preview(options)))

  // Last, since verbs take it over from the program they belong to: of a word that is no verb, nothing is known.
  program.allowUnknownOption().allowExcessArguments()

  try {
    await program.parseAsync(argv)
    return code
  } catch (error) {
    return explain(error)
  }
}

/** Known trouble is told in a sentence; anything else is our own bug, and shows its stack. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof CannotRun) {
    console.error(visible(error.message))
    return error.exitCode
  }
  console.error(
    `This is a mistake in Servicebook ${packageVersion()} (Node ${process.versions.node}), not in your handbook. Please report it with these lines:`,
  )
  console.error(error)
  return 2
}

function unknownVerb(typed: string, verbs: readonly string[]): string {
  const near = nearest(typed, verbs)
  return `There is no “servicebook ${typed}”.${near === undefined ? '' : ` Did you mean “servicebook ${near}”?`} servicebook --help lists what there is.`
}

function portNumber(typed: string): number {
  const port = Number(typed)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}
