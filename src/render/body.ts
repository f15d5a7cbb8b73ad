import Handlebars from 'handlebars'
import type { Document } from '../handbook/document.ts'
import { documentAt, pictureAt } from '../handbook/links.ts'
import { pictureAddress } from '../handbook/names.ts'
import type { BodyLink, Parts } from '../markdown/body.ts'
import { hrefBetween, linkTo, type Context } from './context.ts'

const escape = (text: string) => Handlebars.escapeExpression(text)

/** Fills the places a body left for links. What this audience cannot follow is shown without a link. */
export function fillLinks(parts: Parts, document: Document, context: Context): string {
  const closing: string[] = []
  return parts
    .map((part) => {
      if (typeof part === 'string') return part
      if (typeof part === 'object') return escape(context.words.say(`site.${part.word}`))
      if (part === -1) return closing.pop() ?? ''
      const [open, close] = tags(document.body.links[part]!, document, context)
      closing.push(close)
      return open
    })
    .join('')
}

function tags(link: BodyLink, document: Document, context: Context): [string, string] {
  const plain: [string, string] = ['<span class="unlinked">', '</span>']
  const target = documentAt(link.href, document, context.handbook)
  if (link.form === 'picture') {
    const picture = pictureAt(link.href, document, context.handbook)
    if (picture === undefined) return [escape(link.text), '']
    return [`<img src="${escape(hrefBetween(document.address, pictureAddress(picture)))}" alt="${escape(link.text)}" loading="lazy">`, '']
  }
  if (target === 'outside') {
    const rel = /^https?:/i.test(link.href) ? ' rel="noopener noreferrer"' : ''
    return [`<a href="${escape(link.href)}"${rel}>`, '</a>']
  }
  if (typeof target !== 'object') return plain
  const href = linkTo(target.document, document.address, context, target.anchor)
  return href === null ? plain : [`<a href="${escape(href)}">`, '</a>']
}
