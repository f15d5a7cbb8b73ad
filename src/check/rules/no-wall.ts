import type { Rule } from '../rule.ts'
import { phrasesToAvoid } from '../phrases-to-avoid.ts'

/** "It is our policy" ends the talk and not the trouble. Only what staff are to say is looked at; what not to say may say it. */
export const noWall: Rule = {
  id: 'no-wall',
  severity: 'advice',
  sees: 'document',
  *find(document, prose, lexicon) {
    for (const { place, phrase, avoided } of phrasesToAvoid(document, prose, lexicon)) {
      if (avoided.does) yield { at: place, says: avoided.does, args: { phrase, better: avoided.better, because: avoided.because } }
    }
  },
}
