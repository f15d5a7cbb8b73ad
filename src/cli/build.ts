import { join, relative, resolve } from 'node:path'
import pc from 'picocolors'
import { checkProject, mayPublish } from '../check/report.ts'
import { CannotRun } from '../cannot-run.ts'
import { ownPages } from '../handbook/addresses.ts'
import type { Handbook } from '../handbook/handbook.ts'
import type { Audience } from '../kinds/field.ts'
import { readProject } from '../project.ts'
import { folderFor } from '../publish/folder.ts'
import { makeOneFile } from '../publish/one-file.ts'
import { publish } from '../publish/publish.ts'
import type { Paper } from '../print/print-pages.ts'
import { cardsToPrint, printSite, type Printed } from '../print/print-site.ts'
import { renderSite, type Site } from '../render/site.ts'
import { pagesToPrint } from '../render/to-print.ts'
import { sheetAddress, wholeSheet } from '../render/pages/whole-handbook.ts'
import { nextStep } from '../walk/next.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { cardsInReport, whatIsOnCards } from './cards.ts'
import { github } from './formats/github.ts'
import { json } from './formats/json.ts'
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
    throw Object.assign(new CannotRun(words.say(drafts ? 'build.nothing' : 'build.nothingApproved')), { exitCode: 1 as const })
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
    tell({ report, site, handbook, oneFile, printed, out, words }, options)
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

/** What was published. */
interface Done {
  report: ReturnType<typeof checkProject>
  site: Site
  handbook: Handbook
  oneFile: Uint8Array | undefined
  printed: Printed | undefined
  out: string
  words: Words
}

function tell(done: Done, options: BuildOptions): void {
  if (options.format === 'json') process.stdout.write(inJson(done, options))
  else if (options.format === 'github') {
    process.stdout.write(github(done.report))
    if (done.printed?.trouble !== undefined) process.stderr.write(`${visibleLine(done.printed.trouble)}\n`)
  } else process.stdout.write(inWords(done, options))
}

function inJson({ report, site, handbook, oneFile, printed, out, words }: Done, { cards }: BuildOptions): string {
  return json({
    ...report,
    published: {
      folder: fromHere(out),
      pages: pagesIn(site),
      open: fromHere(join(out, ownPages.home)),
      ...(oneFile !== undefined && { oneFile: fromHere(join(out, ownPages.oneFile)) }),
      ...(printed && { pdf: { files: [...printed.sheets.keys()], trouble: printed.trouble ?? null } }),
      ...(cards && { cards: cardsInReport(site, handbook, words) }),
    },
  })
}

function inWords({ report, site, handbook, oneFile, printed, out, words }: Done, { cards }: BuildOptions): string {
  const { gaps, advice } = report.summary
  const left =
    gaps + advice === 0
      ? ''
      : ` ${words.say('build.left', { gaps: words.say('check.gaps', { n: gaps }), advice: words.say('check.advised', { n: advice }) })}`
  const lines = [
    `${pc.green(pc.bold(words.say('build.published', { n: pagesIn(site), folder: visibleLine(fromHere(out)) })))}${left}`,
    words.say('build.open', { file: visibleLine(join(out, ownPages.home)) }),
    ...(oneFile === undefined ? [] : [words.say('build.oneFile', { file: visibleLine(join(out, ownPages.oneFile)) })]),
    ...(cards ? [whatIsOnCards(site, handbook, join(out, ownPages.cards), words)] : []),
    ...(printed ? [whatWasPrinted(printed, out, words)] : []),
  ]
  return `${lines.join('\n')}\n`
}

function pagesIn({ files }: Site): number {
  return [...files.keys()].filter((address) => address.endsWith('.html')).length
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
