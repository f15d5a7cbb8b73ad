import { harmless } from './formula.ts'
import type { TextLine } from './mail-lines.ts'
import type { Sheet } from './sheet.ts'

/** A slip in a mail, as far as it is read: its answers by the headings as they stand there. */
interface Slip {
  line: number
  answers: Map<string, { heading: string; lines: string[] }>
}

/**
 * Reads slips out of the text of a mail: lines such as `Received: 2026-11-22 14:32`, answers over several lines, several
 * slips one after the other, quoted and set in as mail programs do. What stands above the first heading is for people.
 *
 * A slip begins where a heading comes back: behind an empty line, or where it is the one that the first slip began with.
 * Anywhere else it is part of an answer, as is every line that is set in: customers' words are kept as they are.
 *
 * @param columnOf the column that a heading means; undefined for words that are none of ours
 * @returns a sheet with all their headings; undefined where there is no slip in it: a line that happens to begin with one
 *   of our words makes none
 */
export function slipsIn(lines: readonly TextLine[], columnOf: (heading: string) => string | undefined): Sheet | undefined {
  const slips = slipsAmong(withoutMargin(lines.map(unquoted), columnOf), columnOf)
  const headings = new Map(slips.flatMap(({ answers }) => [...answers].map(([column, { heading }]) => [column, heading] as const)))
  if (headings.size < 2) return undefined
  const rows = slips.map(({ line, answers }) => ({
    line,
    // As our own lists have them, so that an apostrophe that somebody typed is still there afterwards.
    cells: [...headings.keys()].map((column) => harmless((answers.get(column)?.lines ?? []).join('\n').trim())),
  }))
  return { rows: [{ line: slips[0]!.line, cells: [...headings.values()] }, ...rows], problems: [] }
}

function slipsAmong(lines: readonly TextLine[], columnOf: (heading: string) => string | undefined): Slip[] {
  const slips: Slip[] = []
  let first: string | undefined
  let [answer, isOver, wasEmpty]: [string[] | undefined, boolean, boolean] = [undefined, false, false]
  for (const { line, text } of lines) {
    const { heading, column, said } = headingIn(text, columnOf)
    const isTaken = column !== undefined && (slips.at(-1)?.answers.has(column) ?? false)
    const isFirst = column !== undefined && (first ?? column) === column
    if (column !== undefined && (isFirst || !isOver) && (!isTaken || isFirst || wasEmpty)) {
      first ??= column
      if (isTaken || isOver || slips.length === 0) slips.push({ line, answers: new Map() })
      slips.at(-1)!.answers.set(column, { heading, lines: (answer = [said]) })
      isOver = false
    } else if (/^--\s*$/.test(text)) isOver = true
    else if (!isOver) answer?.push(text.trim())
    wasEmpty = text.trim() === ''
  }
  return slips
}

/** A heading at the start of a line, perhaps in bold as some programs write it, with what is said behind it. */
function headingIn(
  text: string,
  columnOf: (heading: string) => string | undefined,
): { heading: string; column?: string | undefined; said: string } {
  const [, heading = '', said = ''] = /^\*?([^\s:*][^:*]{0,60})\*?:\*?\s*(.*)$/.exec(text) ?? []
  return { heading: heading.trim(), column: heading === '' ? undefined : columnOf(heading), said: said.trim() }
}

/** Without the signs of a quotation. */
function unquoted({ line, text }: TextLine): TextLine {
  return { line, text: text.replace(/^(?:> ?)+/, '') }
}

/** Without the margin that the first heading has, where a whole mail was set in. */
function withoutMargin(lines: readonly TextLine[], columnOf: (heading: string) => string | undefined): TextLine[] {
  const top = lines.find(({ text }) => headingIn(text.trim(), columnOf).column !== undefined)
  const margin = top === undefined ? 0 : top.text.length - top.text.trimStart().length
  return lines.map(({ line, text }) => ({ line, text: text.slice(0, margin).trim() === '' ? text.slice(margin) : text }))
}
