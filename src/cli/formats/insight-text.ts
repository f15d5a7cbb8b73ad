import pc from 'picocolors'
import type { Day } from '../../handbook/values/date.ts'
import type { Insight } from '../../measure/complaints/insight.ts'
import type { OtherInsight } from '../../measure/other-insight.ts'
import type { Setting } from '../../records/column.ts'
import { figuresFile } from '../../records/figures.ts'
import { dayInWords } from '../../render/values.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import { complaintLines } from './insight-complaints.ts'
import { countedLines } from './insight-counted.ts'
import { first } from './insight-first.ts'
import { goalLines, limitLines, standardLines, threeLines } from './insight-next.ts'
import { otherLines } from './insight-others.ts'
import { causeLines, waitingLines } from './insight-waiting.ts'
import { visibleLine } from './visible.ts'

/** A row that could not be counted. The message may hold what was typed into it. */
export interface LeftOutRow {
  line: number
  column?: string
  message: string
}

export interface TextSetting {
  setting: Setting
  words: Words
  /** The day on which totals were counted; undefined where the log itself was read. */
  countedOn: Day | undefined
  leftOut: readonly LeftOutRow[]
  /** What else is to be known of the log's file, such as a column that it lacks; a sentence each. */
  remarks: readonly string[]
  /** It is read on a screen, by whoever keeps the log: then it may hold what people typed. */
  alone: boolean
  /** How many signs a line may have. */
  width: number
}

/** More than these, and nobody reads on (rows that could not be read). */
const rowsShown = 5

/** What was found out, for whoever leads: one sentence first, then a part for each question, the most pressing first. */
export function insightText(insight: Insight, others: OtherInsight, told: TextSetting): string {
  const { words, countedOn, leftOut, remarks, width } = told
  const { from, to } = insight.period
  const title = words.say('insight.title', { from: dayInWords(from, words), to: dayInWords(to, words) })
  const head = [pc.bold(title), ...sentence(first(insight, told), told)]
  const source =
    countedOn === undefined
      ? []
      : [
          atMargin(words.say('insight.source.figures', { file: figuresFile, day: dayInWords(countedOn, words) }), 0, width),
          atMargin(words.say('insight.source.stillLate'), 0, width),
        ]
  const parts = [
    [head.join('\n')],
    source,
    leftOutLines(leftOut, told),
    remarks.map((remark) => atMargin(visibleLine(remark), 0, width)),
    waitingLines(insight, told),
    complaintLines(insight, told),
    threeLines(insight, told),
    limitLines(insight, told),
    goalLines(insight, told),
    standardLines(insight, told),
    ...otherLines(others, { ...told, currency: insight.currency }),
    causeLines(insight, told),
    countedLines(insight, others, told),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The first sentence, its label in bold. */
function sentence(says: string, { words, width }: TextSetting): string[] {
  const label = words.say('insight.first.label')
  const lines = atMargin(`${label} ${visibleLine(says)}`, 0, width).split('\n')
  return [`${pc.bold(label)}${lines[0]!.slice(label.length)}`, ...lines.slice(1)]
}

function leftOutLines(rows: readonly LeftOutRow[], { words, alone }: TextSetting): string[] {
  if (rows.length === 0) return []
  const named = rows.slice(0, rowsShown).map(({ line, column, message }) => {
    const place =
      column === undefined
        ? words.say('insight.leftOutWhole', { line })
        : words.say('insight.leftOutRow', { line, column: visibleLine(column) })
    return `  ${place}${alone ? `: ${visibleLine(message)}` : ''}`
  })
  const lines = new Set(rows.map(({ line }) => line)).size
  return [
    pc.yellow(words.say('insight.leftOut', { n: lines })),
    ...named,
    ...(rows.length > rowsShown ? [`  ${words.say('insight.leftOutMore', { n: rows.length - rowsShown })}`] : []),
  ]
}
