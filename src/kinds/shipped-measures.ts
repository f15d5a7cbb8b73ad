/**
 * The measures we ship, so that a goal can name one (`measure: order-errors`) instead of describing it.
 *
 * They are the usual ones of customer service, under their full names: the survey scores, the contact-centre
 * times and shares, and those of complaints, service recovery and loyalty. Titles, and how each is worked out,
 * are words of the language (`site/words/<language>/measures.yaml`). Typical values are left out on purpose:
 * most that are published come from large call centres, and a company should aim from where it stands.
 */
export interface Measure {
  /** What stands after the number. `money` is the company's currency. */
  unit: string
  /** `band`: too much and too little are both bad. */
  better: 'up' | 'down' | 'band'
  /** A goal about speed or cost wants a measure of quality beside it. */
  about: 'quality' | 'speed' | 'cost'
  /** How customers are asked for it, where they are: the ends of the usual scale, and what is made of their marks. */
  asked?: Asked
}

/** `high`: the share of marks from four fifths of the scale up. `promoters`: the highest two marks of 0 to 10 less 0 to 6. */
export interface Asked {
  from: number
  to: number
  as: 'high' | 'average' | 'promoters' | 'yes'
}

export const shippedMeasures = {
  // What customers say
  'customer-satisfaction': { unit: '%', better: 'up', about: 'quality', asked: { from: 1, to: 5, as: 'high' } },
  'net-promoter-score': { unit: 'points', better: 'up', about: 'quality', asked: { from: 0, to: 10, as: 'promoters' } },
  'customer-effort-score': { unit: 'points', better: 'up', about: 'quality', asked: { from: 1, to: 7, as: 'average' } },
  'had-to-repeat-the-story': { unit: '%', better: 'down', about: 'quality', asked: { from: 0, to: 1, as: 'yes' } },

  // Reaching us
  'first-contact-resolution': { unit: '%', better: 'up', about: 'quality' },
  'first-response-time': { unit: 'hours', better: 'down', about: 'speed' },
  'resolution-time': { unit: 'working-days', better: 'down', about: 'speed' },
  'average-speed-of-answer': { unit: 'seconds', better: 'down', about: 'speed' },
  'service-level': { unit: '%', better: 'up', about: 'speed' },
  'abandonment-rate': { unit: '%', better: 'down', about: 'speed' },
  'average-handle-time': { unit: 'minutes', better: 'band', about: 'speed' },
  'cost-per-contact': { unit: 'money per contact', better: 'down', about: 'cost' },
  'answered-by-a-person': { unit: '%', better: 'up', about: 'quality' },
  'transfer-rate': { unit: '%', better: 'down', about: 'quality' },

  // Orders, deliveries and what comes back
  'on-time-delivery': { unit: '%', better: 'up', about: 'quality' },
  'promises-kept': { unit: '%', better: 'up', about: 'quality' },
  'order-errors': { unit: 'per 1000 orders', better: 'down', about: 'quality' },
  'return-rate': { unit: '%', better: 'down', about: 'quality' },
  'refund-time': { unit: 'working-days', better: 'down', about: 'speed' },
  'warranty-claims': { unit: 'per 1000 items', better: 'down', about: 'quality' },

  // Complaints and putting things right
  'complaint-rate': { unit: 'per 1000 orders', better: 'band', about: 'quality' },
  'complaint-articulation-rate': { unit: '%', better: 'up', about: 'quality' },
  'complaints-acknowledged-in-time': { unit: '%', better: 'up', about: 'speed' },
  'complaints-settled-by-first-person': { unit: '%', better: 'up', about: 'quality' },
  'satisfaction-with-recovery': { unit: '%', better: 'up', about: 'quality' },
  'service-recovery-rate': { unit: '%', better: 'up', about: 'quality' },
  'cost-of-service-recovery': { unit: 'money per case', better: 'band', about: 'cost' },
  'use-of-discretion': { unit: '%', better: 'band', about: 'quality' },

  // Customers who stay
  'repeat-purchase-rate': { unit: '%', better: 'up', about: 'quality' },
  'revenue-from-returning-customers': { unit: '%', better: 'up', about: 'quality' },
  'customer-churn-rate': { unit: '%', better: 'down', about: 'quality' },
  'referral-rate': { unit: '%', better: 'up', about: 'quality' },
  'customer-concentration': { unit: '%', better: 'band', about: 'cost' },

  // Our own people and habits
  'relationship-time': { unit: '%', better: 'band', about: 'quality' },
  'training-coverage': { unit: '%', better: 'up', about: 'quality' },
  'staff-turnover': { unit: '%', better: 'down', about: 'quality' },
  'self-assessment-total': { unit: 'points', better: 'up', about: 'quality' },
} as const satisfies Record<string, Measure>

/** The measures that customers are asked for, each with how. */
type AskedMeasures = { [M in keyof typeof shippedMeasures as (typeof shippedMeasures)[M] extends { asked: Asked } ? M : never]: Asked }
export type AskedMeasure = keyof AskedMeasures

/** Their names, in the order of the list. */
export const askedMeasures = (Object.keys(shippedMeasures) as (keyof typeof shippedMeasures)[]).filter(
  (measure): measure is AskedMeasure => 'asked' in shippedMeasures[measure],
)
