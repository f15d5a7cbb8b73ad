import { parseDay } from '../handbook/values/date.ts'
import type { Field } from '../kinds/field.ts'
import type { Answer } from '../walk/answers.ts'
import { choicesFor, type Choice } from '../walk/choices.ts'
import { nextRung, partsOf } from '../walk/group-answers.ts'
import { isNothing, type Page } from '../walk/page.ts'
import type { FieldWords } from '../words/words.ts'
import { readingsIn } from './readings.ts'

/** Something to type in or choose from, as a layout needs it. */
export interface Control {
  partial: `control-${Shape}`
  key: string
  label: string
  hint: string
  /** What stands there, as typed. */
  value: string
  /** How it is understood, where that is worth saying. */
  reading: string
  /** `n` is the place of a chosen one among the answers, whose order a form must not change. */
  options: (Choice & { chosen: boolean; n: number | '' })[]
  /** So many that they are looked for by typing. */
  many: boolean
  /** Inside another: there is less room, and its label stands beside it. */
  inner: boolean
  entries: Control[]
  /** An entry yet to be filled in. */
  blank: Control | null
  parts: Control[]
  /** What an entry holds besides what is asked, as JSON: it must not get lost. */
  rest: string
  /** Of a ladder: who stands on the next rung. */
  next: { roles: string; title: string } | null
}

/** What a control looks like, and what is read out of it. */
type Shape = 'line' | 'text' | 'day' | 'words' | 'choice' | 'choices' | 'list' | 'entries' | 'ladder' | 'group' | 'named-or-group'

/** Types whose answers are sentences: their boxes grow with what is typed. */
const long = new Set(['text', 'remedy'])

/** Past so many choices, a field to look for them helps (choices). */
const manyChoices = 9

/** What a field is being asked for: its words, and where it stands. */
interface Asked {
  field: Field
  key: string
  words: Pick<FieldWords, 'label' | 'hint' | 'fields'>
  answer: Answer | undefined
  at: string
  inner: boolean
  /** The short name of the entry it stands in: nobody reports to themselves. */
  self?: string | undefined
}

/**
 * The control for a question: which one follows from the type of its field.
 *
 * @param field undefined for a part of the text
 */
export function controlFor(
  question: { key: string; field: Field | undefined; words: FieldWords; answer: Answer | undefined },
  page: Page,
): Control {
  const { key, field, words, answer } = question
  const label = words.label ?? key
  if (field === undefined) return { ...plainControl, partial: 'control-words', key, label, value: typeof answer === 'string' ? answer : '' }
  return control({ field, key, words: { ...words, label, hint: '' }, answer, at: key, inner: false }, page)
}

const plainControl: Control = {
  partial: 'control-line',
  key: '',
  label: '',
  hint: '',
  value: '',
  reading: '',
  options: [],
  many: false,
  inner: false,
  entries: [],
  blank: null,
  parts: [],
  rest: '',
  next: null,
}

function control(asked: Asked, page: Page): Control {
  const { field, key, words, answer, inner } = asked
  const base: Control = { ...plainControl, key, label: words.label ?? key, hint: words.hint ?? '', inner }
  if (field.type === 'name-or-group') return namedOrGroup(base, asked, page)
  // What stands where a group belongs is shown as it is: nobody's words vanish because a form has no place for them.
  if (field.type === 'group' && typeof answer === 'string') return { ...base, partial: 'control-text', value: answer }
  if (field.type === 'group') return { ...base, partial: 'control-group', ...groupParts(asked, page) }
  if (field.type === 'list') return listControl(base, asked, page)
  const choices = choicesOf(asked, page)
  const value = asTyped(answer)
  if (choices) return { ...base, partial: 'control-choice', value, options: offered(choices, [value]), many: choices.length > manyChoices }
  const reading = readingsIn(field, answer, key, page.words)[key] ?? ''
  const isDay = field.type === 'date' && (value === '' || parseDay(value) !== undefined)
  return { ...base, partial: isDay ? 'control-day' : long.has(field.type) ? 'control-text' : 'control-line', value, reading }
}

