import { isOf, type Document, type DocumentOf } from '../handbook/document.ts'
import type { Quantity } from '../handbook/values/quantity.ts'
import { maySee } from '../kinds/field.ts'
import { kinds } from '../kinds/index.ts'
import { fieldWords } from '../words/sentences.ts'
import type { Context } from './context.ts'
import { part } from './shown.ts'
import { dayInWords, quantityInWords } from './values.ts'

/** A change that somebody made, or is about to make. */
export type Change = DocumentOf<typeof kinds.improvement>

/** How far a change is: it holds, it is coming, or it is no more. Ideas that nobody has agreed to are nothing to tell of. */
export type Progress = 'made' | 'coming' | 'given-up'

/** How far a change is; undefined for an idea. */
export function progressOf({ fields: { state, decision } }: Change): Progress | undefined {
  if (state === 'dropped' || decision === 'undo') return 'given-up'
  if (state === 'done') return 'made'
  return state === 'doing' || state === 'agreed' ? 'coming' : undefined
}

/** Since when it holds, or by when it will; empty where nobody said, and for a change that is no more. */
export function whenOf(change: Change, { handbook, words }: Context): string {
  const { by } = change.fields
  const progress = progressOf(change)
  if (by === undefined || progress === undefined || progress === 'given-up') return ''
  const day = dayInWords(by, words)
  if (progress === 'coming') return words.say(by < handbook.today ? 'site.changed.wasPlanned' : 'site.changed.planned', { day })
  // Done before its day: nobody wrote down which one it was.
  return by > handbook.today ? '' : words.say('site.changed.since', { day })
}

/**
 * What it brought, against what it was to bring: "Calls answered by a person: 80% before, 84% on 31 October 2026. We had
 * hoped for 85%." Of a change that is still to come, what we hope for. Empty for customers.
 */
export function broughtBy(change: Change, context: Context): string {
  const { words, audience } = context
  const { now, expected, result } = change.fields
  if (!maySee(audience, kinds.improvement.fields.result.audience ?? 'staff')) return ''
  const figure = (key: string, value: Quantity | undefined, day = '') =>
    value === undefined ? [] : [words.say(key, { figure: quantityInWords(value, words), day })]
  const told = (figures: string[]) => words.say('site.changed.brought', { what: countedIn(change, context), figures: figures.join(', ') })
  if (result?.value !== undefined) {
    const after = result.on
      ? figure('site.changed.after', result.value, dayInWords(result.on, words))
      : [quantityInWords(result.value, words)]
    return [told([...figure('site.changed.before', now), ...after]), ...figure('site.changed.hoped', expected)].join(' ')
  }
  if (expected === undefined || progressOf(change) !== 'coming') return ''
  return told([...figure('site.changed.now', now), ...figure('site.changed.hopes', expected)])
}

/** What was counted, as people call it. */
function countedIn(change: Change, context: Context): string {
  const { name, fields } = kinds.improvement
  const words = fieldWords(context.words, name, ['measure'])
  const shown = part('measure', fields.measure, change.fields.measure, words, change as unknown as Document, context)?.value
  const written = shown?.parts?.title?.value.text ?? shown?.text ?? ''
  return written === '' ? context.words.say('site.changed.count') : written
}

/** A change in a line, for the pages of what it is about; empty for anything else. */
export function changeInALine(document: Document, context: Context): string {
  if (!isOf(document, kinds.improvement)) return ''
  const change = document as unknown as Change
  return [whenOf(change, context), broughtBy(change, context)].filter((told) => told !== '').join(' ')
}
