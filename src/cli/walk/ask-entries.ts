import pc from 'picocolors'
import { languageFor } from '../../language/language.ts'
import type { Field } from '../../kinds/field.ts'
import type { Answer, AnswerPath } from '../../walk/answers.ts'
import { choicesFor } from '../../walk/choices.ts'
import { partsOf, shortNameFor } from '../../walk/group-answers.ts'
import { visibleLine } from '../formats/visible.ts'
import { addRungFor, addRungs } from './ask-ladder.ts'
import { askInner, called, innerOf, isEmpty, lineFor, present, saves, saving, type Asking, type Move, type Part } from './asking.ts'
import { rowsOf } from './ladder-rows.ts'
import { atMargin, inALine } from './show.ts'

/** Some answers that belong together, one after the other. */
export async function askGroup(part: Part, asking: Asking, keys?: readonly string[]): Promise<Move> {
  const parts = partsOf(part.field).filter(({ key }) => keys === undefined || keys.includes(key))
  for (let i = 0; i < parts.length;) {
    const inner = innerOf(part, parts[i]!, part.at)
    const move = await askInner({ ...inner, mayDrop: keys !== undefined && i === 0 }, asking)
    if (move === 'out' || (move === 'back' && i === 0)) return move
    i += move === 'back' ? -1 : 1
    await nameEntry(part, part.at, asking)
  }
  return 'on'
}

/** Gives an entry the short name that follows from its title. */
async function nameEntry(part: Part, at: AnswerPath, asking: Asking): Promise<void> {
  const name = shortNameFor(part.field, present(asking, at))
  if (name !== undefined) await saving(() => asking.walk.answer([...at, 'name'], name), asking)
}

/** Several entries of some answers each: roles, cases, the rungs of a ladder. */
export async function askEntries(part: Part, asking: Asking, isOurs: boolean): Promise<Move> {
  const { terminal, words } = asking
  const entries = () => entriesAt(part, asking)
  const tellEntries = () => {
    const rows =
      part.field.shows === 'ladder' ? rowsOf(asking.walk.page(), words) : entries().map((entry) => entryInALine(part, entry, asking))
    for (const [i, row] of rows.entries()) terminal.say(`${String(i + 1).padStart(2)}  ${atMargin(row, 4).trimStart()}`)
  }
  const other = present(asking, part.at)
  // Something else stands where entries belong: it is shown before an entry takes its place.
  if (entries().length === 0 && other !== undefined) terminal.say(pc.yellow(words.say('walk.now', { answer: inALine(other) })))
  if (entries().length === 0) return (part.field.shows === 'ladder' ? addRungs : addEntries)(part, asking, tellEntries)
  if ((await completeEntries(part, entries, asking)) === 'back') return 'back'
  for (;;) {
    if (isOurs) terminal.say(pc.green(words.say('walk.oursList')))
    tellEntries()
    terminal.say(pc.dim(words.say('walk.changeOne')))
    const typed = await lineFor(part, asking)
    if (typed === '') return 'on'
    if (typed === '<') return 'back'
    const [, minus, number] = /^(-?)\s*(\d+)$/.exec(typed) ?? []
    if (typed === '-') {
      if (await saves(part.at, undefined, typed, asking)) return 'on'
    } else if (typed === '+') await (part.field.shows === 'ladder' ? addRungFor : addEntries)(part, asking, tellEntries)
    else if (number === undefined || entries()[Number(number) - 1] === undefined)
      terminal.say(words.say('walk.noNumber', { typed: number ?? visibleLine(typed) }))
    else if (minus === '-') {
      const left = entries().filter((_, i) => i !== Number(number) - 1)
      await saves(part.at, left.length === 0 ? undefined : left, typed, asking)
    } else await askGroup({ ...part, at: [...part.at, Number(number) - 1] }, asking)
    if (entries().length === 0) return 'on'
  }
}

function entriesAt(part: Part, asking: Asking): readonly Answer[] {
  const answer = present(asking, part.at)
  return Array.isArray(answer) && (answer as Answer[]).every((one) => typeof one === 'object' && !Array.isArray(one))
    ? (answer as Answer[])
    : []
}

/** Asks for what entries still lack, entry by entry. Those that do not fit here go. */
async function completeEntries(part: Part, entries: () => readonly Answer[], asking: Asking): Promise<Move> {
  const { terminal, words } = asking
  for (let i = 0; i < entries().length;) {
    const entry = entries()[i] as { [key: string]: Answer }
    const lacking = partsOf(part.field).filter(({ key, field }) => isAskedFirst(field) && isEmpty(entry[key]))
    if (lacking.length > 0) {
      terminal.say(pc.green(atMargin(entryInALine(part, entry, asking), 2)))
      terminal.say(pc.dim(words.say('walk.orDrop')))
      const move = await askGroup(
        { ...part, at: [...part.at, i] },
        asking,
        lacking.map(({ key }) => key),
      )
      if (move === 'back') return 'back'
      if (move === 'out') {
        await saves([...part.at, i], undefined, '-', asking)
        continue
      }
    }
    i++
  }
  return 'on'
}

/** An entry as people say it: roles by their titles, the short name left out, and what is answered with yes by its question. */
function entryInALine(part: Part, entry: Answer, { walk, words }: Asking): string {
  if (typeof entry !== 'object' || Array.isArray(entry)) return inALine(entry)
  const { document, project } = walk.page()
  const said = partsOf(part.field).flatMap(({ key, field }) => {
    const answer = (entry as { [key: string]: Answer })[key]
    if (isEmpty(answer)) return []
    const { label } = part.words.fields![key]!
    if (field.type === 'yes-no') return languageFor(words.language).yes.includes(String(answer)) ? [label] : []
    const choices = choicesFor(field.item ?? field, document, project.working, words)
    const answers = [answer!]
      .flat()
      .map((one) => called(one as Answer, choices))
      .join(', ')
    return [field.to === undefined ? answers : `${label}: ${answers}`]
  })
  return said.join(' · ')
}

function isAskedFirst(field: Field): boolean {
  return field.need !== undefined || field.asked === 'first'
}

async function addEntries(part: Part, asking: Asking, tellEntries: () => void): Promise<Move> {
  const { terminal, words } = asking
  for (;;) {
    const entries = entriesAt(part, asking)
    const at = [...part.at, entries.length]
    const parts = partsOf(part.field).filter(({ field }) => field.asked !== 'later')
    const move = await addEntry(part, at, parts, asking)
    if (move === 'back') return 'back'
    const now = entriesAt(part, asking)
    if (now.length === entries.length) return 'on'
    tellEntries()
    terminal.say(pc.dim(words.say('walk.more')))
  }
}

/** One more entry. Nothing typed for the first part means there is none. */
async function addEntry(part: Part, at: AnswerPath, parts: { key: string; field: Field }[], asking: Asking): Promise<Move> {
  for (let i = 0; i < parts.length;) {
    const move = await askInner(innerOf(part, parts[i]!, at), asking)
    if (move === 'back' && i === 0) return 'back'
    if (i === 0 && isEmpty(present(asking, [...at, parts[0]!.key]))) return 'on'
    i += move === 'back' ? -1 : 1
    await nameEntry(part, at, asking)
  }
  return 'on'
}
