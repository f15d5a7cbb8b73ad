import type { Complaint } from '../records/tables/complaints.ts'

/**
 * What somebody writes down when a customer complains, in the order in which it is heard: nine lines on the slip on paper,
 * and the columns of the log that each of them fills. Their words are `cards.slip.fields` in the words of the site.
 */
export const slipLines = {
  when: ['received', 'receivedBy', 'channel', 'place'],
  who: ['customer', 'reachedBy'],
  what: ['product', 'order'],
  happened: ['whatHappened', 'sort', 'category', 'situation'],
  wants: ['wants'],
  agreed: ['onTheSpot', 'given', 'agreed'],
  answer: ['responsible', 'promisedFor'],
  done: ['settled', 'followedUp', 'content'],
  cause: ['causeInWords', 'prevention'],
} as const satisfies Record<string, readonly (keyof Complaint)[]>

/** A line of the slip. */
type SlipLine = keyof typeof slipLines

/** The lines in their order. */
export const slipFields = Object.keys(slipLines) as SlipLine[]
