import type { Document } from '../handbook/document.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Entry } from '../history/entry.ts'
import { dayInWords } from '../render/values.ts'
import type { Words } from '../words/words.ts'

/** Says which versions still to come would never hold, once another is approved from a day on: it is made of them, or against them. */
export function placeTaken(life: Document['life'], from: Day, words: Words): string[] {
  return comingIn(life).flatMap((entry) => (from <= entry.effectiveFrom ? said(entry, 'version', 'retirement', words) : []))
}

/** The same before anybody has said from which day on. */
export function placeThatWouldBeTaken(life: Document['life'], words: Words): string[] {
  return comingIn(life).flatMap((entry) => said(entry, 'ifVersion', 'ifRetirement', words))
}

function comingIn(life: Document['life']): readonly Entry[] {
  return life?.coming ?? []
}

function said({ did, version, effectiveFrom }: Entry, approved: string, retired: string, words: Words): string[] {
  return [words.say(`approve.place.${did === 'retired' ? retired : approved}`, { n: version, day: dayInWords(effectiveFrom, words) })]
}
