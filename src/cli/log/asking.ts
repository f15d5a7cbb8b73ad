import pc from 'picocolors'
import type { Handbook } from '../../handbook/handbook.ts'
import { languageFor } from '../../language/language.ts'
import type { Column, Setting } from '../../records/column.ts'
import { columnWords } from '../../records/column-words.ts'
import type { Moment } from '../../records/moment.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import { untimely } from '../../records/untimely.ts'
import { chosen, type Choice } from '../../walk/choices.ts'
import type { Words } from '../../words/words.ts'
import { visible, visibleLine } from '../formats/visible.ts'
import { saving, tellChoices, tellNow } from '../walk/asking.ts'
import { atMargin } from '../walk/show.ts'
import type { Terminal } from '../walk/terminal.ts'
import { saysYes } from '../walk/walk-in-terminal.ts'
import { momentTyped } from './moment-typed.ts'

export type Key = keyof Complaint

/** A talk about one complaint, with somebody at the keyboard. */
export interface Talk {
  terminal: Terminal
  words: Words
  setting: Setting
  handbook: Handbook
  now: Moment
  /** What is known so far. */
  complaint: Complaint
  /** Keeps an answer as soon as it is given, where the complaint stands in the list already. */
  keep?(change: Complaint): Promise<void>
}

/** The person typed q. */
export class Left extends Error {
  override name = 'Left'
}

/** The sign for leaving. */
const leaving = 'q'

/** The next line; leaving goes before everything else that a line may mean. */
export async function lineTyped({ terminal }: Pick<Talk, 'terminal'>): Promise<string> {
  const typed = await terminal.ask('› ')
  if (typed.toLowerCase() === leaving) throw new Left()
  return typed
}

/**
 * Asks one question after the other; `<` goes back to the one before.
 *
 * @param keys what to ask; looked at again after each answer, since one answer may lead to another question
 * @param suggested what Enter takes where nothing is known yet
 */
export async function askEach(keys: () => readonly Key[], talk: Talk, suggested: Complaint = {}): Promise<void> {
  const asked: Key[] = []
  for (;;) {
    const key = keys().find((one) => !asked.includes(one) && canBeAsked(one, talk))
    if (key === undefined) return
    if ((await askColumn(key, talk, suggested)) === 'on') asked.push(key)
    else if (asked.pop() === undefined) talk.terminal.say(talk.words.say('walk.firstOpen'))
  }
}

/** False where something is to be chosen, and there is nothing to choose from. */
function canBeAsked(key: Key, talk: Talk): boolean {
  return choicesOf(columnOf(key), talk)?.length !== 0
}

async function askColumn(key: Key, talk: Talk, suggested: Complaint): Promise<'on' | 'back'> {
  const { terminal, words, complaint } = talk
  const column = columnOf(key)
  const { ask, hint } = columnWords(words, complaints, key)
  terminal.say()
  terminal.say(pc.bold(atMargin(ask, 0)))
  if (hint !== undefined) terminal.say(pc.dim(atMargin(hint, 0)))
  const standing = complaint[key] ?? suggested[key]
  if (standing !== undefined) {
    const said = visibleLine(inWords(key, standing, talk))
    terminal.say(complaint[key] === undefined ? pc.green(words.say('log.suggestion', { answer: said })) : tellNow('walk.now', said, words))
  }
  const choices = choicesOf(column, talk)
  if (choices && !isScale(choices)) tellChoices(choices, [standing === true ? choices[0]!.value : (standing as string)], talk)
  for (;;) {
    const typed = await lineTyped(talk)
    if (typed === '<') return 'back'
    if (typed === '-' || typed === '') {
      const value = typed === '-' ? undefined : standing
      if (value !== complaint[key]) await answer(key, value, talk)
      return 'on'
    }
    const read = readTyped(typed, key, choices, talk)
    if ('wrong' in read) terminal.say(pc.yellow(atMargin(read.wrong, 2)))
    else {
      await answer(key, read.value, talk)
      return 'on'
    }
  }
}

async function answer(key: Key, value: unknown, talk: Talk): Promise<void> {
  const change = { [key]: value } as Complaint
  if (talk.keep) await saving(() => talk.keep!(change), talk)
  talk.complaint = { ...talk.complaint, ...change }
}

/** What was typed as a value, or a sentence that says what is wrong with it. */
function readTyped(typed: string, key: Key, choices: readonly Choice[] | undefined, talk: Talk): { value: unknown } | { wrong: string } {
  const { words, setting, handbook, now, complaint } = talk
  const column = columnOf(key)
  const isTime = column.type === 'moment' || column.type === 'day'
  const meant = choices ? chosen(typed, choices) : isTime ? momentTyped(typed, now, handbook) : typed
  if (choices && !choices.some(({ value }) => value === meant)) return { wrong: words.say('walk.notInList', { typed: visibleLine(typed) }) }
  const read = column.read(meant, setting)
  if ('says' in read) return { wrong: words.say(`records.unread.${read.says}`, { typed: visibleLine(typed), ...read.args }) }
  const wrong = isTime ? untimely(key, read.value as Moment, complaint, now) : undefined
  if (wrong === undefined) return read
  const day = inWords(key, read.value, talk)
  if (wrong.says === 'to-come') return { wrong: words.say('log.untimely.toCome', { typed: day }) }
  const { heading } = columnWords(words, complaints, wrong.than)
  return { wrong: words.say('log.untimely.before', { typed: day, heading, at: inWords(wrong.than, wrong.at, talk) }) }
}

/** The column of a key. */
export function columnOf(key: Key): Column {
  return complaints.columns[key] as Column
}

/** A value as a person reads it. */
export function inWords(key: Key, value: unknown, { setting }: Pick<Talk, 'setting'>): string {
  return visible(columnOf(key).write(value, setting))
}

function choicesOf({ choices, type, to }: Column, { words, setting }: Pick<Talk, 'words' | 'setting'>): Choice[] | undefined {
  if (choices) return choices.map((value) => ({ value, title: setting.choice(value) }))
  if (to !== undefined) return setting.known(to).map(({ name, title }) => ({ value: name, title }))
  if (type !== 'yes-no') return undefined
  const { yes, no } = languageFor(words.language)
  return [yes[0]!, no[0]!].map((value) => ({ value, title: value }))
}

/** True for marks from 1 up: a list would only say each figure twice. */
function isScale(choices: readonly Choice[]): boolean {
  return choices.every(({ title }, i) => title === String(i + 1))
}

/** Asks whether something is so: yes, or Enter for no. */
export async function isSo(question: string, talk: Pick<Talk, 'terminal' | 'words'>): Promise<boolean> {
  talk.terminal.say()
  talk.terminal.say(pc.bold(atMargin(question, 0)))
  return saysYes(await lineTyped(talk), talk)
}
