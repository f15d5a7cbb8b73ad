import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'

let parser: Processor<Root> | undefined

/**
 * Parses a document's body: CommonMark with GitHub's tables, task lists and footnotes.
 *
 * No directive syntax: it would take `:30` out of "Open 9:30". Call-outs are quotes that begin `[!NOTE]`.
 *
 * @param bodyLine the line of the file the body begins on, so that positions are the file's own
 */
export function parseMarkdown(body: string, bodyLine: number): Root {
  parser ??= unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze() as unknown as Processor<Root>
  return parser.parse('\n'.repeat(bodyLine - 1) + body) as Root
}
