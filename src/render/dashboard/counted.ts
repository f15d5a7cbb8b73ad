import { shippedMeasures } from '../../kinds/shipped-measures.ts'
import { alsoCounted, figuresCounted, listsCounted } from '../../measure/counted.ts'
import type { Told } from './told.ts'

/** How each figure is counted: looked up when somebody doubts a number. The formulas stand with the measures, once. */
export function countedView({ words, found, others }: Told) {
  const lists = listsCounted(others)
  const asMeasured = (measure: keyof typeof shippedMeasures) =>
    `${words.measure(measure).how} ${words.say(`insight.better.${shippedMeasures[measure].better}`)}`
  return {
    measures: [
      ...figuresCounted.map(({ figure, measure }) => ({
        label: words.say(`insight.figures.${figure}`),
        how: measure === undefined ? words.say('insight.counted.followedUp') : asMeasured(measure),
      })),
      ...lists.measures.map((measure) => ({ label: words.measure(measure).title, how: asMeasured(measure) })),
    ],
    others: [
      ...[...alsoCounted, ...lists.also].map((what) => words.say(`insight.counted.${what}`)),
      ...(found ? [words.say(found.insight.hoursAssumed ? 'insight.figures.hoursAssumed' : 'insight.figures.hoursOwn')] : []),
    ],
  }
}
