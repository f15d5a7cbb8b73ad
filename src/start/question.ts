import type { Answer } from '../walk/answers.ts'
import { canBeAnswered } from '../walk/choices.ts'
import { askedOn, type Asked, type Page, type Remark } from '../walk/page.ts'
import { suggestionsFor } from '../walk/suggestions.ts'
import { inALine } from '../walk/in-a-line.ts'
import { controlFor, type Control } from './controls.ts'

/** A question as a layout shows it. */
export interface QuestionView {
  key: string
  label: string
  ask: string
  why: string
  hint: string
  state: Asked['state']
  /** A starter answer nobody here has looked at. */
  ours: boolean
  needed: boolean
  good: string[]
  weak: string[]
  weakBecause: string
  /** What stands in the file, as JSON: a browser sends it back, so that what somebody else wrote meanwhile is noticed. */
  was: string
  control: Control
  /** False where there is nothing to choose from yet. */
  answerable: boolean
  suggestions: string[]
  recalled: { label: string; said: string[] }[]
  /** What was said before may be taken as it is. */
  canTake: boolean
  remarks: RemarkView[]
}

/** What is found about an answer. */
export interface RemarkView {
  severity: Remark['severity']
  message: string
  fix: string
  /** The part of the answer it is about: `ladder/0/may/1`. */
  at: string
  /** The words it is about, where it names some. */
  typed: string
  /** Another question that has to be looked at for it. */
  href: string | null
}

/** A question of a page, with everything around it. */
export async function questionView(asked: Asked, page: Page): Promise<QuestionView> {
  const { key, field, words: told, answer, state } = asked
  const { words, document, project } = page
  const control = controlFor(asked, page)
  const suggestions = field === undefined ? [] : await suggestionsFor(field, told, page)
  const rule = told.weak?.['caught-by'] ?? ''
  return {
    key,
    label: nameOf(asked),
    ask: told.ask,
    why: told.why ?? '',
    hint: told.hint ?? '',
    state,
    ours: state === 'ours',
    needed: field?.need !== undefined,
    good: linesOf(told.good as Answer | undefined),
    weak: linesOf(told.weak?.answer as Answer | undefined),
    weakBecause: /^[a-z]+(-[a-z]+)+$/.test(rule)
      ? words.say('walk.weakRule', { why: words.rule(rule).title })
      : words.say('walk.weakPerson'),
    was: JSON.stringify(answer ?? null),
    control,
    answerable: canBeAnswered(field, document, project.working, words),
    suggestions: suggestions.filter((one) => !([answer ?? []].flat() as Answer[]).includes(one)),
    recalled: field?.recalls ? recalled(key, page) : [],
    canTake: control.partial === 'control-list',
    remarks: remarkViews(asked.remarks, state === 'open' || state === 'unasked'),
  }
}

/** @param isOpen what is not answered yet need not be told that it is missing */
export function remarkViews(remarks: readonly Remark[], isOpen = false): RemarkView[] {
  return remarks
    .filter(({ severity }) => !isOpen || severity === 'error')
    .map(({ severity, message, fix, at, typed }) => ({
      severity,
      message,
      typed,
      href: null,
      // What is only missing is asked for here; how to add it in the file is no help to somebody who is asked.
      fix: severity === 'error' ? fix : '',
      at: at.join('/'),
    }))
}

/** What a question is called in a list. */
export function nameOf({ words, heading, key }: Pick<Asked, 'words' | 'heading' | 'key'>): string {
  return words.label ?? heading ?? key
}

/** The lists given before this question, since its answer comes out of them. */
function recalled(key: string, page: Page): QuestionView['recalled'] {
  const all = askedOn(page)
  return all
    .slice(
      0,
      all.findIndex((one) => one.key === key),
    )
    .filter(({ answer }) => Array.isArray(answer))
    .map((one) => ({ label: nameOf(one), said: linesOf(one.answer) }))
}

/** An answer line by line, as it is read. */
export function linesOf(answer: Answer | undefined): string[] {
  if (answer === undefined) return []
  return Array.isArray(answer) ? answer.map((one) => inALine(one as Answer)) : [inALine(answer).trim()]
}
