import { alike, anyEnding, pieces, stories } from './stories.mjs'
import { weekdayOf, weekdays } from './when.mjs'

/** Tells stories, no two the same, and no ending twice in a row. */
export function teller(draws) {
  const told = new Set()
  let lastEnding

  return function tell(group, { happenedOn, received }) {
    const { openings, endings = anyEnding } = stories[group]
    for (;;) {
      // The third who smells glue speaks of two before.
      const [opening, ending] = [
        parted(group === 'glue' ? openings.find((one) => !told.has(`${one} ${endings[0]}`)) : draws.pick(openings)),
        parted(draws.pick(endings)),
      ]
      const fitting = Object.keys(pieces).filter((piece) => opening.of.includes(piece) && ending.of.includes(piece))
      if (fitting.length === 0 || ending.says === lastEnding) continue
      const noun = group === 'glue' ? 'sideboard' : draws.pick(fitting)
      const says = filled(opening.says, { noun, day: weekdays[weekdayOf(happenedOn)], later: weekdays[weekdayOf(received.slice(0, 10))] })
      const text = `${says} ${ending.says}`
      if (told.has(text)) continue
      told.add(text)
      if (endings.length > 1) lastEnding = ending.says
      return { text, noun, product: draws.pick(pieces[noun]) }
    }
  }
}

/** Fills the places of a text. */
export function filled(text, { noun, ...rest }) {
  const args = { noun, the: `the ${noun}`, The: `The ${noun}`, ...rest }
  return text.replaceAll(/\{(\w+)\}/g, (_, name) => args[name])
}

/** A part, and of which pieces it can be said. */
export function parted(part) {
  const [, of, says] = /^\[([a-z|]+)\] (.*)$/.exec(part) ?? []
  if (of === undefined) return { says: part, of: Object.keys(pieces) }
  return { says, of: of.split('|').flatMap((one) => alike[one] ?? [one]) }
}
