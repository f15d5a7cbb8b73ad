import { namesFor, resolve, type Handbook, type Target } from '../handbook/handbook.ts'
import type { Document } from '../handbook/document.ts'
import type { Field } from '../kinds/field.ts'
import { languageFor } from '../language/language.ts'
import type { Words } from '../words/words.ts'

/** Something to choose: how it stands in a file, and the words a person knows it by. */
export interface Choice {
  value: string
  title: string
}

/** What a field may hold, where that is a list to choose from; undefined where it is written freely. */
export function choicesFor(field: Field, document: Document, handbook: Handbook, words: Words): Choice[] | undefined {
  if (field.choices) return field.choices.map((value) => ({ value, title: words.choice(value) }))
  if (field.type === 'yes-no') {
    const { yes, no } = languageFor(words.language)
    return [yes[0]!, no[0]!].map((value) => ({ value, title: value }))
  }
  if (field.to === undefined) return undefined
  const to = field.to
  const seen = new Set<unknown>()
  // A document has a short name and a long one; the first of them that leads to it and to nothing else is offered.
  return namesFor(handbook, to)
    .toSorted((a, b) => a.split('/').length - b.split('/').length)
    .flatMap((value) => {
      const targets = resolve(handbook, to, value, document)
      const [target] = targets
      const isSelf = target?.document === document && target.at === undefined
      const key = target?.at === undefined ? (target?.document ?? value) : value
      if (targets.length !== 1 || isSelf || seen.has(key)) return []
      seen.add(key)
      return [{ value, title: titleOf(to, value, target!, words) }]
    })
}

function titleOf(to: string, name: string, { document, title }: Target, words: Words): string {
  return document === undefined && to === 'measure' ? words.measure(name).title : title
}

/**
 * The choice somebody means: by its number in the list, its words, their beginning or a part of them, whatever the case. What
 * means none, or several, stays as typed: whoever reads it will say so.
 */
export function chosen(typed: string, choices: readonly Choice[]): string {
  const meant = choicesMeant(typed, choices)
  return meant.length === 1 ? meant[0]!.value : typed
}

/** The choices that somebody may mean; several where more has to be typed to tell. */
export function choicesMeant(typed: string, choices: readonly Choice[]): readonly Choice[] {
  const number = /^\d+$/.test(typed) ? choices[Number(typed) - 1] : undefined
  const exact = choices.find(({ value }) => value === typed)
  if (exact ?? number) return [(exact ?? number)!]
  const lower = folded(typed)
  const said = choices.filter(({ value, title }) => folded(value) === lower || folded(title) === lower)
  const begun = choices.filter(({ value, title }) => folded(value).startsWith(lower) || folded(title).startsWith(lower))
  const within = choices.filter(({ title }) => lower.length >= shortestPart && folded(title).includes(lower))
  const around = choices.filter(({ value }) => lower.split(/[^\p{L}\p{N}]+/u).includes(folded(value)))
  return [said, begun, around, within].find((found) => found.length > 0) ?? []
}

/** Small letters without their marks: people type “cafe” and “café”. */
function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

/** A shorter part of a title than this is in too many of them to mean one (letters). */
const shortestPart = 4

/** False where something is to be chosen and there is nothing yet to choose from: the question has to wait. */
export function canBeAnswered(field: Field | undefined, document: Document, handbook: Handbook, words: Words): boolean {
  return field === undefined || choicesFor(field.item ?? field, document, handbook, words)?.length !== 0
}
