import pc from 'picocolors'
import type { Answer } from '../../walk/answers.ts'
import { chosen, type Choice } from '../../walk/choices.ts'
import { suggestionsFor } from '../../walk/suggestions.ts'
import { inFile } from '../../walk/typed.ts'
import {
  asWritten,
  called,
  choicesOf,
  lineFor,
  nothingToChoose,
  present,
  saves,
  tellChoices,
  tellNow,
  type Asking,
  type Move,
  type Part,
} from './asking.ts'
import { notInList } from './not-in-list.ts'
import { inALine } from './show.ts'

/** Several short answers: ticked in a list, or typed one under the other. */
export async function askSeveral(part: Part, asking: Asking, isOurs: boolean): Promise<Move> {
  const choices = choicesOf(part, asking)
  if (choices?.length === 0) return nothingToChoose(asking)
  const suggested = await suggestionsFor(part.field, part.words, asking.walk.page())
  const offered = choices ?? suggested.map((value) => ({ value, title: value }))
  return offered.length > 0 ? tickSeveral(part, offered, choices === undefined, asking) : typeSeveral(part, asking, isOurs)
}

function listAt(part: Part, asking: Asking): Answer[] {
  return [present(asking, part.at) ?? []].flat() as Answer[]
}

function save(part: Part, answers: Answer[], typed: string, asking: Asking): Promise<boolean> {
  return saves(part.at, answers.length === 0 ? undefined : asWritten(part.field, answers), typed, asking)
}

/** The number in `- 2`, which takes the second one out. */
function takenOut(typed: string): number | undefined {
  const number = /^-\s*(\d+)$/.exec(typed)?.[1]
  return number === undefined ? undefined : Number(number) - 1
}

/** @param mayAdd what is not in the list may be typed too */
async function tickSeveral(part: Part, choices: readonly Choice[], mayAdd: boolean, asking: Asking): Promise<Move> {
  const { terminal, words } = asking
  tellChoices(choices, listAt(part, asking), asking)
  terminal.say(pc.dim(words.say('walk.several')))
  for (;;) {
    const now = listAt(part, asking)
    const typed = await lineFor(part, asking)
    if (typed === '') return 'on'
    if (typed === '<') return 'back'
    if (typed === '-') {
      await save(part, [], typed, asking)
      return 'on'
    }
    const meant = typed
      .split(/\s*,\s*/)
      .filter((one) => one !== '')
      .map((one) => chosen(one, choices))
    const unknown = mayAdd ? [] : meant.filter((one) => !choices.some(({ value }) => value === one))
    for (const one of unknown) terminal.say(notInList(one, choices, words))
    if (unknown.length > 0) continue
    const added = meant.filter((one) => !now.includes(one))
    // Ticking once more takes it out again.
    if (await save(part, added.length > 0 ? [...now, ...added] : now.filter((one) => !meant.includes(one as string)), typed, asking)) {
      const titles = listAt(part, asking).map((one) => called(one, choices))
      terminal.say(titles.length === 0 ? words.say('walk.noneChosen') : pc.green(words.say('walk.chosen', { chosen: titles.join(', ') })))
    }
  }
}

async function typeSeveral(part: Part, asking: Asking, isOurs: boolean): Promise<Move> {
  const { terminal, words } = asking
  const tellList = () => {
    for (const [i, one] of listAt(part, asking).entries()) terminal.say(`${String(i + 1).padStart(2)}  ${inALine(one)}`)
  }
  if (listAt(part, asking).length > 0) {
    if (isOurs) terminal.say(pc.green(words.say('walk.oursList')))
    tellList()
    terminal.say(pc.dim(words.say('walk.keepList')))
  } else terminal.say(pc.dim(words.say('walk.one')))

  // What was wrong a moment ago is typed again in its place, not once more behind it.
  let again: number | undefined
  for (;;) {
    const now = listAt(part, asking)
    const typed = await lineFor(part, asking, `${(again ?? now.length) + 1} › `)
    if (typed === '' && again !== undefined) {
      again = undefined
      continue
    }
    if (typed === '') return 'on'
    if (typed === '<') return 'back'
    if (typed === '-') {
      await save(part, [], typed, asking)
      return 'on'
    }
    const out = takenOut(typed)
    const number = /^\d+$/.test(typed) ? Number(typed) - 1 : undefined
    if (out !== undefined) {
      again = undefined
      if (now[out] === undefined) terminal.say(words.say('walk.noNumber', { typed: out + 1 }))
      else if (
        await save(
          part,
          now.filter((_, i) => i !== out),
          typed,
          asking,
        )
      )
        tellList()
    } else if (number !== undefined && now[number] !== undefined) {
      terminal.say(tellNow('walk.now', inALine(now[number]), words))
      again = number
    } else {
      const at = again ?? now.length
      const answer = inFile(typed, part.field.item!, asking.walk.page().project.working)
      const list = at < now.length ? now.map((one, i) => (i === at ? answer : one)) : [...now, answer]
      again = (await save(part, list, typed, asking)) ? undefined : at
    }
  }
}
