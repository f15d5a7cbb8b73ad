import { group, list, oneOrMore, phone, ref, remedy, text } from './fields.ts'
import { kind } from './kind.ts'

/** A shop or branch: where it is, who is there, and where its people may go further than the rest. */
export const place = kind(
  'place',
  { stage: 1, titledBy: 'name', audience: 'public', wanted: 0, sections: { goodToKnow: {} } },
  {
    name: text({ need: 'always', audience: 'public' }),
    address: text({ need: 'approved', audience: 'public' }),
    hours: list(text({ audience: 'public' }), { need: 'approved', audience: 'public' }),
    phone: phone({ need: 'approved', audience: 'public' }),
    email: text({ audience: 'public' }),
    gettingHere: text({ audience: 'public' }),
    access: list(text({ audience: 'public' }), { audience: 'public' }),
    /** Whom to ring here. What is said in the company document holds for roles not named. */
    people: list(group({ role: ref('role', { need: 'always' }), phone: phone({ need: 'always' }), hours: text() }), { need: 'approved' }),
    /** Limits of this place. They may only widen what the guideline gives. */
    wider: list(
      group({
        guideline: ref('discretion', { need: 'always' }),
        role: oneOrMore(ref('role'), { need: 'always' }),
        may: list(remedy(), { need: 'always' }),
        because: text({ need: 'approved' }),
      }),
      { binds: true },
    ),
  },
)
