import { toString } from 'mdast-util-to-string'
import { isTangled } from '../markdown/bounds.ts'
import { parseMarkdown } from '../markdown/grammar.ts'

/** A heading of a text, and where it stands (characters). */
export interface OutlineHeading {
  level: number
  title: string
  from: number
  /** Behind its last line. */
  to: number
}

/** A line of a text; `isQuoted` in code and in what nobody sees, where nothing is a heading. */
export interface Line {
  text: string
  from: number
  isQuoted: boolean
}

/**
 * The lines of a text of any length, each looked at once: a parser's time grows faster than the text, and this one may
 * be a book. Code that is begun and never ended counts as text.
 */
export function linesOf(markdown: string): Line[] {
  let from = 0
  const lines = markdown.split('\n').map((text): Line => {
    const line = { text, from, isQuoted: false }
    from += text.length + 1
    return line
  })
  const closers = closersIn(lines)
  for (let i = 0; i < lines.length; i++) {
    const end = closers(i)
    if (end === undefined) continue
    for (const line of lines.slice(i, end + 1)) line.isQuoted = true
    i = end
  }
  return lines
}

/** Says on which line ends what begins on a line; undefined where nothing that has to end begins there. */
function closersIn(lines: readonly Line[]): (i: number) => number | undefined {
  /** What was looked for to the end of the text and not found, so that it is looked for once. */
  const open = new Set<string>()
  const search = (key: string, from: number, ends: (text: string) => boolean): number | undefined => {
    if (open.has(key)) return undefined
    for (let i = from; i < lines.length; i++) if (ends(lines[i]!.text)) return i
    open.add(key)
    return undefined
  }
  return (i) => {
    const { text } = lines[i]!
    const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[1]
    if (fence !== undefined) {
      return search(fence, i + 1, (line) => {
        const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1]
        return mark !== undefined && mark[0] === fence[0] && mark.length >= fence.length
      })
    }
    if (/^ {0,3}<!--/.test(text))
      return search('<!--', text.slice(text.indexOf('<!--') + 4).includes('-->') ? i : i + 1, (line) => line.includes('-->'))
    const raw = /^ {0,3}<(script|pre|style|textarea)(?=[\s>]|$)/i.exec(text)?.[1]
    return raw === undefined ? undefined : search('<raw', i, (line) => /<\/(?:script|pre|style|textarea)>/i.test(line))
  }
}

/** Longer paragraphs over a line of dashes are no headings (lines). */
const longestUnderlined = 4

/** The headings of a text. Where there are none, short paragraphs that are bold from end to end are meant as such. */
export function headingsIn(markdown: string): OutlineHeading[] {
  const lines = linesOf(markdown)
  const found = lines.flatMap((line, i) => atx(line) ?? underlined(lines, i) ?? [])
  return found.length > 0 ? found : lines.flatMap((line, i) => loud(lines, line, i) ?? [])
}

function atx({ text, from, isQuoted }: Line): OutlineHeading | undefined {
  const [, marks, words = ''] = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(text) ?? []
  if (isQuoted || marks === undefined) return undefined
  return { level: marks.length, title: plain(words.trim().replace(/(?:^|[ \t]+)#+$/, '')), from, to: from + text.length }
}

/** What begins something else than a paragraph. */
const otherBlock =
  /^(?: {4}|\t)|^ {0,3}(?:[>|#]|[-*+][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|<[!?/a-z]|\[[^\]]+\]:)|^ {0,3}([-*_=])[ \t]*(?:\1[ \t]*)*$/i

/** A title over a line of dashes or double dashes. */
function underlined(lines: readonly Line[], i: number): OutlineHeading | undefined {
  const { text, from, isQuoted } = lines[i]!
  const sign = /^ {0,3}(=+|-+)[ \t]*$/.exec(text)?.[1]?.[0]
  if (sign === undefined || isQuoted) return undefined
  let first = i
  while (first > 0 && i - first <= longestUnderlined && isPlain(lines[first - 1]!)) first--
  const above = first === 0 ? undefined : lines[first - 1]!
  // Beside a list, a quote or a table, the dashes are a line across.
  const isOwn = above === undefined || above.isQuoted || above.text.trim() === '' || /^ {0,3}#/.test(above.text)
  if (first === i || i - first > longestUnderlined || !isOwn) return undefined
  const words = lines.slice(first, i).map((line) => line.text.trim())
  return { level: sign === '=' ? 1 : 2, title: plain(words.join(' ')), from: lines[first]!.from, to: from + text.length }
}

function isPlain({ text, isQuoted }: Line): boolean {
  return !isQuoted && text.trim() !== '' && !otherBlock.test(text)
}

function loud(lines: readonly Line[], { text, from, isQuoted }: Line, i: number): OutlineHeading | undefined {
  const isAlone = [lines[i - 1], lines[i + 1]].every((line) => line === undefined || line.text.trim() === '')
  const [, , words] = /^ {0,3}(\*\*|__)([^*_\n]{1,90}[^*_\n.;,])\1[ \t]*$/.exec(text) ?? []
  return isQuoted || !isAlone || words === undefined ? undefined : { level: 1, title: plain(words), from, to: from + text.length }
}

/** The words of a heading without its marks. */
function plain(words: string): string {
  const typed = words.slice(0, 1000)
  const tree = isTangled(typed) ? undefined : parseMarkdown(`# ${typed}`, 1)
  return (tree === undefined ? typed : toString(tree)).replace(/\s+/g, ' ').trim()
}
