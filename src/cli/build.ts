import { join, relative, resolve } from 'node:path'
import pc from 'picocolors'
import { checkProject, mayPublish } from '../check/report.ts'
import { CannotRun } from '../cannot-run.ts'
import { isHandbookPage, ownPages } from '../handbook/addresses.ts'
import type { Handbook } from '../handbook/handbook.ts'
import type { Audience } from '../kinds/field.ts'
import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { readProject } from '../project.ts'
import { folderFor } from '../publish/folder.ts'
import { makeOneFile } from '../publish/one-file.ts'
import { publish } from '../publish/publish.ts'
import type { Paper } from '../print/print-pages.ts'
import { cardsToPrint, printSite, type Printed } from '../print/print-site.ts'
import { renderSite, type Site } from '../render/site.ts'
import { dayInWords } from '../render/values.ts'
import { pagesToPrint } from '../render/to-print.ts'
import { sheetAddress, wholeSheet } from '../render/pages/whole-handbook.ts'
import { nextStep } from '../walk/next.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { cardsInReport, whatIsOnCards } from './cards.ts'
import { github } from './formats/github.ts'
import { json } from './formats/json.ts'
import { keptBackAsData, keptBackIn, keptBackInWords, type KeptBack } from './formats/kept-back.ts'
import { pretty } from './formats/pretty.ts'
import { visibleLine } from './formats/visible.ts'
import { dayNamed, findProject, linesIn, weekNamed, type Everywhere } from './project.ts'

export interface BuildOptions extends Everywhere {
  out?: string
  audience: Audience
  drafts?: boolean
  week?: string
  cards?: boolean
  pdf?: boolean
  single?: boolean
  browser?: string
  paper?: Paper
  format: 'pretty' | 'json' | 'github'
}

/** `servicebook build`: checks what is in force, then publishes it; errors stop it, and the previous site stays. Returns the exit code. */
export async function build(options: BuildOptions): Promise<number> {
  const dir = findProject(options.dir)
  const week = weekNamed(options.week)
  // What staff and customers get is made without ever opening the records.
  const project = await readProject(dir, { today: dayNamed(options.today), records: options.audience === 'managers' })
  const report = checkProject(project)
  const words = wordsFor('en', dir)
  const drafts = options.drafts ?? false
  const handbook = drafts ? project.working : project.inForce
  const out = options.out === undefined ? join(dir, folderFor(options.audience, drafts)) : resolve(options.out)

  const approved = handbook.documents.filter(({ kind }) => kind !== undefined)
  const stopped = !mayPublish(report)
  if (!stopped && approved.length === 0) {
    throw Object.assign(new CannotRun(drafts ? words.say('build.nothing') : whyNothing(project, words)), { exitCode: 1 as const })
  }
  if (!stopped) {
    const rendering = {
      audience: options.audience,
      drafts,
      working: project.working,
      dir,
      cards: options.cards ?? false,
      ...(week !== undefined && { week }),
    }
    let site = renderSite(handbook, rendering)
    const oneFile = options.single ? await makeOneFile(handbook, rendering, site, dir) : undefined
    const printed = options.pdf
      ? await printSite([...pagesToPrint(handbook, rendering), ...cardsToPrint(site)], site, { ...options, dir, words })
      : undefined
    const made = new Map([...(printed?.sheets ?? []), ...(oneFile ? [[ownPages.oneFile, oneFile] as const] : [])])
    // Once more, since pages lead to what was made only where it was.
    if (made.size > 0) site = renderSite(handbook, { ...rendering, sheets: made })
    await publish(site, out, dir)
    const kept = drafts ? undefined : keptBackIn(project)
    tell({ report, site, handbook, oneFile, printed, out, words, kept }, options)
    return 0
  }
  process.stdout.write(
    options.format === 'json'
      ? json({ ...report, published: null })
      : options.format === 'github'
        ? github(report)
        : `${pretty(onlyWhatStops(report), { words, strict: false, linesOf: linesIn(project), next: nextStep(project, report, words) })}${words.say('build.stopped')}\n`,
  )
  return 1
}

/** Says of a handbook that is not today's that it is not: whoever opens it could take it for the one staff work by now. */
function ofOtherDay(today: Day, options: BuildOptions, words: Words): string[] {
  const here = dayNamed(undefined)
  if (today === here) return []
  const { out, audience, drafts } = options
  const said = { day: dayInWords(today, words), today: dayInWords(here, words) }
  if (out !== undefined) return [pc.yellow(words.say('build.otherDay', said))]
  const where = words.say(`build.readBy.${drafts ? 'drafts' : audience}`)
  return [pc.yellow(words.say('build.otherDayInPlace', { ...said, where, command: commandFor(options) }))]
}

