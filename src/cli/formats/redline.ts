import pc from 'picocolors'
import { isUp, type Redline, type RedlineLine, type RedlinePart, type Run } from '../../history/redline.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from './visible.ts'

/** How a redline is written. */
export interface RedlineForm {
  /** Columns that stay free on its left. */
  margin?: number
  /** The last column. */
  width?: number
  /** Sentences to begin with, as `changesInSentences` makes them. */
  says?: readonly string[]
}

/**
 * A redline for a terminal: what came as [[new]], what went as ~~old~~, so that it is the same in a file or a mail as on a
 * screen with colours.
 */
export function redlineText({ isNew, parts }: Redline, words: Words, { margin = 2, width = 78, says = [] }: RedlineForm = {}): string {
  const at = (indent: number, line: Styled[], hanging = 2) => broken(line, margin + indent, margin + indent + hanging, width)
  if (isNew) return at(0, [plain(words.say('site.redline.isNew'))]).join('\n')
  if (parts.length === 0) return at(0, [plain(words.say('site.redline.nothing'))]).join('\n')
  const group = (heading: string, some: readonly RedlinePart[]): string[] =>
    some.length === 0
      ? []
      : [
          ...at(0, [{ text: heading, style: pc.dim }]),
          ...some.flatMap(({ label, lines }) => [
            ...at(2, [{ text: visibleLine(label), style: pc.bold }]),
            ...linesText(lines, words).flatMap(({ indent, line }) => at(4 + indent, line)),
          ]),
        ]
  const binding = parts.filter(({ binds }) => binds)
  const small = parts.filter(({ binds }) => !binds)
  return [
    ...says.flatMap((sentence) => at(0, [{ text: visibleLine(sentence), style: pc.bold }])),
    ...group(words.say('site.redline.binds'), binding),
    ...group(words.say('site.redline.small'), small),
  ].join('\n')
}

interface Styled {
  text: string
  style?: (text: string) => string
}

interface Indented {
  indent: number
  line: Styled[]
  /** Its marks are inside it, so it can follow what it is part of on one line. */
  joins: boolean
}

function plain(text: string): Styled {
  return { text }
}

/** The lines that differ. What stayed is left out, but for what they are part of. */
function linesText(lines: readonly RedlineLine[], words: Words): Indented[] {
  return lines.flatMap((line): Indented[] => {
    const { change, label, runs, leads } = line
    if (change === 'same') return []
    const inner = linesText(line.lines, words)
    const named = label === '' ? [] : [{ text: `${visibleLine(label)}: `, style: pc.dim }]
    const notes = [
      ...(change === 'moved' ? [`(${words.say(isUp(line) ? 'site.redline.movedUp' : 'site.redline.movedDown')})`] : []),
      ...leads.map((text) => words.say('site.redline.leads', { text: visibleLine(text) })),
    ].map((note) => ({ text: ` ${note}`, style: pc.dim }))
    const isWhole = change === 'added' || change === 'removed'
    // A list has no words of its own.
    if (runs.length === 0 && notes.length === 0 && (!isWhole || named.length === 0)) {
      const [first, ...rest] = inner
      return first?.joins && named.length > 0 ? [{ ...first, line: [...named, ...first.line] }, ...rest] : inner
    }
    const text = isWhole ? wholeRuns(change, [...named, ...runs]) : [...named, ...markedRuns(runs), ...notes]
    // One thing changed about something with a short name: both fit in one line.
    const isShort = runs.length === 1 && runs[0]!.kind === 'same' && runs[0]!.text.length <= longestName
    if (inner.length === 1 && inner[0]!.joins && isShort && notes.length === 0 && change === 'changed')
      return [{ indent: 0, line: [...text, plain(/[.!?]$/.test(runs[0]!.text) ? ' ' : ': '), ...inner[0]!.line], joins: true }]
    return [{ indent: 0, line: text, joins: !isWhole }, ...inner.map((one) => ({ ...one, indent: one.indent + 2 }))]
  })
}

/** Longer than this, what an entry is known by stands on a line of its own (signs). */
const longestName = 40

function wholeRuns(change: 'added' | 'removed', runs: readonly { text: string }[]): Styled[] {
  const [sign, style] = change === 'added' ? ['+ ', pc.green] : ['- ', pc.red]
  return [{ text: sign, style }, ...runs.map(({ text }) => ({ text: visibleLine(text), style }))]
}

function markedRuns(runs: readonly Run[]): Styled[] {
  return runs.flatMap(({ kind, text }, i): Styled[] => {
    const shown = visibleLine(text)
    if (kind === 'same') return [plain(shortened(shown, i === 0, i === runs.length - 1))]
    // A space at the edge of a mark belongs outside it: "~~ old~~" is read as a slip.
    const [, before, middle, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(shown)!
    const marked = kind === 'added' ? { text: `[[${middle}]]`, style: pc.green } : { text: `~~${middle}~~`, style: pc.red }
    const isReplaced = kind === 'removed' && runs[i + 1]?.kind === 'added'
    return [plain(before!), marked, plain(isReplaced && after === '' ? ' ' : after!)].filter((one) => one.text !== '')
  })
}

/** How much of a text that stayed is shown beside what did not (signs). */
const besides = 60

/** Of a long text that stayed, its end before what changed and its beginning behind it. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (isFirst && isLast) return text.length > 2 * besides ? `${cut(text, besides, 'end')} …` : text
  if (isFirst) return text.length > 2 * besides ? `… ${cut(text, besides, 'start')}` : text
  if (isLast) return text.length > 2 * besides ? `${cut(text, besides, 'end')} …` : text
  return text.length > 3 * besides ? `${cut(text, besides, 'end')} … ${cut(text, besides, 'start')}` : text
}

/** Cuts at a space, so that no word and no letter is torn. */
function cut(text: string, most: number, at: 'start' | 'end'): string {
  if (at === 'end') return text.slice(0, Math.max(text.lastIndexOf(' ', most), 0) || undefined)
  const from = text.indexOf(' ', text.length - most)
  return from < 0 ? text : text.slice(from + 1)
}

/** Breaks a line at its spaces; each word keeps its style, so that a colour never runs into the margin. */
function broken(line: readonly Styled[], indent: number, hanging: number, width: number): string[] {
  const lines: string[] = []
  let [current, length] = [' '.repeat(indent), indent]
  let isStart = true
  let space = ''
  const pieces = line.flatMap(({ text, style = (same: string) => same }) =>
    text
      .split(/( +)/)
      .filter((one) => one !== '')
      .map((one) => ({ one, style })),
  )
  // What hangs together without a space is one word, whatever its styles.
  const words: { text: string; length: number; space: string }[] = []
  for (const { one, style } of pieces) {
    if (/^ +$/.test(one)) space = ' '
    else if (space !== '' || words.length === 0) {
      words.push({ text: style(one), length: [...one].length, space })
      space = ''
    } else {
      const last = words.at(-1)!
      last.text += style(one)
      last.length += [...one].length
    }
  }
  for (const word of words) {
    if (!isStart && length + 1 + word.length > width) {
      lines.push(current)
      ;[current, length, isStart] = [' '.repeat(hanging), hanging, true]
    }
    current += isStart ? word.text : ` ${word.text}`
    length += word.length + (isStart ? 0 : 1)
    isStart = false
  }
  return [...lines, current]
}
