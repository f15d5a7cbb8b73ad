import { csvLine } from './csv-line.ts'
import { harmless } from './formula.ts'

/** What somebody wrote under a heading of the log. */
export interface SlipAnswer {
  heading: string
  answer: string
}

/** The mark that a file begins with, so that a spreadsheet reads its letters right: U+FEFF. */
const mark = '\uFEFF'

const comma = 0x2c

/** A slip as a list of one row, which the log brings in and a spreadsheet opens. Nothing in it is worked out there. */
export function slipAsList(answers: readonly SlipAnswer[]): string {
  const lines = [answers.map(({ heading }) => heading), answers.map(({ answer }) => harmless(answer))]
  return mark + lines.map((cells) => `${csvLine(cells, comma)}\n`).join('')
}

/** What stands below a slip in a mail, alone on its line: what mail programs put behind it is no part of the slip. */
const endOfSlip = '-- '

/**
 * A slip as people read it in a mail, and as the log reads it back: a line for each answer, its heading first. Further
 * lines of an answer are set in, so that none of them is taken for a heading.
 */
export function slipAsMail(answers: readonly SlipAnswer[]): string {
  const lines = answers.filter(({ answer }) => answer.trim() !== '').map(({ heading, answer }) => `${heading}: ${setIn(answer.trim())}`)
  return `${[...lines, endOfSlip].join('\n')}\n`
}

function setIn(answer: string): string {
  return answer.replaceAll(/\r\n?|\n/g, '\n').replaceAll(/\n(?=[^\n])/g, '\n  ')
}
