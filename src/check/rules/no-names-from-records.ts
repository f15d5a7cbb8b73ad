import type { Rule } from '../rule.ts'
import { kindNamed } from '../../handbook/document.ts'
import { phraseIn } from '../phrases.ts'
import { spokenAndWritten } from '../texts.ts'

/** Customers and their people stand in the records, which are kept from the handbook for their sake. */
export const noNamesFromRecords: Rule = {
  id: 'no-names-from-records',
  severity: 'advice',
  sees: 'document',
  *find(document, prose, { names }) {
    // A single first name points to nobody, and half the stories in a handbook have one.
    const telling = names.filter((name) => /\S\s+\S/.test(name))
    if (telling.length === 0 || kindNamed(document.kind)?.home === 'records') return
    for (const { text, at } of spokenAndWritten(document, prose)) {
      const found = phraseIn(text, telling)
      if (found) yield { at: at(found.start, found.end), args: { name: found.typed } }
    }
  },
}
