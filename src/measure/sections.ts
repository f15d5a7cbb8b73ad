import type { Body } from '../markdown/body.ts'

/**
 * The headings of a body with nothing beneath them: neither words, nor a picture, nor a smaller heading that has some.
 * Comments vanish from a page, so what stands in them is nothing; so is a line across it.
 */
export function emptyHeadings({ sections, headings }: Body): Body['headings'] {
  const beneath = new Map(sections.flatMap(({ anchor, parts }) => cutAtHeadings(anchor, parts)))
  return headings.filter(({ anchor, level }, i) => {
    const inner = headings[i + 1]
    return beneath.get(anchor) === false && (inner === undefined || inner.level <= level)
  })
}

/** Whether anything stands beneath each heading of a section, by their anchors: its own, and those of the smaller ones in it. */
function cutAtHeadings(anchor: string, parts: Body['sections'][number]['parts']): [string, boolean][] {
  // What is no text is a link, a picture or a word of the site.
  const html = parts.map((part) => (typeof part === 'string' ? part : '·')).join('')
  const [own = '', ...inner] = html.split(/(?=<h[2-6] id=")/)
  const hasWords = (text: string) => text.replace(/<hr>|\s/g, '') !== ''
  return [
    [anchor, hasWords(own)],
    ...inner.map((text): [string, boolean] => {
      const { id, after } = /^<h[2-6] id="(?<id>[^"]*)">[^]*?<\/h[2-6]>(?<after>[^]*)$/.exec(text)!.groups as { id: string; after: string }
      return [id, hasWords(after)]
    }),
  ]
}
