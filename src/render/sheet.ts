import type { Field } from '../kinds/field.ts'
import type { FieldWords, Words } from '../words/words.ts'
import { loadLayouts } from './layouts.ts'
import { sheetStyle } from './sheet-style.ts'

/** A question to be answered with a pen. */
export interface SheetQuestion {
  words: FieldWords
  /** Undefined for a part of the text. */
  field: Field | undefined
}

/** What tells a sheet of ours from a file of somebody's own. */
export const sheetMark = '<meta name="generator" content="Servicebook sheet">'

/**
 * A sheet of questions with room to write, for a team round a table: one HTML page that needs nothing beside it.
 *
 * @param title what the sheet is about
 */
export function renderSheet(
  { title, purpose }: { title: string; purpose: string },
  questions: readonly SheetQuestion[],
  words: Words,
  dir?: string,
): string {
  return loadLayouts(words, dir)('sheet', {
    language: words.language,
    title,
    purpose,
    style: sheetStyle('sheet', dir),
    questions: questions.map(({ words: told, field }) => ({
      ask: told.ask,
      hint: told.hint ?? '',
      example: choicesOf(field).length > 0 ? '' : exampleOf(told.good),
      boxes: choicesOf(field).map(words.choice),
      lines: linesFor(field),
    })),
  })
}

function choicesOf(field: Field | undefined): readonly string[] {
  return field?.item?.choices ?? field?.choices ?? []
}

/** An example that can be read at a glance: of several, the first. */
function exampleOf(good: unknown): string {
  const first: unknown = Array.isArray(good) ? good[0] : good
  return typeof first === 'string' ? (first.split('\n')[0] ?? '') : ''
}

/** Lines to write on: numbered for a list, fewer where something is to be ticked. */
function linesFor(field: Field | undefined): string[] {
  if (field === undefined) return Array.from({ length: 6 }, () => '')
  if (choicesOf(field).length > 0) return []
  if (field.type === 'list' && field.item?.type === 'group') return Array.from({ length: 8 }, () => '')
  if (field.type === 'list') return Array.from({ length: 5 }, (_, i) => `${i + 1}`)
  return Array.from({ length: field.type === 'text' ? 3 : 1 }, () => '')
}
