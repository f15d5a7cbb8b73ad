import type { Document } from '../../handbook/document.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { maySee } from '../../kinds/field.ts'
import { reachedAt, whatTheyMay, type Reached, type Staff, type Standing } from '../../measure/allowed.ts'
import { authorityMatrix, type Guideline } from '../../measure/authority.ts'
import { situationOf, staffOf } from '../../measure/situation.ts'
import { originals } from '../../measure/written.ts'
import type { Context } from '../context.ts'

/** Somebody a card is made for: a role at one place, or in the whole company where there is only one. */
export interface Holder {
  role: string
  title: string
  place: { title: string; document: Document } | null
  /** What they may decide, in the order of the handbook; whatever is nothing to them is left out. */
  decisions: Decision[]
}

/** A situation as one holder of a card stands in it. */
export interface Decision {
  guideline: Guideline
  standing: Standing
  /** Whom they ask for more, as reached at their place. */
  next: Reached[]
}

/** Everybody a card is made for. Nobody who has nothing to decide, and nobody to ask, needs one. */
export function holdersIn(context: Context): Holder[] {
  const { handbook, audience, pages } = context
  if (!maySee(audience, kinds.discretion.fields.ladder.audience ?? 'staff')) return []
  const staff = staffOf(handbook, context.audience)
  const guidelines = authorityMatrix(handbook).rows.map(({ guideline }) => guideline)
  const shown = originals(handbook, guidelines).filter((guideline) => pages.has(guideline as unknown as Document))
  const situations = shown.map((guideline) => ({ guideline, situation: situationOf(guideline, handbook, context.audience) }))
  const places = placesShown(staff, context)
  return (places.length > 0 ? places : [null]).flatMap((place) =>
    staff.roles.flatMap(({ name: role, title }): Holder[] => {
      const decisions = situations.flatMap(({ guideline, situation }): Decision[] => {
        const standing = whatTheyMay(situation, staff, { role, place: place?.name })[0]
        // Whoever meets no customer and decides nothing has no use for a card.
        const isConcerned = standing?.isOnLadder || situation.rest.some(({ roles }) => roles.includes(role))
        if (standing === undefined || !isConcerned) return []
        return [{ guideline, standing, next: (standing.next?.roles ?? []).map((next) => reachedAt(next, staff, place?.name)) }]
      })
      return decisions.length > 0 ? [{ role, title, place, decisions }] : []
    }),
  )
}

function placesShown(staff: Staff, { handbook, pages }: Context) {
  const documents = documentsOf(handbook, kinds.place) as unknown as Document[]
  return staff.places.flatMap(({ name, title }) => {
    const document = documents.find((one) => one.longName === name && pages.has(one))
    return document ? [{ name, title, document }] : []
  })
}

/** The guideline for whatever no other names. */
export function catchAllOf({ decisions }: Holder): Decision | undefined {
  return decisions.find(({ guideline }) => guideline.fields.catchAll === true)
}
