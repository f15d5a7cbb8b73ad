import { join, relative, resolve } from 'node:path'
import pc from 'picocolors'
import { checkProject, mayPublish } from '../check/report.ts'
import { CannotRun } from '../cannot-run.ts'
import { ownPages } from '../handbook/addresses.ts'
import type { Audience } from '../kinds/field.ts'
import { readProject } from '../project.ts'
import { folderFor } from '../publish/folder.ts'
import { makeOneFile } from '../publish/one-file.ts'
import { publish } from '../publish/publish.ts'
import type { Paper } from '../print/print-pages.ts'
import { cardsToPrint, printSite, type Printed } from '../print/print-site.ts'
import { renderSite } from '../render/site.ts'
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
  const project = await readProject(dir, { today: dayNamed(options.today) })
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
    const rendering = { audience: options.audience, drafts, dir, cards: options.cards ?? false, ...(week !== undefined && { week }) }
    let site = renderSite(handbook, rendering)
    const oneFile = options.single ? await makeOneFile(handbook, rendering, site, dir) : undefined
    const printed = options.pdf
      ? await printSite([...pagesToPrint(handbook, rendering), ...cardsToPrint(site)], site, { ...options, dir, words })
      : undefined
    const made = new Map([...(printed?.sheets ?? []), ...(oneFile ? [[ownPages.oneFile, oneFile] as const] : [])])
    // Once more, since pages lead to what was made only where it was.
    if (made.size > 0) site = renderSite(handbook, { ...rendering, sheets: made })
    await publish(site, out, dir)
    const pages = [...site.files.keys()].filter((address) => address.endsWith('.html')).length
    const open = join(out, 'index.html')
    if (options.format === 'json') {
      process.stdout.write(
        json({
          ...report,
          published: {
            folder: fromHere(out),
            pages,
            open: fromHere(open),
            ...(oneFile && { oneFile: fromHere(join(out, ownPages.oneFile)) }),
            ...(printed && { pdf: inReport(printed) }),
            ...(options.cards && { cards: cardsInReport(site, handbook, words) }),
          },
        }),
      )
    } else if (options.format === 'github') {
      process.stdout.write(github(report))
      if (printed?.trouble !== undefined) process.stderr.write(`${visibleLine(printed.trouble)}\n`)
    } else {
      const { gaps, advice } = report.summary
      const left =
        gaps + advice === 0
          ? ''
          : ` ${words.say('build.left', { gaps: words.say('check.gaps', { n: gaps }), advice: words.say('check.advised', { n: advice }) })}`
      process.stdout.write(
        `${pc.green(pc.bold(words.say('build.published', { n: pages, folder: visibleLine(fromHere(out)) })))}${left}\n${words.say('build.open', { file: visibleLine(open) })}\n`,
      )
      if (oneFile !== undefined) process.stdout.write(`${words.say('build.oneFile', { file: visibleLine(join(out, ownPages.oneFile)) })}\n`)
      if (options.cards) process.stdout.write(`${whatIsOnCards(site, handbook, join(out, ownPages.cards), words)}\n`)
      if (printed !== undefined) process.stdout.write(`${whatWasPrinted(printed, out, words)}\n`)
    }
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

function inReport({ sheets, trouble }: Printed): object {
  return { files: [...sheets.keys()], trouble: trouble ?? null }
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
