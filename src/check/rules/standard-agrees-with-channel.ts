import { documentsOf, resolve } from '../../handbook/handbook.ts'
import { placeOf } from '../../handbook/document.ts'
import type { Duration } from '../../handbook/values/duration.ts'
import { kinds } from '../../kinds/index.ts'
import { isSpoken, languageFor } from '../../language/language.ts'
import { mentions } from '../../measure/mentions.ts'
import { clockMinutes, inWords } from '../../measure/times.ts'
import type { Rule } from '../rule.ts'

/** Measures of how soon somebody answers, which is what a way in promises. */
const ofAnswering = ['first-response-time', 'average-speed-of-answer', 'service-level']

/** Two times for one promise: customers hold us to the one they read. */
export const standardAgreesWithChannel: Rule = {
  id: 'standard-agrees-with-channel',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    for (const standard of documentsOf(handbook, kinds.standard)) {
      const { channel, threshold, measure, statement = '' } = standard.fields
      const { language } = standard
      // How long a talk may last, or how soon a matter is settled, is another promise than how soon somebody answers.
      const isAnswering =
        typeof measure === 'string'
          ? ofAnswering.includes(measure)
          : isSpoken(language) && mentions(statement, languageFor(language).answering)
      if (channel === undefined || threshold === undefined || !isAnswering) continue
      const { document, title = channel, at = [], item } = resolve(handbook, 'channel', channel, standard as never)[0] ?? {}
      const promised = item?.replyWithin as Duration | undefined
      if (!document || promised === undefined || promised.amount === 0) continue
      const [here, there] = [threshold, promised].map((time) => clockMinutes(time, language))
      const differ =
        here !== undefined && there !== undefined
          ? here !== there
          : threshold.unit === promised.unit && threshold.amount !== promised.amount
      if (!differ) continue
      yield {
        in: standard,
        at: ['threshold'],
        args: { here: inWords(threshold, language), there: inWords(promised, language), channel: title },
        related: [{ file: document.path, place: placeOf(document, [...at, 'replyWithin']) }],
      }
    }
  },
}
