import pc from 'picocolors'
import { chosen } from '../../walk/choices.ts'
import { inFile } from '../../walk/typed.ts'
import { visibleLine } from '../formats/visible.ts'
import { notInList } from './not-in-list.ts'
import { askGroup } from './ask-entries.ts'
import {
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

/** One thing: typed freely, or chosen from a list. */
export async function askOne(part: Part, asking: Asking, isOurs: boolean): Promise<Move> {
  const { terminal, words } = asking
  const choices = choicesOf(part, asking)
  if (choices?.length === 0) return nothingToChoose(asking)
  const now = present(asking, part.at)
  if (now !== undefined) terminal.say(tellNow(isOurs ? 'walk.ours' : 'walk.now', called(now, choices), words))
  if (choices) tellChoices(choices, [now], asking)
  for (;;) {
    const typed = await lineFor(part, asking)
    if (typed === '') return 'on'
    if (typed === '<') return 'back'
    if (typed === '-' && part.mayDrop) return 'out'
    const meant = choices ? chosen(typed, choices) : inFile(typed, part.field, asking.walk.page().project.working)
    if (typed !== '-' && choices && !choices.some(({ value }) => value === meant)) {
      terminal.say(notInList(typed, choices, words))
      continue
    }
    const answer = typed === '-' ? undefined : meant
    if (await saves(part.at, answer, typed, asking)) return 'on'
  }
}

/** The name of something, or the thing written out on the spot. */
export async function askNameOrGroup(part: Part, asking: Asking): Promise<Move> {
  const { terminal, words } = asking
  const choices = choicesOf(part, asking) ?? []
  const now = present(asking, part.at)
  if (now !== undefined) terminal.say(tellNow('walk.now', called(now, choices), words))
  tellChoices(choices, [now], asking)
  terminal.say(pc.dim(words.say('walk.ownMeasure')))
  for (;;) {
    const typed = await lineFor(part, asking)
    if (typed === '') return 'on'
    if (typed === '<') return 'back'
    if (typed === '+') return askGroup(part, asking)
    const meant = typed === '-' ? undefined : chosen(typed, choices)
    const found = choices.filter(({ title }) => title.toLowerCase().includes(typed.toLowerCase()))
    if (meant !== undefined && !choices.some(({ value }) => value === meant) && found.length !== 1) {
      if (found.length === 0) terminal.say(words.say('walk.noMatch', { typed }))
      for (const { title } of found) terminal.say(`  ${visibleLine(title)}`)
    } else if (await saves(part.at, meant !== undefined && found.length === 1 ? found[0]!.value : meant, typed, asking)) return 'on'
  }
}
