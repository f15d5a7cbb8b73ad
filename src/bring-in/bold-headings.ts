import type { Element, Root, RootContent } from 'hast'
import { visit } from 'unist-util-visit'

/** Longer bold paragraphs are said loudly, and are no headings (characters). */
const longestHeading = 90

/** A document's title stands above its headings. Where there are none, short bold paragraphs are meant as such. */
export function withHeadings(root: Root): void {
  const all: Element[] = []
  visit(root, 'element', (node) => void (/^h\d$/.test(node.tagName) && all.push(node)))
  const own = all.filter(({ properties }) => String(properties.className) !== 'title')
  const below = own.length < all.length ? 1 : 0
  const loud = own.length > 0 ? [] : root.children.filter((node) => node.type === 'element').filter(isLoud)
  for (const node of loud) node.tagName = `h${1 + below}`
  for (const node of own) node.tagName = `h${Math.min(6, Number(node.tagName[1]) + below)}`
  // A heading is bold by itself.
  for (const node of [...all, ...loud])
    node.children = node.children.flatMap((child) => (child.type === 'element' && child.tagName === 'strong' ? child.children : [child]))
}

/** True for a paragraph that is short, bold and no sentence. */
function isLoud({ tagName, children, ...node }: Element): boolean {
  const text = htmlText({ ...node, tagName, children }).trim()
  const isBold = children.every(
    (child) => (child.type === 'element' && /^(?:strong|sup)$/.test(child.tagName)) || htmlText(child).trim() === '',
  )
  return tagName === 'p' && text !== '' && text.length <= longestHeading && isBold && !/[.;,]$/.test(text)
}

/** The words of HTML, without its marks. */
export function htmlText(node: RootContent | Root): string {
  return node.type === 'text' ? node.value : 'children' in node ? node.children.map(htmlText).join('') : ''
}
