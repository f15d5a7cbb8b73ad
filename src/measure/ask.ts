import { CannotRun } from '../cannot-run.ts'
import { nearest } from '../check/nearest.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { maySee } from '../kinds/field.ts'
import { kinds } from '../kinds/index.ts'
import { searchLanguageFor } from '../language/language.ts'
import { situationsFor } from '../search/situations.ts'
import { whatTheyMay, type Asking, type Staff, type Standing } from './allowed.ts'
import { authorityMatrix, type Guideline } from './authority.ts'
import { namesOfSituation, situationOf, staffOf } from './situation.ts'
import { worthFor } from './worth.ts'

/** What the handbook says to somebody who asks what they may do. */
export interface Answer {
  guideline: Guideline
  /** True where no situation fits what was typed, and the one for anything else answers. */
  isCatchAll: boolean
  /** Who may do what: whoever asks, or everybody on the ladder where nobody said who they are. */
  standings: Standing[]
  /** Other situations that fit, the best first. */
  others: Guideline[]
  staff: Staff
  /** What a customer brings over the years, in the company's currency, where the company lets its staff see it. */
  worth?: number
  /** As it was asked, roles and places by their names. */
  asking: Asking
}

/**
 * Answers what somebody may do when a customer says something, as the handbook's own pages do.
 *
 * @param handbook what is in force: `(await readProject(dir)).inForce`
 * @param typed any words: "late delivery", "still waiting"
 * @param asking who asks and where, by name or as people say it; amounts in the company's currency
 * @returns undefined where nothing fits and there is no situation for anything else
 * @throws {CannotRun} where the company knows no such role or place
 * @example
 * askHandbook(project.inForce, 'late delivery', { role: 'sales-assistant', amount: 30 })?.standings[0]?.may[0]?.covers // 'yes'
 */
export function askHandbook(handbook: Handbook, typed: string, asking: Asking = {}): Answer | undefined {
  const staff = staffOf(handbook, 'staff')
  const meant = { ...asking, role: named(asking.role, staff.roles, 'role'), place: named(asking.place, staff.places, 'place') }
  const guidelines = authorityMatrix(handbook)
    .rows.map(({ guideline }) => guideline)
    .filter(({ fields }) => maySee('staff', fields.audience ?? kinds.discretion.audience))
  const found = situationsFor(typed, guidelines.map(namesOfSituation), searchLanguageFor(handbook.company?.language ?? 'en')).map(
    (index) => guidelines[index]!,
  )
  const [guideline = guidelines.find(({ fields }) => fields.catchAll), ...others] = found
  if (guideline === undefined) return undefined
  const worth = worthFor(handbook, 'staff')
  return {
    guideline,
    isCatchAll: found.length === 0,
    standings: whatTheyMay(situationOf(guideline, handbook, 'staff'), staff, meant),
    others,
    staff,
    ...(worth !== undefined && { worth }),
    asking: meant,
  }
}

/** A role or place by its name, or by what people call it. Where several are called so, somebody has to say which. */
function named(said: string | undefined, known: readonly { name: string; title: string }[], sort: 'role' | 'place'): string | undefined {
  if (said === undefined) return undefined
  const called = (words: string) => words.toLowerCase() === said.trim().toLowerCase()
  const ways = [
    ({ name }: (typeof known)[0]) => called(name),
    ({ title }: (typeof known)[0]) => called(title),
    ({ name }: (typeof known)[0]) => called(name.split('/').at(-1)!),
  ]
  const found = ways.map((isMeant) => known.filter(isMeant)).find(({ length }) => length > 0) ?? []
  if (found.length === 1) return found[0]!.name
  if (found.length > 1)
    throw new CannotRun(
      `The handbook knows more than one ${sort} called “${said}”: ${found.map(({ name }) => name).join(', ')}. Say which.`,
    )
  const near = nearest(
    said,
    known.flatMap(({ name, title }) => [name, title]),
  )
  const hint = near === undefined ? '' : ` Did you mean “${near}”?`
  const list = known.length === 0 ? '' : ` There ${known.length === 1 ? 'is' : 'are'} ${known.map(({ name }) => name).join(', ')}.`
  throw new CannotRun(`The handbook knows no ${sort} “${said}”.${hint}${list}`)
}
