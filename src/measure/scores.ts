import type { Handbook } from '../handbook/handbook.ts'
import { scoresOf, type Scores } from './assessment.ts'
import { roundsIn } from './rounds.ts'

/** Every round of a handbook, worked out, the oldest first. */
export function scoresIn(handbook: Handbook): Scores[] {
  const roles = handbook.company?.fields.roles ?? []
  const meetsCustomers = (name: string) => {
    const role = roles.find((one) => one.name === name)
    return role && (role.meetsCustomers ?? false)
  }
  return roundsIn(handbook).map((round) => scoresOf(round, meetsCustomers))
}
