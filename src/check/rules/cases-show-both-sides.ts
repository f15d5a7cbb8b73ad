import { discretion } from '../../kinds/discretion.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** From how many cases on `limit-settles-most-cases` speaks of those that all had to be asked: it knows more. */
const leftToTheLimit = 3

/** A line shows only where there is something on both sides of it. */
export const casesShowBothSides = ruleOf(discretion, {
  id: 'cases-show-both-sides',
  severity: 'advice',
  *find(document) {
    const { fields, title, name } = document
    const cases = fields.cases ?? []
    if (cases.length < 2 || fields.ordinary === false || isUnread(document, ['cases'])) return
    const args = { situation: title ?? name, count: cases.length }
    if (cases.every(({ verdict }) => verdict === 'yes')) yield { at: ['cases'], says: 'all-yes', args }
    else if (cases.length < leftToTheLimit && cases.every(({ verdict }) => verdict === 'ask first'))
      yield { at: ['cases'], says: 'all-ask', args }
  },
})
