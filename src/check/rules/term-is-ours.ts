import type { Rule } from '../rule.ts'
import { kinds } from '../../kinds/index.ts'
import { phraseIn } from '../phrases.ts'
import { spokenAndWritten } from '../texts.ts'

/** The same thing under two names makes people look for the difference. */
export const termIsOurs: Rule = {
  id: 'term-is-ours',
  severity: 'advice',
  sees: 'document',
  *find(document, prose, { terms }) {
    if (document.kind === kinds.glossary.name || document.kind === kinds.words.name) return
    const told = new Set<string>()
    for (const { text, voice, at } of spokenAndWritten(document, prose)) {
      if (voice === 'not' || voice === 'heard') continue
      for (const { term = '', notCalled = [] } of terms) {
        const found = notCalled.length === 0 ? undefined : phraseIn(text, notCalled)
        if (!found || told.has(term)) continue
        told.add(term)
        yield { at: at(found.start, found.end), args: { typed: found.typed, term } }
      }
    }
  },
}
