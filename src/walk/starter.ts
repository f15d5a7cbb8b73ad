import { namesFor, type Handbook } from '../handbook/handbook.ts'
import { begunWith } from '../handbook/lexicon.ts'
import { keyOf, type Field, type Fields } from '../kinds/field.ts'
import type { KindWords, Words } from '../words/words.ts'
import type { Answer } from './answers.ts'
import { proposedLimit, worthOf } from './limits.ts'
import { positions, rolesAt, standingAt, type Position } from './positions.ts'

/** What a template's answers become for one company: its own roles, sums and words in the place of {placeholders}. */
export interface Starter {
  /** By the keys of a file. What points to something that is not there yet is left out. */
  answers: { [key: string]: Answer }
  body: string
}

/**
 * Makes a template's starter answers a company's own.
 *
 * @param fields those of the template's kind
 * @param handbook what there is already, the company among it
 * @param words of the language, for the company's trade
 */
export function starterOf(template: KindWords, fields: Fields, handbook: Handbook, words: Words): Starter {
  const setting = settingOf(handbook, words)
  const answers: { [key: string]: Answer } = {}
  for (const [name, field] of Object.entries(fields)) {
    const typed = template.start?.[keyOf(name)]
    const answer = typed === undefined ? undefined : filled(typed as Answer, field, setting)
    if (answer !== undefined) answers[keyOf(name)] = answer
  }
  // Whoever works alone asks nobody, and waits for nobody's answer.
  if (Array.isArray(answers.ladder) && answers.ladder.length === 1) delete answers['if-nobody-answers']
  return { answers, body: inWords(template.skeleton, setting) }
}

interface Setting {
  handbook: Handbook
  at: Record<Position, readonly string[]>
  /** What stands in the place of each placeholder. */
  words: Readonly<Record<string, string>>
  limit: (orders: number) => string
  /** On a ladder, a rung that nobody stands on is no rung; elsewhere, whoever stands above does it. */
  exactly?: boolean
}

function settingOf(handbook: Handbook, words: Words): Setting {
  const { company } = handbook
  const roles = company?.fields.roles ?? []
  const at = rolesAt(roles)
  const titled = (position: Position) => {
    const title = roles.find(({ name }) => name === standingAt(position, at)[0])?.title
    return title === undefined ? position.replace('-', ' ') : `${title[0]!.toLowerCase()}${title.slice(1)}`
  }
  const worth = worthOf(company?.fields)
  const trade = words.template((company && begunWith(company)?.name) ?? '')
  return {
    handbook,
    at,
    limit: (orders) => proposedLimit(orders, worth),
    words: {
      // A company begun by hand has customers, as the kind of company says.
      ...words.kind('company').words,
      ...trade?.words,
      ...Object.fromEntries(positions.map((position) => [position, titled(position)])),
      company: company?.fields.name ?? '',
      currency: worth.currency,
    },
  }
}

/** A text with its placeholders filled: `{customer}`, `{Customer}` at the beginning of a sentence, `{0.5 orders}`. */
function inWords(text: string, { words, limit }: Setting): string {
  return text
    .replace(/\{(\d+(?:\.\d+)?) orders?\}/g, (_, orders: string) => limit(Number(orders)))
    .replace(/\{([\w-]+)\}/g, (brace, name: string) => {
      const word = words[name] ?? words[name.toLowerCase()]
      if (word === undefined) return brace
      return name === name.toLowerCase() ? word : `${word[0]!.toUpperCase()}${word.slice(1)}`
    })
}

function filled(answer: Answer, field: Field, setting: Setting): Answer | undefined {
  if (field.item && field.type === 'list') {
    const onLadder = field.shows === 'ladder'
    const inside = onLadder ? { ...setting, exactly: true } : setting
    const entries = (Array.isArray(answer) ? (answer as Answer[]) : [answer]).flatMap((entry) => {
      const one = field.item!.to === 'role' ? roles(entry, inside) : filled(entry, field.item!, inside)
      return one === undefined ? [] : Array.isArray(one) ? (one as Answer[]) : [one]
    })
    const whole = onLadder ? ladder(entries as Rung[], answer as Rung[], field, setting) : [...new Set(entries)]
    if (whole.length === 0) return undefined
    // One of something stands as one: `role: barista`.
    return !Array.isArray(answer) && whole.length === 1 ? whole[0] : whole
  }
  if (field.fields && typeof answer === 'object') return group(answer as { [key: string]: Answer }, field.fields, setting)
  if (typeof answer !== 'string') return answer
  if (field.to === 'role') return roles(answer, { ...setting, exactly: false })[0]
  if (field.to !== undefined) return namesFor(setting.handbook, field.to).includes(answer) ? answer : undefined
  return inWords(answer, setting)
}

/** A group with what could be filled of it; undefined where something it is nothing without points nowhere. */
function group(answer: { [key: string]: Answer }, fields: Fields, setting: Setting): Answer | undefined {
  const made: { [key: string]: Answer } = {}
  for (const [name, field] of Object.entries(fields)) {
    const key = keyOf(name)
    if (answer[key] === undefined) continue
    const value = filled(answer[key], field, setting)
    if (value !== undefined) made[key] = value
    else if (field.need === 'always') return undefined
  }
  return made
}

/** A position as the roles that stand on it; any other name as it is, where the company has it or is yet to be written. */
function roles(answer: Answer, { at, handbook, exactly = false }: Setting): string[] {
  const name = String(answer)
  if (positions.includes(name as Position)) return [...(exactly ? at[name as Position] : standingAt(name as Position, at))]
  return handbook.company === undefined || namesFor(handbook, 'role').includes(name) ? [name] : []
}

type Rung = { [key: string]: Answer }

/**
 * A ladder whose rungs all stand on one person keeps everything that could be done. Whoever stands highest asks nobody,
 * so nobody need answer them.
 */
function ladder(rungs: readonly Rung[], starter: readonly Rung[], field: Field, setting: Setting): Rung[] {
  const kept = rungs.map((rung) => ({ ...rung }))
  if (kept.length === 1 && starter.length > 1) {
    const all = starter.slice(0, 1).flatMap(({ may }) => filled(may ?? [], field.item!.fields!.may!, setting) ?? [])
    kept[0]!.may = [...new Set([...(all as string[]), ...((kept[0]!.may ?? []) as string[])])]
  }
  const top = kept.at(-1)
  if (top !== undefined && top.ask === undefined) delete top['ask-within']
  return kept
}
