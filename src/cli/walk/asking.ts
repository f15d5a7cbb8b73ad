import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import type { Field } from '../../kinds/field.ts'
import { choicesFor, type Choice } from '../../walk/choices.ts'
import { answerAt, answersOf, type Answer, type AnswerPath } from '../../walk/answers.ts'
import type { Remark } from '../../walk/page.ts'
import type { Walk } from '../../walk/walk.ts'
import type { FieldWords, Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin, inALine } from './show.ts'
import type { Terminal } from './terminal.ts'

/** Where somebody goes from a question: on, back to the one before, or away with all it is about. */
export type Move = 'on' | 'back' | 'out'

/** A walk through a page, with somebody at the keyboard. */
export interface Session {
  walk: Walk
  terminal: Terminal
  words: Words
}

/** Somebody else changed the answer whose part was being asked for. */
export class Changed extends Error {
  override name = 'Changed'
}

/** A question being asked. */
export interface Asking extends Session {
  /** Asks for a part of an answer, whatever it is made of. */
  askPart(part: Part, isOurs?: boolean): Promise<Move>
  /** What has been said of the question being asked, so that nothing is said twice. */
  told: Set<string>
}

/** One thing being asked: a whole answer, or a part of one. */
export interface Part {
  field: Field
  words: FieldWords
  at: AnswerPath
  /** Part of an entry we proposed: where it makes no sense, the whole entry goes. */
  mayDrop?: boolean
}

export function tellQuestion({ ask, why, hint }: FieldWords, { terminal, words }: Asking): void {
  terminal.say(pc.bold(atMargin(ask, 0)))
  if (hint !== undefined) terminal.say(pc.dim(atMargin(hint, 0)))
  if (why !== undefined) terminal.say(pc.dim(atMargin(words.say('walk.why', { why }), 0)))
}

export function tell({ message, fix, severity }: Remark, { terminal, words }: Asking): void {
  const colour = severity === 'error' ? pc.red : pc.yellow
  terminal.say(colour(atMargin(message, 2)))
  // What is only missing is asked for here; how to add it in the file is no help to somebody who is asked.
  if (fix !== '' && severity === 'error') terminal.say(pc.dim(atMargin(words.say('walk.fix', { fix }), 2)))
}

/** Shows a good answer and a weak one, with what is wrong with it. */
function tellExamples({ good, weak }: FieldWords, { terminal, words }: Asking): void {
  if (good === undefined) return terminal.say(pc.dim(words.say('walk.noExample')))
  terminal.say(words.say('walk.good'))
  terminal.say(pc.green(atMargin(inLines(good as Answer), 2)))
  if (weak === undefined) return
  terminal.say(words.say('walk.weak'))
  terminal.say(pc.yellow(atMargin(inLines(weak.answer as Answer), 2)))
  const isRule = /^[a-z]+(-[a-z]+)+$/.test(weak['caught-by'])
  terminal.say(pc.dim(isRule ? words.say('walk.weakRule', { why: words.rule(weak['caught-by']).title }) : words.say('walk.weakPerson')))
}

function inLines(answer: Answer): string {
  return Array.isArray(answer)
    ? answer.map((one) => `- ${inALine(one as Answer)}`).join('\n')
    : typeof answer === 'string'
      ? answer.trim()
      : inALine(answer)
}

/** A line somebody typed, once they have seen the examples they asked for. */
export async function lineFor(part: Pick<Part, 'words'>, asking: Asking, prompt = '› '): Promise<string> {
  for (;;) {
    const typed = await asking.terminal.ask(prompt)
    if (typed !== '?') return typed
    tellExamples(part.words, asking)
  }
}

export function present({ walk }: Asking, at: AnswerPath): Answer | undefined {
  const answer = answerAt(answersOf(walk.page().text), at)
  return answer === '' ? undefined : answer
}

export function choicesOf({ field, at }: Part, asking: Asking): Choice[] | undefined {
  const { document, project } = asking.walk.page()
  const choices = choicesFor(field.item ?? field, document, project.working, asking.words)
  // Nobody reports to themselves.
  const self = at.length > 1 ? present(asking, [...at.slice(0, -1), 'name']) : undefined
  return choices?.filter(({ value }) => value !== self)
}

