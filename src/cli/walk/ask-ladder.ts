import pc from 'picocolors'
import { chosen } from '../../walk/choices.ts'
import type { Answer } from '../../walk/answers.ts'
import { nextRung, partsOf, placeOnLadder } from '../../walk/group-answers.ts'
import { visible } from '../formats/visible.ts'
import {
  asWritten,
  askInner,
  innerOf,
  isEmpty,
  lineFor,
  present,
  saves,
  saving,
  tellChoices,
  type Asking,
  type Move,
  type Part,
} from './asking.ts'
import { notInList } from './not-in-list.ts'

/** Rungs from the front line to the top: we know who is next on the way up, so only what they may do is asked. */
export async function addRungs(part: Part, asking: Asking, tellRungs: () => void): Promise<Move> {
  const { terminal, words } = asking
  for (;;) {
    const ladder = present(asking, part.at) as readonly Answer[] | undefined
    const next = nextRung(ladder, rolesIn(asking))
    if (next.length === 0) return 'on'
    const title = titled(next, asking)
    if (ladder !== undefined) {
      terminal.say(words.say('walk.moreThan', { title: visible(title) }))
      const typed = await lineFor(part, asking)
      if (typed === '<') return 'back'
      if (typed === '-') return 'on'
    } else terminal.say(pc.bold(`  ${visible(title)}`))
    if ((await addRung(part, next, ladder?.length ?? 0, asking)) === 'back') return 'back'
    tellRungs()
  }
}

/** A rung for somebody who stands on none yet, wherever on the ladder they belong: a receptionist with limits of her own. */
export async function addRungFor(part: Part, asking: Asking, tellRungs: () => void): Promise<Move> {
  const { terminal, words } = asking
  const ladder = (present(asking, part.at) ?? []) as readonly { role?: Answer }[]
  const on = ladder.flatMap(({ role }) => [role ?? []].flat())
  const choices = rolesIn(asking).flatMap(({ name, title }) =>
    name === undefined || on.includes(name) ? [] : [{ value: name, title: title ?? name }],
  )
  if (choices.length === 0) {
    terminal.say(words.say('walk.everybodyIsOn'))
    return 'on'
  }
  tellChoices(choices, [], asking)
  const typed = await lineFor(part, asking)
  if (typed === '' || typed === '<') return 'back'
  const role = chosen(typed, choices)
  if (!choices.some(({ value }) => value === role)) {
    terminal.say(notInList(typed, choices, words))
    return 'on'
  }
  const move = await addRung(part, [role], placeOnLadder(role, ladder, rolesIn(asking)), asking)
  tellRungs()
  return move
}

function rolesIn({ walk }: Asking) {
  return walk.page().project.working.company?.fields.roles ?? []
}

function titled(names: readonly string[], asking: Asking): string {
  return rolesIn(asking)
    .filter(({ name }) => names.includes(name ?? ''))
    .map(({ name, title }) => title ?? name)
    .join(', ')
}

async function addRung(part: Part, roles: readonly string[], index: number, asking: Asking): Promise<Move> {
  const at = [...part.at, index]
  const before = (present(asking, part.at) ?? []) as readonly Answer[]
  const rung = { role: asWritten(part.field.item!.fields!.role!, [...roles]) }
  // What an empty rung lacks is about to be asked.
  await saving(() => asking.walk.answer(part.at, [...before.slice(0, index), rung, ...before.slice(index)]), asking)
  const parts = partsOf(part.field).filter(({ key, field }) => key !== 'role' && field.asked !== 'later')
  const isTop = index === before.length && nextRung(present(asking, part.at), rolesIn(asking)).length === 0
  for (let i = 0; i < parts.length;) {
    // Whoever stands highest asks nobody, so nobody need answer them.
    if (isTop && parts[i]!.key === 'ask-within') break
    const move = await askInner(innerOf(part, parts[i]!, at), asking)
    if (move === 'back' && i === 0) {
      await saves(part.at, before.length === 0 ? undefined : before, '<', asking)
      return 'back'
    }
    i += move === 'back' ? -1 : 1
  }
  // A rung on which nobody may do anything was not meant.
  if (isEmpty(present(asking, [...at, parts[0]!.key]))) await saves(part.at, before.length === 0 ? undefined : before, '', asking)
  return 'on'
}
