import { training } from '../../kinds/training.ts'
import { daysIn, inWords } from '../../measure/times.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** A year, and the day that some years have more (days). */
const longest = 366

/** What comes once by its nature: the policies are launched once, and everybody begins once. */
const once = ['launch-meeting', 'induction']

/** What was heard once fades, and whoever came since has not heard it at all. */
export const trainingIsRepeated = ruleOf(training, {
  id: 'training-is-repeated',
  severity: 'advice',
  *find(document) {
    const { form, mandatory, repeatEvery, takes } = document.fields
    if (takes && repeatEvery && daysIn(takes) >= daysIn(repeatEvery)) {
      yield {
        at: ['repeatEvery'],
        says: 'changed-places',
        args: { takes: inWords(takes, document.language), every: inWords(repeatEvery, document.language) },
      }
      return
    }
    if (mandatory !== true || form === undefined || once.includes(form) || isUnread(document, ['repeatEvery'])) return
    const args = { title: document.title ?? document.name }
    if (repeatEvery === undefined) yield { at: ['mandatory'], args }
    else if (daysIn(repeatEvery) > longest)
      yield { at: ['repeatEvery'], says: 'rarely', args: { ...args, every: inWords(repeatEvery, document.language) } }
  },
})