/** What a choice is called; of an answer that is free, the answer. */
export function called(answer: Answer, choices: readonly Choice[] | undefined): string {
  return choices?.find(({ value }) => value === answer)?.title ?? inALine(answer)
}

export function tellNow(key: string, answer: string, words: Words): string {
  return `${pc.green(atMargin(words.say(key, { answer }), 0))}\n${pc.dim(words.say('walk.keep'))}`
}

export function nothingToChoose({ terminal, words }: Asking): Move {
  terminal.say(pc.dim(words.say('walk.nothingToChoose')))
  return 'on'
}

/** Longer lists scroll the question away; the rest is found by typing (choices). */
const mostShown = 30

export function tellChoices(
  choices: readonly Choice[],
  now: readonly (Answer | undefined)[],
  { terminal, words }: Pick<Asking, 'terminal' | 'words'>,
): void {
  const width = String(choices.length).length
  for (const [i, { value, title }] of choices.slice(0, mostShown).entries())
    terminal.say(`${String(i + 1).padStart(width + 1)}  ${visibleLine(title)}${now.includes(value) ? pc.green(' ✓') : ''}`)
  if (choices.length > mostShown) terminal.say(pc.dim(words.say('walk.many', { n: choices.length - mostShown })))
}

/** Saves an answer; says why where it could not be, or what is wrong with it. True where the walk may go on. */
export async function saves(at: AnswerPath, answer: Answer | undefined, typed: string, asking: Asking): Promise<boolean> {
  const { walk, terminal, words } = asking
  const { saved, remarks, theirs } = await saving(() => walk.answer(at, answer), asking)
  if (theirs) {
    const answered = theirs.answer === undefined || theirs.answer === '' ? undefined : inALine(theirs.answer)
    terminal.say(pc.yellow(answered === undefined ? words.say('walk.theirsNothing') : words.say('walk.theirs', { answer: answered })))
    terminal.say(words.say('walk.whatYouTyped', { typed: visibleLine(typed) }))
    // Their change may have moved what we were looking at: the question begins anew.
    if (at.length > 1) throw new Changed()
    terminal.say(pc.dim(words.say('walk.theirsNext')))
    return false
  }
  const isHere = (remark: Remark) => at.every((step, i) => remark.at[i] === step)
  const wrong = remarks.filter((remark) => !saved || (remark.severity === 'error' && isHere(remark) && !asking.told.has(remark.message)))
  for (const remark of wrong) {
    tell(remark, asking)
    asking.told.add(remark.message)
  }
  if (saved && wrong.length > 0) terminal.say(pc.dim(words.say('walk.anyway')))
  if (saved && answer === undefined) terminal.say(pc.dim(words.say('walk.takenOut')))
  return wrong.length === 0
}

/** Does something with the disk, and again once whatever stood in the way is gone: what was typed is not lost. */
export async function saving<T>(work: () => Promise<T>, { terminal, words }: Pick<Asking, 'terminal' | 'words'>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error
      terminal.say(pc.red(atMargin(error.message, 2)))
      terminal.say(words.say('walk.tryAgain'))
      await terminal.pause('› ')
    }
  }
}

/** One of something stands as one where it may: `role: barista`. */
export function asWritten(field: Field, answers: Answer[]): Answer {
  return field.orOne && answers.length === 1 ? answers[0]! : answers
}

/** A part of a part: one of the answers that belong together. */
export function innerOf({ words }: Part, { key, field }: { key: string; field: Field }, at: AnswerPath): Part {
  return { field, words: words.fields![key]!, at: [...at, key] }
}

/** Asks for a part of an answer: its label and question, without the head a question of its own has. */
export async function askInner(part: Part, asking: Asking): Promise<Move> {
  const { terminal } = asking
  terminal.say(`  ${pc.bold(part.words.label)}  ${part.words.ask}`)
  if (part.words.hint !== undefined) terminal.say(pc.dim(atMargin(part.words.hint, 4)))
  return asking.askPart(part)
}

/** Nothing said yet: no answer, or a key with nothing behind it. */
export function isEmpty(answer: Answer | undefined): boolean {
  return answer === undefined || answer === ''
}
