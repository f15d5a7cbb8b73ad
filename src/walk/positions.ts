import type { FieldsOf } from '../kinds/kind.ts'
import type { company } from '../kinds/company.ts'

type Role = NonNullable<FieldsOf<typeof company>['roles']>[number]

/** Where somebody stands on the way up: starters speak of these, since they cannot know a company's roles. */
export const positions = ['front-line', 'lead', 'manager'] as const
export type Position = (typeof positions)[number]

/**
 * The roles on each position: the front line meets customers and nobody there reports to it, the manager reports to
 * nobody, and the lead is whom the front line reports to, where that is not the manager already.
 *
 * A company of one has only a manager; whoever has no people in between has no lead.
 */
export function rolesAt(roles: readonly Role[]): Record<Position, string[]> {
  const named = roles.filter((role): role is Role & { name: string } => role.name !== undefined)
  const above = new Set(named.map(({ reportsTo }) => reportsTo))
  const manager = named.filter(({ reportsTo }) => reportsTo === undefined).slice(0, 1)
  const frontLine = named.filter((role) => role.meetsCustomers === true && !above.has(role.name) && !manager.includes(role))
  const leads = new Set(frontLine.map(({ reportsTo }) => reportsTo))
  return {
    'front-line': frontLine.map(({ name }) => name),
    lead: named.filter((role) => leads.has(role.name) && !manager.includes(role)).map(({ name }) => name),
    manager: manager.map(({ name }) => name),
  }
}

/** Who stands on a position, or next above it where nobody does. */
export function standingAt(position: Position, at: Record<Position, readonly string[]>): readonly string[] {
  return (
    positions
      .slice(positions.indexOf(position))
      .map((one) => at[one])
      .find((roles) => roles.length > 0) ?? []
  )
}
