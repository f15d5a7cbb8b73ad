import { heirOf, replacementsOf, retiredIn } from '../../handbook/former.ts'
import { isRetired } from '../../handbook/in-force.ts'
import type { Document } from '../../handbook/document.ts'
import type { Handbook } from '../../handbook/handbook.ts'
import { nearest } from '../nearest.ts'
import type { Rule } from '../rule.ts'

/** Whoever comes by an old link is told what holds now: that must be there, and not lead back. */
export const replacementIsThere: Rule = {
  id: 'replacement-is-there',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    for (const document of retiredIn(handbook)) {
      const typed = document.fields.replacedBy as string | undefined
      if (typed === undefined) continue
      const found = { in: document, at: ['replacedBy'] }
      const [next, ...others] = replacementsOf(document, handbook)
      if (others.length > 0) {
        yield { ...found, says: 'several', args: { typed, names: [next!, ...others].map(({ longName }) => longName).join(', ') } }
      } else if (next !== undefined) {
        const circle = circleFrom(document, handbook)
        if (circle) yield { ...found, says: 'circle', args: { line: circle.map(({ longName }) => longName).join(' → ') } }
      } else {
        const near = nearest(
          typed,
          handbook.all.flatMap(({ name, longName }) => [name, longName]),
        )
        yield { ...found, says: near === undefined ? 'nothing' : 'did-you-mean', args: { typed, nearest: near ?? '' } }
      }
    }
  },
}

/** The way round, where replacements lead back to the document they began with. */
function circleFrom(document: Document, handbook: Handbook): Document[] | undefined {
  if (heirOf(document, handbook) !== undefined) return undefined
  const way = [document]
  for (let next = replacementsOf(document, handbook); next.length === 1 && isRetired(next[0]!); next = replacementsOf(next[0]!, handbook)) {
    if (next[0] === document) return [...way, document]
    if (way.includes(next[0]!)) return undefined
    way.push(next[0]!)
  }
  return undefined
}
