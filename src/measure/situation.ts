import { isOf, type Document, type DocumentOf } from '../handbook/document.ts'
import { documentsOf, resolve, type Handbook } from '../handbook/handbook.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import { maySee, type Audience } from '../kinds/field.ts'
import { kinds } from '../kinds/index.ts'
import { languageFor } from '../language/language.ts'
import type { SituationWords } from '../search/situations.ts'
import type { Situation, Staff } from './allowed.ts'
import { restOf, rungsOf, type Guideline } from './authority.ts'

/** A guideline as data: what is needed to say who may do what in its situation, at every place that an audience may see. */
export function situationOf(guideline: Guideline, handbook: Handbook, audience: Audience): Situation {
  return { rungs: rungsOf(guideline), rest: restOf(guideline, handbook), wider: widerIn(guideline, handbook, audience) }
}

/** What a situation is looked for by: its title, what customers say, and the words a company put on its page for it. */
export function namesOfSituation({ title, name, fields }: Guideline): SituationWords {
  const { alsoCalled = [], tags = [] } = fields
  // One of several words that a page is put under is not what it is called.
  return { title: title ?? name, also: [...alsoCalled, ...(tags.length > 0 ? [tags.join(' ')] : [])] }
}

/** Everybody there is to ask, and at which place that an audience may see: what all situations share. */
export function staffOf(handbook: Handbook, audience: Audience): Staff {
  const { roles = [], currency = '' } = handbook.company?.fields ?? {}
  return {
    currency,
    orderWords: languageFor(handbook.company?.language ?? 'en').countedPer.order ?? [],
    roles: roles.flatMap(({ name, title, phone }) => (name === undefined ? [] : [{ name, title: title ?? name, ...(phone && { phone }) }])),
    places: placesFor(handbook, audience).map(({ longName, name, fields }) => ({
      name: longName,
      title: fields.name ?? name,
      people: (fields.people ?? []).flatMap(({ role, phone, hours }) =>
        role === undefined || phone === undefined ? [] : [{ role, phone, ...(hours && { hours }) }],
      ),
    })),
  }
}

/** Places of the main language, since a translated place is the same shop; those that an audience may see. */
function placesFor(handbook: Handbook, audience: Audience): DocumentOf<typeof kinds.place>[] {
  const places = documentsOf(handbook, kinds.place).filter(({ fields }) => maySee(audience, fields.audience ?? kinds.place.audience))
  const main = handbook.company?.language
  return places.filter((place) => place.language === main || !places.some((other) => other !== place && other.longName === place.longName))
}

/** What places let some people do beyond the ladder of a guideline. */
function widerIn(guideline: Guideline, handbook: Handbook, audience: Audience): Situation['wider'] {
  return placesFor(handbook, audience).flatMap((place) =>
    (place.fields.wider ?? []).flatMap(({ guideline: named, role = [], may = [] }) => {
      const meant = named !== undefined && resolve(handbook, kinds.discretion.name, named, place as unknown as Document)
      const isThis =
        meant && meant.some(({ document }) => document !== undefined && isOf(document, kinds.discretion) && isSame(document, guideline))
      return isThis ? [{ place: place.longName, roles: role, may: may as Remedy[] }] : []
    }),
  )
}

function isSame(one: Document, other: Guideline): boolean {
  return one.longName === other.longName
}
