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

  verb('approve', 'say that staff may work by a page, and keep it as a version; without a page, what waits')
    .argument('[pages...]', 'files, folders or names of pages')
    .option('--by <role>', 'who approves')
    .option('--note <words>', 'what changed, and why: staff read it')
    .option('--differently <words>', 'what staff do differently from now on; “no” where nothing')
    .option('--from <day>', 'from this day on (by default today, or the day the page names)')
    .option('--wording', 'only the words are better: nobody is asked to read it again')
    .option('--read', 'somebody has read every suggestion that still stands in it')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .action(async (pages, options) => void (code = await (await import('./approve.ts')).approve(pages, options)))

  verb('retire', 'take a page out of the handbook; its address then says what holds now')
    .argument('<page>', 'a file or a name, also of a page whose file is gone')
    .option('--by <role>', 'who decides it')
    .option('--replaced-by <page>', 'what holds in its place')
    .option('--from <day>', 'from this day on (by default today)')
    .option('--note <words>', 'why')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .action(async (page, options) => void (code = await (await import('./retire.ts')).retire(page, options)))

  verb('review', 'show which pages are to be looked at again, and whose they are')
    .option('--due <time>', 'due by then, as 30d, “2 weeks” or 2026-12-31 (by default 30d)')
    .option('--owner <role>', 'only what this role looks after')
    .option('--confirm <pages...>', 'these were looked at again, and are still right')
    .option('--by <role>', 'who looked')
    .option('--until <day>', 'when to look again (by default after as long as last time, at most a year)')
    .option('--note <words>', 'what is to be said of it')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .action(async (options) => void (code = await (await import('./review.ts')).review(options)))

  verb('history', 'show the versions of a page: from when, by whom, and why')
    .argument('[page]', 'a file or a name; without one, every page that has versions')
    .option('--show <n>', 'print the text of this version')
    .option('--blank <version>', 'take personal data out of this version of the page, by its number, or by its file in history/')
    .option('--words <words>', 'take out only these words')
    .option('--by <role>', 'who takes it out')
    .option('--because <words>', 'why')
    .option('--yes', 'do it without asking')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .action(async (page, options) => void (code = await (await import('./history.ts')).history(page, options)))

  verb('changes', 'show what differs from what staff have, and what was approved lately')
    .argument('[page]', 'a file or a name; without one, every page')
    .option('--since <version or day>', 'since this version of the page, or since this day (by default the last 30 days)')
    .option('--until <day>', 'up to this day (by default today)')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .action(async (page, options) => void (code = await (await import('./changes.ts')).changes(page, options)))

  verb('signoff', 'who has read it: ask people to read pages, take in what they hand in, see who is missing')
    .argument('[what]', 'open, collect or status')
    .argument('[files...]', 'for collect, files or folders with receipts, or - for what you paste; for status, a round')
    .option('--for <roles...>', 'open: who is asked')
    .option('--at <places...>', 'open: only at these places')
    .option('--documents <pages...>', 'open: what they are to read; with --paper, only these pages')
    .option('--until <day>', 'open: until when')
    .option('--people <file>', 'open: bring in who works here, as CSV or Excel')
    .option('--paper <names...>', 'collect: these people signed on paper')
    .option('--on <day>', 'collect: the day of the signatures (by default today)')
    .option('--round <round>', 'collect: in this round (by default the last one they were asked in)')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .addHelpText(
      'after',
      `
Examples:
  servicebook signoff open --people staff.xlsx
      The list needs the columns Name and Role; Place, Since, Away from, Back on and Left on help.
  servicebook signoff open --for driver fitter --documents policies/returns/returns.md --until 2026-12-24
  servicebook signoff collect inbox/
  servicebook signoff collect --paper "Anna Kask" --on 2026-12-01
  servicebook signoff status`,
    )
    .action(async (what, files, options) => void (code = await (await import('./signoff.ts')).signoff(what, files, options)))

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
