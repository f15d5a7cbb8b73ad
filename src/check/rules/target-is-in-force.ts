import type { Rule } from '../rule.ts'
import type { Document } from '../../handbook/document.ts'
import { isRetired } from '../../handbook/in-force.ts'
import { counts, referencesIn, resolve } from '../../handbook/handbook.ts'
import { documentAt } from '../../handbook/links.ts'

/** A page may name one that is still a draft; staff see its words without a link until it is approved. */
export const targetIsInForce: Rule = {
  id: 'target-is-in-force',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const says = (target: Document | undefined) => {
      if (target === undefined || counts(handbook, target)) return undefined
      // Approved, and its day is still to come: the link appears by itself.
      if (target.fields.status === 'approved') return undefined
      return isRetired(target) ? 'retired' : 'draft'
    }
    for (const document of handbook.documents) {
      for (const { at, name, field } of referencesIn(document)) {
        const targets = resolve(handbook, field.to!, name, document)
        const why = targets.length === 1 ? says(targets[0]!.document) : undefined
        if (why) yield { in: document, at, says: why, args: { typed: name, file: targets[0]!.document!.path } }
      }
      for (const { href, place } of document.body.links) {
        const target = documentAt(href, document, handbook)
        const why = typeof target === 'object' ? says(target.document) : undefined
        if (why) yield { in: document, at: place, says: why, args: { typed: href, file: (target as { document: Document }).document.path } }
      }
    }
  },
}
