import type { Handbook } from '../handbook/handbook.ts'
import { keyOf, type Field } from '../kinds/field.ts'
import type { Answer } from '../walk/answers.ts'
import { shortNameFor } from '../walk/group-answers.ts'
import { inFile } from '../walk/typed.ts'

/**
 * What a form holds, as it is written in a file: units behind bare numbers, empty entries left out, short names where a
 * title calls for one. The same that typing the answers one by one leads to.
 *
 * @param field undefined for a part of the text, which stays as typed
 * @param posted from a browser, so of any shape; what fits nowhere is left for the rules to name
 * @returns undefined where nothing is said
 */
export function answerPosted(field: Field | undefined, posted: unknown, handbook: Pick<Handbook, 'company' | 'today'>): Answer | undefined {
  if (field === undefined) return textIn(posted)
  if (Array.isArray(posted)) {
    const item = field.item ?? field
    const entries = posted.flatMap((one) => answerPosted(item, one, handbook) ?? [])
    if (entries.length === 0) return undefined
    return field.orOne && entries.length === 1 ? entries[0] : entries
  }
  if (typeof posted === 'object' && posted !== null) return groupPosted(field, posted as Record<string, unknown>, handbook)
  const typed = textIn(posted)?.trim()
  return typed === undefined || typed === '' ? undefined : inFile(typed, field.type === 'list' ? field.item! : field, handbook)
}

function groupPosted(field: Field, posted: Record<string, unknown>, handbook: Pick<Handbook, 'company' | 'today'>): Answer | undefined {
  const fields = new Map(Object.entries(field.fields ?? {}).map(([name, inner]) => [keyOf(name), inner]))
  const entries = Object.entries(posted).flatMap(([key, value]): [string, Answer][] => {
    const inner = fields.get(key)
    // A key nobody knows was there before, and stays as it was: its rule names it.
    const answer = inner === undefined ? asItWas(value) : answerPosted(inner, value, handbook)
    return answer === undefined || answer === '' ? [] : [[key, answer]]
  })
  if (entries.length === 0) return undefined
  const name = shortNameFor(field, Object.fromEntries(entries))
  // Right behind the title it comes from, where somebody who answers one question at a time gets it.
  const at = entries.findIndex(([key]) => key === 'title')
  return Object.fromEntries(name === undefined ? entries : entries.toSpliced(at + 1, 0, ['name', name]))
}

/** An answer of any shape, as it was sent to the browser; what could not stand in a file is no answer. */
function asItWas(posted: unknown): Answer | undefined {
  if (typeof posted === 'string') return posted
  if (Array.isArray(posted)) return posted.flatMap((one) => asItWas(one) ?? [])
  if (typeof posted !== 'object' || posted === null) return undefined
  return Object.fromEntries(Object.entries(posted).flatMap(([key, value]) => [[key, asItWas(value) ?? '']]))
}

function textIn(posted: unknown): string | undefined {
  if (typeof posted !== 'string') return undefined
  const text = posted.replace(/\r\n?/g, '\n')
  return text.trim() === '' ? undefined : text
}
