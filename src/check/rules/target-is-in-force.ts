import type { Rule } from '../rule.ts'
import type { Document } from '../../handbook/document.ts'
import { groupBy } from '../../handbook/group-by.ts'
import { isRetired } from '../../handbook/in-force.ts'
import { counts, referencesIn, resolve } from '../../handbook/handbook.ts'
import { documentAt } from '../../handbook/links.ts'

/** So many drafts in one list are told one by one; the rest are counted. */
const mostApart = 3

/** A page may name one that is still a draft; staff see its words without a link until it is approved. */
export const targetIsInForce: Rule = {
  id: 'target-is-in-force',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const says = (target: Document | undefined) => {
      if (target === undefined || counts(handbook, target)) return undefined
      // Approved, and its day is still to come: the link appears by itself.
      const { life, fields } = target
      if (life === undefined ? fields.status === 'approved' : life.coming.some(({ did }) => did === 'approved')) return undefined
      return isRetired(target) ? 'retired' : 'draft'
    }
    for (const document of handbook.documents) {
      const pointing = referencesIn(document).flatMap(({ at, name, field }) => {
        const targets = resolve(handbook, field.to!, name, document)
        const why = targets.length === 1 ? says(targets[0]!.document) : undefined
        return why ? [{ in: document, at, says: why, args: { typed: name, file: targets[0]!.document!.path } }] : []
      })
      // A page begun with ours may name the whole handbook to be: one finding for each list, since one cure helps them all.
      for (const [, found] of groupBy(pointing, (one) => `${one.at[0]} ${one.says}`)) {
        if (found.length <= mostApart || found[0]!.says !== 'draft') yield* found
        else
          yield {
            in: document,
            at: [found[0]!.at[0]!],
            says: 'drafts',
            args: {
              first: found
                .slice(0, mostApart)
                .map(({ args }) => args.typed)
                .join(', '),
              more: found.length - mostApart,
            },
          }
      }
      for (const { href, place } of document.body.links) {
        const target = documentAt(href, document, handbook)
        const why = typeof target === 'object' ? says(target.document) : undefined
        if (why) yield { in: document, at: place, says: why, args: { typed: href, file: (target as { document: Document }).document.path } }
      }
    }
  },
}
