import { isCurrency } from '../../handbook/values/currency.ts'
import { remediesIn } from '../../handbook/values-in.ts'
import { languageFor } from '../../language/language.ts'
import { phraseIn } from '../phrases.ts'
import type { Rule } from '../rule.ts'

/** "Within reason" leaves the person at the till to guess, and an amount inside the words is compared with nothing. */
export const limitIsANumber: Rule = {
  id: 'limit-is-a-number',
  severity: 'error',
  sees: 'document',
  *find(document) {
    const { vague } = languageFor(document.language)
    for (const { remedy, at } of remediesIn(document)) {
      const phrase = phraseIn(remedy.words, vague)
      const amount = amountIn(remedy.words)
      const bare = remedy.limits.find(({ unit }) => unit === '')
      if (phrase) yield { at, args: { phrase: phrase.typed } }
      else if (amount) yield { at, says: 'inside-the-words', args: { typed: remedy.words, amount } }
      else if (bare) yield { at, says: 'no-unit', args: { amount: bare.amount } }
    }
  },
}

/** An amount of money or a share that stands among the words of a remedy: "take 500 EUR off". */
function amountIn(words: string): string | undefined {
  const money = /(?:\b([A-Z]{3}) ?|[€£$])\d[\d.,]*|\d[\d.,]* ?(?:([A-Z]{3})\b|[€£$%]|(?:euros?|pounds?|dollars?|per ?cent)\b)/.exec(words)
  const code = money?.[1] ?? money?.[2]
  return money && (code === undefined || isCurrency(code)) ? money[0] : undefined
}
