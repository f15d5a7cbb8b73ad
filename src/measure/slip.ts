/**
 * What somebody writes down when a customer complains, in the order in which it is heard: the fields of the slip on the
 * counter, and of what is read back from it. Their words are `cards.slip.fields` in the words of the site.
 */
export const slipFields = ['when', 'who', 'what', 'happened', 'wants', 'agreed', 'answer', 'done', 'cause'] as const
