import { posix } from 'node:path'
import type { Document } from './document.ts'
import { documentOfPath, type Handbook } from './handbook.ts'

/** What a link in a body leads to. */
export type LinkTarget =
  | { document: Document; anchor: string }
  /** Another place on the web, a mail address, a phone number. */
  | 'outside'
  /** A picture or other file beside the documents. */
  | 'file'
  /** A scheme that could run something, or an address that leads out of the project. */
  | 'unsafe'
  | 'out-of-folder'
  | 'no-document'
  | 'no-anchor'

const outside = /^(https?:|mailto:|tel:)/i

/**
 * Works out where a link leads: another document by its relative path, a heading, or somewhere outside.
 *
 * @param href as written: `../delivery/late-delivery.md#why`
 */
export function documentAt(href: string, from: Document, handbook: Handbook): LinkTarget {
  const typed = href.trim()
  if (outside.test(typed)) return 'outside'
  // Control characters are how `java\nscript:` hides its scheme.
  // eslint-disable-next-line no-control-regex
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed.replace(/[\u0000-\u0020]/g, '')) || typed.startsWith('//')) return 'unsafe'
  const [path, anchor = ''] = split(typed)
  if (path === '') return hasAnchor(from, anchor) ? { document: from, anchor } : 'no-anchor'
  const full = posix.normalize(posix.join(posix.dirname(from.path), path))
  if (path.startsWith('/') || full.startsWith('..') || !full.startsWith('policies/')) return 'out-of-folder'
  if (!/\.md$/i.test(full)) return 'file'
  const document =
    documentOfPath(handbook, full) ?? documentOfPath(handbook, full.normalize('NFC')) ?? documentOfPath(handbook, full.normalize('NFD'))
  if (!document) return 'no-document'
  return hasAnchor(document, anchor) ? { document, anchor } : 'no-anchor'
}

/** The path of the picture that a link in a document shows; undefined where there is none that can be shown. */
export function pictureAt(href: string, from: Document, handbook: Handbook): string | undefined {
  const path = posix.join(posix.dirname(from.path), split(href)[0])
  return handbook.pictures.has(path) ? path : undefined
}

function split(href: string): [string, string?] {
  const at = href.indexOf('#')
  const decode = (text: string) => {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }
  return at < 0 ? [decode(href)] : [decode(href.slice(0, at)), decode(href.slice(at + 1))]
}

function hasAnchor(document: Document, anchor: string): boolean {
  return anchor === '' || document.body.headings.some((heading) => heading.anchor === anchor)
}
