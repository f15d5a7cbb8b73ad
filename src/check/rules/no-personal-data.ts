import type { Rule } from '../rule.ts'
import { contactsIn, isSameContact } from '../../handbook/lexicon.ts'
import { isRecord } from '../../handbook/in-force.ts'
import { languageFor } from '../../language/language.ts'
import { mentions, mentionsOf } from '../../measure/mentions.ts'
import { spokenAndWritten } from '../texts.ts'

/** How far back a word such as "ring" speaks of a number (characters). */
const nearby = 40

/** A number or mail address that the company does not give out itself belongs to somebody else, and a handbook is read by many. */
export const noPersonalData: Rule = {
  id: 'no-personal-data',
  severity: 'error',
  sees: 'document',
  *find(document, prose, { contacts }) {
    // Records hold them with good reason, and are never published.
    if (isRecord(document)) return
    const { ringing, numbered } = languageFor(document.language)
    for (const { text, at } of spokenAndWritten(document, prose)) {
      for (const { typed, start, sort, key, sure } of contactsIn(text)) {
        if (contacts.some((own) => isSameContact(own, key))) continue
        if (sort === 'phone') {
          const before = text.slice(Math.max(0, start - nearby), start)
          // Figures that could count anything are a phone where somebody is told to ring them.
          if (!sure && !mentions(before, ringing)) continue
          // "Order number 0045 2231 88" is nobody's; whatever is said last before the figures holds.
          if (!typed.startsWith('+') && lastOf(before, numbered) > 0 && lastOf(before, numbered) >= lastOf(before, ringing)) continue
        }
        yield { at: at(start, start + typed.length), says: sort, args: { typed } }
      }
    }
  },
}

/** Where the last of some words in a text ends; 0 where there is none. */
function lastOf(text: string, words: readonly string[]): number {
  return Math.max(0, ...mentionsOf(text, words).map(({ typed, start }) => start + typed.length))
}
