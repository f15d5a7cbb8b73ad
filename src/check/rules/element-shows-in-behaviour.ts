import { vision } from '../../kinds/vision.ts'
import { ruleOf } from '../rule.ts'

/** "Respect" tells nobody what to do on Monday; "we ring before we are late" does. */
export const elementShowsInBehaviour = ruleOf(vision, {
  id: 'element-shows-in-behaviour',
  severity: 'gap',
  *find({ fields }) {
    for (const [i, element] of (fields.elements ?? []).entries()) {
      const seen = element.seenWhen ?? []
      const called = element.title ?? element.name ?? ''
      if (seen.length === 0) yield { at: ['elements', i], args: { element: called } }
      for (const [j, behaviour] of seen.entries()) {
        // One or two words name a quality ("being friendly"), not something a customer could see happen.
        if (behaviour.trim().split(/\s+/).length < 3)
          yield { at: ['elements', i, 'seenWhen', j], says: 'only-a-quality', args: { element: called, behaviour } }
      }
    }
  },
})
