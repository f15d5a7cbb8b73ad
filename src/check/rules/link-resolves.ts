import type { Rule } from '../rule.ts'
import { posix } from 'node:path'
import { documentOfPath } from '../../handbook/handbook.ts'
import { documentAt, pictureAt } from '../../handbook/links.ts'
import { nearest } from '../nearest.ts'

/** Looking for what was meant takes time, and whoever has so many dead links has one cause for all. */
const mostToLookFor = 20

/** A link is a promise that there is more to read. */
export const linkResolves: Rule = {
  id: 'link-resolves',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    const paths = handbook.all.map(({ path }) => path)
    for (const document of handbook.documents) {
      let dead = 0
      for (const { href, form, place } of document.body.links) {
        const target = documentAt(href, document, handbook)
        if (typeof target === 'object' || (target === 'outside' && form === 'link')) continue
        if (form === 'picture') {
          const shows = pictureAt(href, document, handbook) !== undefined
          if (target === 'file' && !shows) yield { in: document, at: place, says: 'no-picture', args: { typed: href } }
          else if (target !== 'file') yield { in: document, at: place, says: 'picture-elsewhere', args: { typed: href } }
          continue
        }
        if (++dead > mostToLookFor) break
        const [path = '', anchor = ''] = href.split('#')
        const folder = posix.dirname(document.path)
        const near = target === 'no-document' ? nearest(posix.join(folder, path), paths) : undefined
        const there = path === '' ? document : documentOfPath(handbook, posix.join(folder, path))
        yield {
          in: document,
          at: place,
          says: near === undefined ? target : 'did-you-mean',
          args: {
            typed: href,
            anchor,
            nearest: near === undefined ? '' : posix.relative(folder, near),
            headings:
              (there?.body.headings ?? [])
                .slice(0, 10)
                .map((heading) => `#${heading.anchor.slice(0, 60)}`)
                .join(', ') || 'none',
          },
        }
      }
    }
  },
}
