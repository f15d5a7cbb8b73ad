import pc from 'picocolors'
import type { Handbook } from '../../handbook/handbook.ts'
import { languageFor } from '../../language/language.ts'
import type { Column, Setting } from '../../records/column.ts'
import { columnWords } from '../../records/column-words.ts'
import type { Moment } from '../../records/moment.ts'
import { readAnswerIn } from '../../records/read-answer.ts'
import type { RowOf, Table } from '../../records/table.ts'
import { complaints } from '../../records/tables/complaints.ts'
import { chosen, type Choice } from '../../walk/choices.ts'
import type { Words } from '../../words/words.ts'
import { visible, visibleLine } from '../formats/visible.ts'
import { saving, tellChoices, tellNow } from '../walk/asking.ts'
import { notInList } from '../walk/not-in-list.ts'
import { atMargin } from '../walk/show.ts'
import type { Terminal } from '../walk/terminal.ts'
import { saysYes } from '../walk/says-yes.ts'
import { momentTyped } from './moment-typed.ts'

/** A column of a list; of the complaint log, where nothing else is said. */
export type Key<T extends Table = typeof complaints> = keyof T['columns'] & string

/** A talk about one row of a list, a complaint as a rule, with somebody at the keyboard. */
export interface Talk<T extends Table = typeof complaints> {
  terminal: Terminal
  words: Words
  setting: Setting
  handbook: Handbook
  now: Moment
  table: T
  /** What is known so far. */
  row: RowOf<T>
  /** Keeps an answer as soon as it is given, where the row stands in the list already. */
  keep?(change: RowOf<T>): Promise<void>
}

/** The person typed q. */
export class Left extends Error {
  override name = 'Left'
}

/** The sign for leaving. */
const leaving = 'q'

/** The next line; leaving goes before everything else that a line may mean. */
export async function lineTyped({ terminal }: { terminal: Terminal }): Promise<string> {
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
export async function askEach<T extends Table>(keys: () => readonly Key<T>[], talk: Talk<T>, suggested: RowOf<T> = {}): Promise<void> {
  const asked: Key<T>[] = []
  for (;;) {
    const key = keys().find((one) => !asked.includes(one) && canBeAsked(one, talk))
    if (key === undefined) return
    if ((await askColumn(key, talk, suggested)) === 'on') asked.push(key)
    else if (asked.pop() === undefined) talk.terminal.say(talk.words.say('walk.firstOpen'))
  }
}

/** False where something is to be chosen, and there is nothing to choose from. */
function canBeAsked<T extends Table>(key: Key<T>, talk: Talk<T>): boolean {
  return choicesOf(columnOf(key, talk.table), talk)?.length !== 0
}

async function askColumn<T extends Table>(key: Key<T>, talk: Talk<T>, suggested: RowOf<T>): Promise<'on' | 'back'> {
  const { terminal, words, row, table } = talk
  const column = columnOf(key, table)
  const { ask, hint } = columnWords(words, table, key)
  terminal.say()
  terminal.say(pc.bold(atMargin(ask, 0)))
  if (hint !== undefined) terminal.say(pc.dim(atMargin(hint, 0)))
  const standing = row[key] ?? suggested[key]
  if (standing !== undefined) {
    const said = visibleLine(inWords(key, standing, talk))
    terminal.say(row[key] === undefined ? pc.green(words.say('log.suggestion', { answer: said })) : tellNow('walk.now', said, words))
  }
  const choices = choicesOf(column, talk)
  if (choices && !isScale(choices)) tellChoices(choices, [standing === true ? choices[0]!.value : (standing as string)], talk)
  for (;;) {
    const typed = await lineTyped(talk)
    if (typed === '<') return 'back'
    if (typed === '-' || typed === '') {
      const value = typed === '-' ? undefined : standing
      if (value !== row[key]) await answer(key, value, talk)
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

async function answer<T extends Table>(key: Key<T>, value: unknown, talk: Talk<T>): Promise<void> {
  const change = { [key]: value } as RowOf<T>
  if (talk.keep) await saving(() => talk.keep!(change), talk)
  talk.row = { ...talk.row, ...change }
}

/** What was typed as a value, or a sentence that says what is wrong with it. */
function readTyped<T extends Table>(
  typed: string,
  key: Key<T>,
  choices: readonly Choice[] | undefined,
  talk: Talk<T>,
): { value: unknown } | { wrong: string } {
  const { words, setting, handbook, now, row, table } = talk
  const column = columnOf(key, table)
  const isTime = column.type === 'moment' || column.type === 'day'
  const meant = choices ? chosen(typed, choices) : isTime ? momentTyped(typed, now, handbook) : typed
  if (choices && !choices.some(({ value }) => value === meant)) return { wrong: notInList(typed, choices, words) }
  const read = readAnswerIn(table, key, meant, row, { setting, words, now })
  if ('value' in read) return read
  return { wrong: visible(read.wrong) }
}

/** The column of a key. */
export function columnOf(key: string, table: Table = complaints): Column {
  return table.columns[key]!
}

/** A value as a person reads it. */
export function inWords(key: string, value: unknown, { setting, table }: { setting: Setting; table?: Table }): string {
  return visible(columnOf(key, table).write(value, setting))
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
