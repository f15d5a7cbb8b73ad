import pc from 'picocolors'
import type { Report, ReportedFinding } from '../../check/report.ts'
import { companyTemplate, type NextStep } from '../../walk/next.ts'
import type { Words } from '../../words/words.ts'
import { bar } from './bar.ts'
import { visible, visibleLine } from './visible.ts'

/** What the pretty format needs besides the report. */
export interface Setting {
  words: Words
  strict: boolean
  /** The lines of a file, for the three that are shown; empty where it cannot be read. */
  linesOf(file: string): readonly string[]
  /** The one thing to do now; undefined where nothing is left. */
  next: NextStep | undefined
}

/** Writes a report for a person: each finding with its place in the file and its fix, then the meter and what to do next. */
export function pretty(report: Report, setting: Setting): string {
  const { words } = setting
  const [counting, drafts] = [report.findings.filter(countsHere), report.findings.filter((finding) => !countsHere(finding))]
  const out: string[] = counting.map((finding) => findingText(finding, setting))
  if (drafts.length > 0) out.push(pc.bold(words.say('check.drafts')), ...drafts.map((finding) => findingText(finding, setting)))
  out.push(meter(report, setting), verdict(report, setting))
  return `${out.join('\n\n')}\n`
}

/** Errors in drafts are told apart; gaps and advice are for the manager wherever they are. */
function countsHere({ severity, inForce }: ReportedFinding): boolean {
  return inForce || severity !== 'error'
}

function findingText(finding: ReportedFinding, { words, linesOf }: Setting): string {
  const colour = { error: pc.red, gap: pc.yellow, advice: pc.cyan }[finding.severity]
  const head = `${pc.bold(`${visibleLine(finding.file)}:${finding.line}:${finding.column}`)}  ${colour(words.say(`check.severity.${finding.severity}`))}  ${pc.dim(finding.rule)}`
  const also = finding.related.map(({ file, line }) => `  ${words.say('check.seeAlso', { place: `${visibleLine(file)}:${line}` })}`)
  return [
    head,
    `  ${visibleLine(finding.message)}`,
    ...frame(finding, linesOf(finding.file)),
    ...indented(words.say('check.toFix', { fix: visible(finding.fix) })),
    ...also,
  ].join('\n')
}

/** A fix may show lines to copy; they stand under its first. */
function indented(fix: string): string[] {
  return fix.split('\n').map((line, i) => `${i === 0 ? '  ' : '      '}${line}`)
}

/** Up to three lines of the file, the words in question underlined. */
function frame({ line, column, endLine, endColumn }: ReportedFinding, lines: readonly string[]): string[] {
  // What is missing has no words to underline.
  if (line === endLine && column === endColumn) return []
  const typed = lines[line - 1]
  if (typed === undefined) return []
  const width = String(Math.min(line + 1, lines.length)).length
  const show = (at: number) => (lines[at - 1] === undefined ? [] : [pc.dim(`    ${String(at).padStart(width)} | ${short(lines[at - 1]!)}`)])
  const end = endLine === line ? Math.max(endColumn, column + 1) : typed.length + 1
  const underline = `    ${' '.repeat(width)} | ${' '.repeat(Math.min(column - 1, longest))}${'~'.repeat(Math.max(1, Math.min(end, longest) - column))}`
  const isWhole = typed.length <= longest || column < longest
  return [...show(line - 1), ...show(line), ...(isWhole ? [pc.red(underline)] : []), ...show(line + 1)]
}

/** As much of a line as fits a screen (characters). */
const longest = 110

function short(line: string): string {
  const clean = visible(line)
  return clean.length > longest ? `${clean.slice(0, longest - 3)}...` : clean
}

/** How far each stage of the way is. */
export function stages({ progress }: Pick<Report, 'progress'>, words: Words): string[] {
  const title = Math.max(...progress.map((stage) => stage.title.length))
  return progress.map(
    ({ stage, title: name, done, total }) =>
      `  ${stage}  ${name.padEnd(title)}  ${bar(done, total)}  ${words.say('check.stageOf', { done, total })}`,
  )
}

function meter(report: Report, { words, next }: Setting): string {
  return [pc.bold(words.say('check.meter')), ...stages(report, words), ...(next === undefined ? [] : ['', ...nextLines(next, words)])].join(
    '\n',
  )
}

/** The one thing to do now, and what to type for it. */
export function nextLines({ says, write, approve }: NextStep, words: Words): string[] {
  const command = approve ? 'walk.next.commandToApprove' : 'walk.next.command'
  const typed = write === companyTemplate ? words.say('walk.next.init') : words.say(command, { write: visibleLine(write) })
  return [`${pc.bold(words.say('walk.next.now'))} ${visibleLine(says)}`, ...(write === '' ? [] : [pc.cyan(typed)])]
}

function verdict({ summary }: Report, { words, strict }: Setting): string {
  const left = words.say('check.left', {
    gaps: words.say('check.gaps', { n: summary.gaps }),
    advice: words.say('check.advised', { n: summary.advice }),
  })
  const read = words.say('check.documents', { n: summary.documents })
  const drafts = summary.errorsInDrafts === 0 ? '' : ` ${words.say('check.inDrafts', { n: summary.errorsInDrafts })}`
  const says =
    summary.errors > 0
      ? pc.red(pc.bold(words.say('check.stopped', { n: summary.errors })))
      : strict && summary.gaps > 0
        ? pc.yellow(pc.bold(words.say('check.strict', { n: summary.gaps })))
        : summary.pages === 0
          ? pc.yellow(pc.bold(words.say('check.nothingApproved')))
          : pc.green(pc.bold(words.say('check.publishable')))
  return `${says} ${read}${drafts} ${left}`
}
