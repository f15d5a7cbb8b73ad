import type { Found } from './found.ts'

/** Text without any marks: what looks like a mark of ours is a sign somebody typed. */
export function readPlainText(name: string, text: string): Found {
  const paragraphs = text
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.replace(/\t/g, ' ').trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)
  const markdown = paragraphs.map(written).join('\n\n')
  return { name, markdown: markdown === '' ? '' : `${markdown}\n`, lost: [] }
}

/** How people number and mark points without any marks of ours. */
const point = /^(?:([-*+•·–])|(\d{1,3})[.)])[ \t]+(?=\S)/

/** Longer lines that stand alone are said, and are no headings (characters). */
const longestHeading = 60

/** A paragraph as markdown: a list where its first line is a point, a heading where it is a short line alone that is no sentence. */
function written(lines: readonly string[]): string {
  const [first = '', ...rest] = lines
  if (point.test(first)) {
    return lines
      .map((line) => line.replace(point, (_, mark?: string, number?: string) => `${mark === undefined ? `${number}.` : '-'} \0`))
      .map(itemLine)
      .join('\n')
  }
  const isRule = rest.length === 1 && /^[=\-_~*]{3,}$/.test(rest[0]!)
  if (
    first.length <= longestHeading &&
    (rest.length === 0 || isRule) &&
    /^[\p{Lu}\p{N}]/u.test(first) &&
    !/[.,;:!]$/.test(first) &&
    /\p{L}/u.test(first)
  )
    return `${isRule && /^[-_~]/.test(rest[0]!) ? '##' : '#'} ${literal(first)}`
  return lines.map(literal).join('\n')
}

/** A line of a list: behind the mark the words as typed; a line without one goes on. */
function itemLine(line: string): string {
  const [mark, words] = line.split('\0')
  return words === undefined ? `  ${literal(line)}` : `${mark}${literal(words)}`
}

/** Words as they were typed: signs that markdown would take for its own are told not to be. */
function literal(line: string): string {
  return line
    .replace(/[\\`*_[\]<]|~~|&(?=#?\w+;)/g, '\\$&')
    .replace(/^(?:[#>+=|~-]|\d{1,9}(?=[.)](?:\s|$)))/, (sign) => (/\d/.test(sign) ? sign : `\\${sign}`))
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
