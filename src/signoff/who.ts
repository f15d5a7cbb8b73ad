import type { Day } from '../handbook/values/date.ts'
import { folded } from '../records/column.ts'
import type { Person } from '../records/tables/people.ts'

/** Whether somebody can be asked on a day. */
export type Presence = 'here' | 'coming' | 'away' | 'left'

/** Whether somebody works on a day, is away for longer, has left, or is still to begin. */
export function presenceOf({ since, awayFrom, backOn, left }: Person, today: Day): Presence {
  // Whoever left and stands there with a later first day has come back.
  if (left !== undefined && left <= today && !(since !== undefined && since > left)) return 'left'
  if (since !== undefined && since > today) return 'coming'
  const isAway =
    awayFrom !== undefined
      ? awayFrom <= today && (backOn === undefined || backOn < awayFrom || backOn > today)
      : backOn !== undefined && backOn > today
  return isAway ? 'away' : 'here'
}

/** True where a round is for somebody: by their role, and by their place where it names some. */
export function isMeant({ role, place }: Person, { roles, places }: { roles: readonly string[]; places: readonly string[] }): boolean {
  return role !== undefined && roles.includes(role) && (places.length === 0 || (place !== undefined && places.includes(place)))
}

/** One name, however somebody happened to write it. */
export function nameFolded(person: string): string {
  return folded(person)
}
