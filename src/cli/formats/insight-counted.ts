import pc from 'picocolors'
import { shippedMeasures } from '../../kinds/shipped-measures.ts'
import type { Insight } from '../../measure/complaints/insight.ts'
import { alsoCounted, figuresCounted, listsCounted } from '../../measure/counted.ts'
import type { OtherInsight } from '../../measure/other-insight.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import type { TextSetting } from './insight-text.ts'

/** How each figure is counted, below them all: read once, and looked up when somebody doubts a number. */
export function countedLines({ hoursAssumed, complaints }: Insight, lists: OtherInsight, { words, width }: TextSetting): string[] {
  const ofLists = listLines(lists, words)
  if (complaints.n === 0 && ofLists.length === 0) return []
  const ofComplaints = [
    ...figuresCounted.map(
      ({ figure, measure }) =>
        `${words.say(`insight.figures.${figure}`)}: ${measure === undefined ? words.say('insight.counted.followedUp') : asMeasured(measure, words)}`,
    ),
    ...alsoCounted.map((figure) => words.say(`insight.counted.${figure}`)),
    words.say(hoursAssumed ? 'insight.figures.hoursAssumed' : 'insight.figures.hoursOwn'),
  ]
  const says = [...(complaints.n === 0 ? [] : ofComplaints), ...ofLists]
  return [pc.bold(words.say('insight.counted.heading')), ...says.map((line) => pc.dim(atMargin(line, 2, width)))]
}

/** How the lists beside the complaints are counted, as far as there are any. */
function listLines(lists: OtherInsight, words: Words): string[] {
  const { measures, also } = listsCounted(lists)
  return [
    ...measures.map((measure) => `${words.measure(measure).title}: ${asMeasured(measure, words)}`),
    ...also.map((what) => words.say(`insight.counted.${what}`)),
  ]
}

/** How a figure is counted, in words, and which way is better, as its measure has it. */
function asMeasured(measure: keyof typeof shippedMeasures, words: Words): string {
  return `${words.measure(measure).how} ${words.say(`insight.better.${shippedMeasures[measure].better}`)}`
}
