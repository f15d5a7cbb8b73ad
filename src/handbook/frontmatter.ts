import matter from 'gray-matter'

/** A file cut in two: the YAML between the fences and the body after them. */
export interface Split {
  /** Starts with the newline after the opening fence, so line numbers counted in it are the file's own. */
  yaml: string
  body: string
  /** The line of the file on which the body begins, from 1. */
  bodyLine: number
}

/** Why a file could not be split. */
export type SplitProblem = 'none' | 'blank-before' | 'never-closed' | 'language' | 'fence'

const refuse = () => {
  throw new Error('frontmatter is data and never code')
}

/**
 * Splits frontmatter from body. The only place that imports gray-matter, because as shipped it runs
 * JavaScript from `---js`, remembers failed parses as empty data, and takes a whole file for frontmatter
 * when the closing fence is missing.
 *
 * @param source the file's text, with `\n` line ends and no byte-order mark
 */
export function splitFrontmatter(source: string): Split | SplitProblem {
  const opening = /^---[^\n]*/.exec(source)?.[0]
  // Settings that begin a line too late are settings all the same: whoever wrote them means the page to be there.
  if (opening === undefined) return /^\s+---[ \t]*\n\s*["'\w-]+[ \t]*:/.test(source.slice(0, 2000)) ? 'blank-before' : 'none'
  if (opening.trimEnd() !== '---') return /^---\s*[A-Za-z]/.test(opening) ? 'language' : 'none'
  // gray-matter takes any line that begins with three dashes as the end; only a line of nothing else is.
  const closing = /\n---([^\n]*)(?=\n|$)/.exec(source)
  if (!closing) return 'never-closed'
  if (closing[1]!.trim() !== '') return 'fence'

  // Given options, gray-matter neither reads nor fills its cache. Every engine it ships is replaced, the
  // key `javascript` covering its aliases; ours parses nothing, since positions come from the yaml package.
  const file = matter(
    { content: source },
    { language: 'yaml', engines: { yaml: () => ({}), javascript: refuse, json: refuse, coffee: refuse } as never },
  )
  const bodyStart = source.length - file.content.length
  return { yaml: file.matter, body: file.content, bodyLine: source.slice(0, bodyStart).split('\n').length }
}
