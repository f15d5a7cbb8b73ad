import type { Rule } from '../rule.ts'
import { plainly } from '../../handbook/finding.ts'
import { phrasesToAvoid } from '../phrases-to-avoid.ts'

/** Words that make people feel stupid, ordered about or put off, and words that only fill a line. Walls and blame have a rule of their own. */
export const wordsHelp: Rule = {
  id: 'words-help',
  severity: 'advice',
  sees: 'document',
  *find(document, prose, lexicon) {
    for (const { place, phrase, avoided } of phrasesToAvoid(document, prose, lexicon)) {
      if (avoided.does) continue
      yield {
        at: place,
        says: avoided.because === '' ? 'no-reason' : plainly,
        args: { phrase, better: avoided.better, because: avoided.because },
      }
    }
  },
}
