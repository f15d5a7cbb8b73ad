import { vision } from '../../kinds/vision.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** One part leaves out most of what a customer meets; more than six, and staff look them up instead of knowing them (parts). */
const few = { least: 2, most: 6 }

export const visionHasFewElements = ruleOf(vision, {
  id: 'vision-has-few-elements',
  severity: 'advice',
  *find(document) {
    const count = document.fields.elements?.length ?? 0
    if (count === 0 || (count >= few.least && count <= few.most) || isUnread(document, ['elements'])) return
    yield { at: ['elements'], says: count < few.least ? 'one' : 'many', args: { count, ...few } }
  },
})
