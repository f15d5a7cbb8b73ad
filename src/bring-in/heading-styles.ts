import type { Parts } from './word-parts.ts'
import { attributeOf, elementAt, elementsIn, localName, xmlOf } from './word-xml.ts'

/** Styles are based on one another; longer chains go in circles. Nobody makes more of their own. */
const most = { chain: 20, styles: 200 }

/** How mammoth is to read what it would not know: titles, tables of contents, and headings a company made of Word's own. */
export function styleMapOf(parts: Parts): string[] {
  const known = ["p[style-name='Title'] => h1.title:fresh", "p[style-name^='toc '] => p.contents:fresh"]
  const [root] = parts['word/styles.xml'] === undefined ? [] : elementsIn(xmlOf(parts['word/styles.xml']))
  const styles = root === undefined ? [] : elementsIn(root).filter((one) => localName(one) === 'style')
  const byId = new Map(styles.map((style) => [attributeOf(style, 'styleId'), style]))
  const own = styles.flatMap((style) => {
    const name = attributeOf(elementAt(style, 'name'), 'val')
    if (name === undefined || /^(?:title$|heading|toc )/i.test(name)) return []
    let at: typeof root = style
    for (let n = 0; at !== undefined && n < most.chain; n++) {
      const outline = attributeOf(elementAt(at, 'pPr', 'outlineLvl'), 'val')
      const level = /^heading ([1-6])$/i.exec(attributeOf(elementAt(at, 'name'), 'val') ?? '')?.[1] ?? (outline && Number(outline) + 1)
      if (level !== undefined && level !== '') return Number(level) > 6 ? [] : [`p[style-name='${quoted(name)}'] => h${level}:fresh`]
      at = byId.get(attributeOf(elementAt(at, 'basedOn'), 'val'))
    }
    return []
  })
  return [...known, ...own.slice(0, most.styles)]
}

function quoted(name: string): string {
  return name.replace(/[\\']/g, '\\$&').replace(/[\r\n\t]/g, ' ')
}