/** What to type for the same handbook as it is today. */
function commandFor({ audience, drafts, cards, single, pdf }: BuildOptions): string {
  const flags = { drafts, cards, single, pdf }
  return [
    'npx servicebook build',
    ...(audience === 'staff' ? [] : [`--audience ${audience}`]),
    ...Object.entries(flags).flatMap(([flag, isOn]) => (isOn ? [`--${flag}`] : [])),
  ].join(' ')
}

/** Why staff have nothing to work by: nobody has approved anything, or its day is still to come. */
function whyNothing({ today, documents, history }: Project, words: Words): string {
  const days = [
    ...history.entries.flatMap(({ did, on, effectiveFrom }) => (did !== 'approved' ? [] : [on > effectiveFrom ? on : effectiveFrom])),
    ...documents.flatMap(({ fields, life }) =>
      life === undefined && fields.status === 'approved' && fields.effectiveFrom !== undefined ? [fields.effectiveFrom as Day] : [],
    ),
  ].filter((day) => day > today)
  const [first] = days.toSorted()
  if (first === undefined) return words.say('build.nothingApproved')
  return words.say('build.nothingYet', { day: dayInWords(today, words), first: dayInWords(first, words) })
}

/** What was published. */
interface Done {
  report: ReturnType<typeof checkProject>
  site: Site
  handbook: Handbook
  oneFile: Uint8Array | undefined
  printed: Printed | undefined
  out: string
  words: Words
  /** What staff do not have yet; undefined where drafts were published. */
  kept: KeptBack | undefined
}

function tell(done: Done, options: BuildOptions): void {
  if (options.format === 'json') process.stdout.write(inJson(done, options))
  else if (options.format === 'github') {
    process.stdout.write(github(done.report))
    if (done.printed?.trouble !== undefined) process.stderr.write(`${visibleLine(done.printed.trouble)}\n`)
  } else process.stdout.write(inWords(done, options))
}

function inJson({ report, site, handbook, oneFile, printed, out, words, kept }: Done, { cards }: BuildOptions): string {
  return json({
    ...report,
    published: {
      folder: fromHere(out),
      pages: pagesIn(site),
      open: fromHere(join(out, ownPages.home)),
      ...(oneFile !== undefined && { oneFile: fromHere(join(out, ownPages.oneFile)) }),
      ...(printed && { pdf: { files: [...printed.sheets.keys()], trouble: printed.trouble ?? null } }),
      ...(cards && { cards: cardsInReport(site, handbook, words) }),
      ...(kept && keptBackAsData(kept)),
    },
  })
}

function inWords({ report, site, handbook, oneFile, printed, out, words, kept }: Done, options: BuildOptions): string {
  const { gaps, advice } = report.summary
  const left =
    gaps + advice === 0
      ? ''
      : ` ${words.say('build.left', { gaps: words.say('check.gaps', { n: gaps }), advice: words.say('check.advised', { n: advice }) })}`
  const { cards } = options
  const lines = [
    `${pc.green(pc.bold(words.say('build.published', { n: pagesIn(site), folder: visibleLine(fromHere(out)) })))}${left}`,
    ...ofOtherDay(report.today, options, words),
    words.say('build.open', { file: visibleLine(join(out, ownPages.home)) }),
    ...(oneFile === undefined ? [] : [words.say('build.oneFile', { file: visibleLine(join(out, ownPages.oneFile)) })]),
    ...(cards ? [whatIsOnCards(site, handbook, join(out, ownPages.cards), words)] : []),
    ...(printed ? [whatWasPrinted(printed, out, words)] : []),
    ...(kept ? keptBackInWords(kept, words) : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Earlier versions are told of on their pages, and cards by a line of their own. */
function pagesIn({ files }: Site): number {
  return [...files.keys()].filter(isHandbookPage).length
}

function whatWasPrinted({ sheets, trouble }: Printed, out: string, words: Words): string {
  if (trouble !== undefined) return pc.yellow(visibleLine(trouble))
  return words.say('build.pdf.made', { n: sheets.size, file: visibleLine(join(out, sheetAddress(wholeSheet))) })
}

function onlyWhatStops(report: ReturnType<typeof checkProject>): ReturnType<typeof checkProject> {
  return { ...report, findings: report.findings.filter(({ severity, inForce }) => severity === 'error' && inForce) }
}

function fromHere(path: string): string {
  return relative(process.cwd(), path) || '.'
}
