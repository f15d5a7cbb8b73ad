import pc from 'picocolors'
import { askedOn, type Asked } from '../../walk/page.ts'
import { askEntries, askGroup } from './ask-entries.ts'
import { askNameOrGroup, askOne } from './ask-one.ts'
import { askSeveral } from './ask-several.ts'
import { askWords } from './ask-words.ts'
import { atMargin, inALine } from './show.ts'
import { Changed, saving, tell, tellQuestion, type Asking, type Move, type Part, type Session } from './asking.ts'

/** Asks one question of the walk until it is answered, kept or left. Each part of an answer is saved as it is given. */
export async function askQuestion(asked: Asked, position: { n: number; count: number }, session: Session): Promise<Move> {
  const told = new Set(asked.remarks.map(({ message }) => message))
  const asking: Asking = { ...session, told, askPart: (part, isOurs) => askPart(part, asking, isOurs) }
  const { walk, terminal, words } = asking
  const { key, field, state } = asked
  terminal.say()
  terminal.say(pc.cyan(words.say('walk.position', { ...position, label: asked.words.label ?? asked.heading ?? key })))
  tellQuestion(asked.words, asking)
  for (const remark of asked.remarks.filter(({ severity }) => state === 'wanting' && severity !== 'advice')) tell(remark, asking)
  if (field?.recalls) recall(asked, asking)
  const before = JSON.stringify(asked.answer)
  const move = await askWhole(asked, asking)
  const now = askedOn(walk.page()).find((one) => one.key === key)
  // Somebody made another kind of page of it meanwhile.
  if (now === undefined) return 'on'
  if (move === 'on' && state === 'ours' && JSON.stringify(now.answer) === before) await saving(() => walk.keep(key), asking)
  // What the answer lacks as a whole is said once, when it is whole. What is wrong in a part was said with that part.
  if (move === 'on' && now.answer !== undefined && JSON.stringify(now.answer) !== before)
    for (const remark of now.remarks.filter(({ message }) => !told.has(message))) tell(remark, asking)
  if (move === 'on' && now.answer === undefined && field?.need !== undefined) terminal.say(pc.dim(words.say('walk.needed')))
  return move
}

/** Asks for a whole answer, and anew where somebody else changed it meanwhile. */
async function askWhole(asked: Asked, asking: Asking): Promise<Move> {
  const { key, field, words, state } = asked
  for (;;) {
    try {
      return field === undefined ? await askWords(asked, asking) : await askPart({ field, words, at: [key] }, asking, state === 'ours')
    } catch (error) {
      if (!(error instanceof Changed)) throw error
    }
  }
}

/** Shows the lists given before this question, since its answer comes out of them. */
function recall({ key }: Asked, { walk, terminal, words }: Asking): void {
  const all = askedOn(walk.page())
  const before = all
    .slice(
      0,
      all.findIndex((one) => one.key === key),
    )
    .filter(({ answer }) => Array.isArray(answer))
  if (before.length === 0) return
  terminal.say(words.say('walk.before'))
  for (const { words: told, answer } of before) terminal.say(atMargin(`${told.label}: ${inALine(answer)}`, 2))
}

function askPart(part: Part, asking: Asking, isOurs = false): Promise<Move> {
  const { field } = part
  if (field.type === 'name-or-group') return askNameOrGroup(part, asking)
  if (field.type === 'group') return askGroup(part, asking)
  if (field.type !== 'list') return askOne(part, asking, isOurs)
  return field.item!.type === 'group' ? askEntries(part, asking, isOurs) : askSeveral(part, asking, isOurs)
}
