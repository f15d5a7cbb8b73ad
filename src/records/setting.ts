import type { Handbook } from '../handbook/handbook.ts'
import { ref } from '../kinds/fields.ts'
import { shippedMeasures } from '../kinds/shipped-measures.ts'
import { languageFor } from '../language/language.ts'
import { choicesFor } from '../walk/choices.ts'
import type { Words } from '../words/words.ts'
import { folded, type Known, type Setting } from './column.ts'

/**
 * What a company's lists are read and written by: its currency, its words, and the names its handbook knows, of pages that
 * no longer count too, since what was written down once must still be read.
 */
export function settingFor(handbook: Handbook, words: Words): Setting {
  const { company } = handbook
  const lists = new Map<string, Known[]>()
  return {
    language: languageFor(words.language),
    writtenIn: words.language,
    currency: company?.fields.currency ?? 'EUR',
    // A mark from 1 to 4 is a figure, whatever the same figure is called where people rate something else.
    choice: (value) =>
      /^\d+$/.test(value) ? value : Object.hasOwn(shippedMeasures, value) ? words.measure(value).title : words.choice(value),
    known: (to) => {
      if (!company) return []
      if (!lists.has(to)) {
        const choices = choicesFor(ref(to), company, handbook, words) ?? []
        lists.set(to, toldApart(choices.map(({ value, title }) => ({ name: value, title }))))
      }
      return lists.get(to)!
    },
  }
}

/** A title that two share, or that is the name of another, would be read as somebody else: such a one goes by its name. */
function toldApart(known: readonly Known[]): Known[] {
  const means = new Map<string, Set<string>>()
  for (const { name, title } of known)
    for (const said of [name, title]) means.set(folded(said), (means.get(folded(said)) ?? new Set()).add(name))
  return known.map(({ name, title }) => ({ name, title: means.get(folded(title))!.size === 1 ? title : name }))
}
