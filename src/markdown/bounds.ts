/**
 * What a body may hold before it is parsed. The parser's time grows with the square of most of these, and nobody reads
 * a page that comes near them. Measured on a laptop: at every bound, a body takes a second or two.
 */
const most = {
  /** Quotes or lists in one another on one line, and all marks that open them (marks). */
  nesting: 40,
  nestingInAll: 5_000,
  lines: 5_000,
  notes: 1_000,
  comments: 500,
  /** Brackets, stars and other signs that may open something, in all, and between two empty lines. */
  signs: 10_000,
  signsInABlock: 2_000,
  /** Brackets or stars that open before any of them closes, between two empty lines. */
  open: 100,
}

/** True for a body nested too deep, or with too many signs, to be read by people or in reasonable time. */
export function isTangled(body: string): boolean {
  const lines = body.split('\n')
  if (lines.length > most.lines || count(body, sign) > most.signs) return true
  if (count(body, /\[\^/g) > most.notes || count(body, /<!--/g) > most.comments) return true
  const nesting = lines.map(nestingOf)
  const inAll = nesting.reduce((sum, marks) => sum + marks, 0)
  return inAll > most.nestingInAll || nesting.some((marks) => marks > most.nesting) || body.split(/\n[ \t]*\n/).some(isTangledBlock)
}

const sign = /\[|`+|[*_~]+/g

function isTangledBlock(block: string): boolean {
  if (count(block, sign) > most.signsInABlock) return true
  let [open, deepest] = [0, 0]
  // Stars behind a space open something; those behind a letter close it.
  for (const { groups } of block.matchAll(/(?<opens>\[|(?<!\S)[*_~]+(?=\S))|\]|(?<=\S)[*_~]+/g)) {
    open = groups!.opens === undefined ? Math.max(0, open - 1) : open + 1
    deepest = Math.max(deepest, open)
  }
  return deepest > most.open
}

/** A line drawn across the page: `* * *`, `-----`. */
const rule = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*)*$/

/** How many quotes and lists a line opens. Indentation nests lists too, four columns a step, but only before a mark: else it is code. */
function nestingOf(line: string): number {
  const marks = /^[\s>*+\-\d.)]*/.exec(line)![0]
  if (rule.test(line)) return 0
  const opened = count(marks, />|[*+).-](?=\s)/g)
  if (opened === 0) return 0
  const indent = /^[ \t]*/.exec(line)![0].replaceAll('\t', '    ').length
  return Math.max(opened, indent / 4)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
