import Handlebars from 'handlebars'
import { renderBody } from '../markdown/body.ts'
import { parseMarkdown } from '../markdown/grammar.ts'
import type { Words } from '../words/words.ts'

/**
 * A piece of somebody's own file as it will look, so that nobody has to read its marks. Links and pictures are shown as
 * text: it is not known yet where they will lead.
 *
 * @param title its own heading, which stands above it already
 */
export function foundHtml(text: string, title: string, words: Words): string {
  const { sections, links } = renderBody(parseMarkdown(text, 1), title)
  return sections
    .map(({ heading, parts }) => {
      const html = parts.map((part) => {
        if (typeof part === 'string') return part
        if (typeof part === 'object') return words.say(`site.${part.word}`)
        return part >= 0 && links[part]!.form === 'picture' ? Handlebars.escapeExpression(links[part]!.text) : ''
      })
      return `${heading === '' ? '' : `<h4>${Handlebars.escapeExpression(heading)}</h4>`}${html.join('')}`
    })
    .join('')
    .replace(/(<[a-z][a-z0-9]*(?:\s[^<>]*?)?)\sid="[^"]*"/g, '$1')
}
