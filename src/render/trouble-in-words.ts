import { isEnough } from '../measure/complaints/enough.ts'
import { isTelling } from '../measure/complaints/period.ts'
import type { Trouble } from '../measure/complaints/top-three.ts'
import type { Words } from '../words/words.ts'

/** Where it mostly happens; undefined where there is one place, or too few of them to say. */
export function placeInWords({ n, places }: Trouble, titleOf: (place: string) => string, words: Words): string | undefined {
  const [place] = places
  if (place === undefined || place.name === '' || places.length === 1 || !isEnough(n)) return undefined
  const told = { place: titleOf(place.name), n: place.n }
  return words.say(place.n * 2 > n ? 'insight.three.places' : 'insight.three.placesMost', told)
}

/** Which way it goes; undefined where there are too few to say. */
export function trendInWords({ trend }: Trouble, words: Words): string | undefined {
  if (trend === undefined || !isTelling(trend)) return undefined
  return words.say(`insight.three.trend.${trend.is}`, { before: trend.before, after: trend.after })
}

/** Why something that came often is not among what can be worked on: it says how somebody felt, or nobody said what it was. */
export function unclearInWords({ n, name }: Trouble, title: string, words: Words): string {
  return name === '' ? words.say('insight.three.unsaid', { n }) : words.say('insight.three.unclear', { n, title })
}
