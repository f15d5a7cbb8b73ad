import type { Remedy } from '../../handbook/values/remedy.ts'
import { mostMoney } from '../../measure/authority.ts'
import type { Context } from '../context.ts'
import { limitsInWords, quantityInWords, remedyInWords } from '../values.ts'

/**
 * The most that somebody may give in a situation, short enough for a pocket. Each sum says what it is for: the price of a
 * piece lent is not money to hand back.
 */
export function mostInWords(may: readonly Remedy[], { handbook, words }: Context): string {
  if (may.some(({ ceiling }) => ceiling === 'judgement')) return words.say('site.guideline.free')
  const sums = may.flatMap((remedy) => {
    const money = mostMoney([remedy], handbook.company?.fields.currency ?? '')
    if (money === undefined || money.limit.amount === 0) return []
    const { per, ...limit } = money.limit
    // The head of the column says "for one case" for all of them.
    const sum = quantityInWords(per === 'case' || per === undefined ? limit : { ...limit, per }, words)
    return [remedy.words === '' ? sum : words.say('site.cards.pocket.sum', { what: remedy.words, sum })]
  })
  if (sums.length > 0) return sums.join(' · ')
  const limited = may.find(({ limits }) => limits.some(({ amount }) => amount > 0))
  if (limited !== undefined) return limited.words === '' ? limitsInWords(limited, words) : remedyInWords(limited, words)
  return may.find(({ ceiling, words: named }) => ceiling === 'limits' && named !== '')?.words ?? words.say('site.cards.pocket.none')
}
