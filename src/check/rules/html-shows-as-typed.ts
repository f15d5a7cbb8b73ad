import type { Rule } from '../rule.ts'

/** HTML in markdown is shown, not obeyed. Whoever meant it as layout should know. */
export const htmlShowsAsTyped: Rule = {
  id: 'html-shows-as-typed',
  severity: 'advice',
  sees: 'document',
  *find(_document, { html }) {
    for (const { text, place } of html) yield { at: place, args: { typed: text.length > 40 ? `${text.slice(0, 37)}...` : text } }
  },
}
