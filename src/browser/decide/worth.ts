import type { Standing } from '../../measure/allowed.ts'
import { againstInFigures, heldAgainst } from '../../measure/held-against.ts'
import { fillBraces, part, put, type Part } from './parts.ts'
import type { Setting } from './standing.ts'

/** The line that says what a customer brings. */
interface Worth {
  line: Part
  /** Says what a sum is of that, and returns the words: for whoever has them read out. */
  holdAgainst(sum: number | undefined): string
}

/** What a customer brings over the years; undefined where the company does not show it, or where nothing is theirs to give. */
export function drawWorth({ may }: Standing, { template, staff: { currency } }: Setting): Worth | undefined {
  const isThere = template.content.querySelector('[data-part="worth"]') !== null
  if (!isThere || may.every(({ remedy }) => remedy.ceiling === 'nothing')) return undefined
  const line = part(template, 'worth')
  return {
    line,
    holdAgainst(sum) {
      const against = sum === undefined ? undefined : heldAgainst(sum, Number(line.dataset.brings), currency)
      if (against === undefined) {
        put(line, 'against')
        return ''
      }
      const words = part(template, against.says)
      fillBraces(words, againstInFigures(sum!, against, currency, document.documentElement.lang))
      put(line, 'against', words)
      return words.textContent!
    },
  }
}