/** One text for an answer; where somebody wrote a list or a group instead of one, all of its words. */
function asTyped(answer: Answer | undefined): string {
  if (answer === undefined || typeof answer === 'string') return answer ?? ''
  if (Array.isArray(answer)) return (answer as Answer[]).map(asTyped).join(', ')
  return Object.entries(answer)
    .map(([key, one]) => `${key}: ${asTyped(one as Answer)}`)
    .join(', ')
}

function listControl(base: Control, asked: Asked, page: Page): Control {
  const { field, answer, at, words } = asked
  const item = field.item!
  const there = isNothing(answer) ? [] : ([answer!].flat() as Answer[])
  const choices = field.repeats ? undefined : choicesOf({ ...asked, field: item }, page)
  if (choices) return { ...base, partial: 'control-choices', options: offered(choices, there), many: choices.length > manyChoices }
  const entry = (one: Answer | undefined, i: number | string) =>
    control({ field: item, key: '', words: { ...words, hint: '' }, answer: one, at: `${at}/${i}`, inner: true }, page)
  const isLadder = field.shows === 'ladder'
  return {
    ...base,
    partial:
      isLadder && there.every((one) => typeof one === 'object')
        ? 'control-ladder'
        : item.type === 'group'
          ? 'control-entries'
          : 'control-list',
    entries: there.map(entry),
    blank: entry(undefined, 'new'),
    next: isLadder ? nextOnLadder(answer, page) : null,
  }
}

function nextOnLadder(ladder: Answer | undefined, { project }: Page): Control['next'] {
  const roles = project.working.company?.fields.roles ?? []
  const next = nextRung(ladder, roles)
  if (next.length === 0) return null
  const titles = roles.filter(({ name }) => next.includes(name ?? '')).map(({ name, title }) => title ?? name)
  return { roles: JSON.stringify(next), title: titles.join(', ') }
}

/** The controls of what belongs together, and what stands there besides. */
function groupParts({ field, words, answer, at }: Asked, page: Page): Pick<Control, 'parts' | 'rest'> {
  const there = typeof answer === 'object' && !Array.isArray(answer) ? (answer as { [key: string]: Answer }) : {}
  const parts = partsOf(field)
  const asked = new Set(parts.map(({ key }) => key))
  const rest = Object.entries(there).filter(([key]) => !asked.has(key))
  return {
    parts: parts.map(({ key, field: inner }) =>
      control(
        { field: inner, key, words: words.fields![key]!, answer: there[key], at: `${at}/${key}`, inner: true, self: String(there.name) },
        page,
      ),
    ),
    rest: rest.length === 0 ? '' : JSON.stringify(Object.fromEntries(rest)),
  }
}

/** The name of something, or the thing written out on the spot. */
function namedOrGroup(base: Control, asked: Asked, page: Page): Control {
  const choices = choicesOf({ ...asked, field: asked.field.item! }, page) ?? []
  const value = typeof asked.answer === 'string' ? asked.answer : ''
  const { parts, rest } = groupParts(asked, page)
  return {
    ...base,
    partial: 'control-named-or-group',
    value,
    options: offered(choices, [value]),
    many: choices.length > manyChoices,
    parts,
    rest,
  }
}

function choicesOf({ field, self }: Asked, { document, project, words }: Page): Choice[] | undefined {
  return choicesFor(field, document, project.working, words)?.filter(({ value }) => value !== self)
}

/** The choices, those that are made ticked; what is chosen and not offered any longer stays visible, as it is typed. */
function offered(choices: readonly Choice[], chosen: readonly Answer[]): Control['options'] {
  const unknown = chosen.filter((one) => one !== '' && typeof one === 'string' && !choices.some(({ value }) => value === one))
  return [...choices, ...unknown.map((value) => ({ value: String(value), title: String(value) }))].map((choice) => ({
    ...choice,
    chosen: chosen.includes(choice.value),
    n: chosen.includes(choice.value) ? chosen.indexOf(choice.value) : '',
  }))
}
