import {
  currency,
  date,
  duration,
  group,
  languageCode,
  list,
  name,
  oneOf,
  oneOrMore,
  openHours,
  phone,
  quantity,
  ref,
  text,
  yesNo,
} from './fields.ts'
import { areas } from './areas.ts'
import { kind } from './kind.ts'

/** The company itself: who works there, how it is reached, what never gives way. Exactly one in a handbook. */
export const company = kind(
  'company',
  { stage: 1, titledBy: 'name' },
  {
    name: text({ need: 'always', audience: 'public' }),
    offers: text({ need: 'approved', audience: 'public' }),
    countries: list(text(), { need: 'approved', audience: 'public' }),
    currency: currency({ need: 'always' }),
    languages: list(languageCode(), { need: 'always' }),
    /** `no` before the doors open: then nobody can be asked yet what customers need. */
    hasCustomers: yesNo({ audience: 'managers', asked: 'first' }),
    /** From the front line up; `reports-to` makes the line. */
    roles: list(
      group({
        name: name({ need: 'always' }),
        title: text({ need: 'always', fact: true }),
        reportsTo: ref('role'),
        meetsCustomers: yesNo(),
        phone: phone({ asked: 'later' }),
      }),
      { need: 'always', offers: 'role' },
    ),
    channels: list(
      group({
        name: name({ need: 'always' }),
        title: text({ need: 'always', audience: 'public', fact: true }),
        address: text({ audience: 'public', asked: 'first' }),
        hours: text({ need: 'approved', audience: 'public' }),
        answeredBy: ref('role', { need: 'approved', audience: 'public' }),
        replyWithin: duration({ need: 'approved', audience: 'public' }),
      }),
      { need: 'approved', offers: 'channel' },
    ),
    /** When somebody works on complaints: how long they take is counted in these hours. */
    workingHours: oneOrMore(openHours(), { audience: 'managers' }),
    /** Public holidays and days of the company's own, which would be worked otherwise. */
    closedOn: list(date(), { audience: 'managers' }),
    /** Where customers may take a matter on which we cannot agree. */
    outsideHelp: list(
      group({
        name: text({ need: 'always', audience: 'public' }),
        helpsWith: text({ audience: 'public' }),
        address: text({ audience: 'public' }),
      }),
      { audience: 'public' },
    ),
    /** Where the published handbook stands on the web; printed cards lead back to it. */
    handbookAddress: text(),
    /** What an ordinary customer spends at a time: limits are held against it. */
    usualOrder: quantity({ audience: 'managers', of: 'money', asked: 'first' }),
    /** With the order before, what a customer is worth: limits are proposed from it. */
    visitsAYear: quantity({ audience: 'managers', of: 'count', counts: 'visits', asked: 'first' }),
    yearsKept: duration({ audience: 'managers', counts: 'years', asked: 'first' }),
    /** Staff see what these three come to, and what a sum is of it; never the three themselves. */
    showWorth: yesNo({ audience: 'managers' }),
    outsourced: list(text()),
    /** The hard noes: stated once, here, and shown on every guideline. */
    hardNoes: list(
      group({
        about: oneOf(['safety', 'health', 'privacy', 'security', 'law', 'honesty'], { need: 'always' }),
        never: text({ need: 'always' }),
      }),
      { need: 'approved', binds: true },
    ),
    areasThatDoNotApply: list(group({ area: oneOf(areas, { need: 'always' }), because: text({ need: 'always' }) }), {
      asked: 'first',
      audience: 'managers',
    }),
    legalNotes: list(group({ note: text({ need: 'always' }), checkedBy: text(), checkedOn: date() }), { audience: 'managers' }),
  },
)
