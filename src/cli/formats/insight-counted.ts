import pc from 'picocolors'
import { shippedMeasures } from '../../kinds/shipped-measures.ts'
import { countedAs, type Insight } from '../../measure/complaints/insight.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import type { TextSetting } from './insight-text.ts'

/** What a share in the terminal is called, and how it is counted, in the order in which they stand there. */
const figures = ['onTheSpot', 'acknowledged', 'promises', 'followedUp', 'content', 'settled', 'cost'] as const

/** What else wants a word. */
const others = ['pareto', 'topThree', 'limits', 'course'] as const

/** How each figure is counted, below them all: read once, and looked up when somebody doubts a number. */
export function countedLines({ hoursAssumed, complaints }: Insight, { words, width }: TextSetting): string[] {
  if (complaints.n === 0) return []
  const says = [
    ...figures.map((figure) => `${words.say(`insight.figures.${figure}`)}: ${howCounted(figure, words)}`),
    ...others.map((figure) => words.say(`insight.counted.${figure}`)),
    words.say(hoursAssumed ? 'insight.figures.hoursAssumed' : 'insight.figures.hoursOwn'),
  ]
  return [pc.bold(words.say('insight.counted.heading')), ...says.map((line) => pc.dim(atMargin(line, 2, width)))]
}

/** How a figure is counted, in words, and which way is better, as its measure has it. */
function howCounted(figure: (typeof figures)[number], words: Words): string {
  if (figure === 'followedUp') return words.say('insight.counted.followedUp')
  const measure = countedAs[figure]
  return `${words.measure(measure).how} ${words.say(`insight.better.${shippedMeasures[measure].better}`)}`
}
