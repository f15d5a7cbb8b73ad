import { slug } from 'github-slugger'
import type { FieldsOf } from '../kinds/kind.ts'
import type { company } from '../kinds/company.ts'
import { keyOf, type Field, type Fields } from '../kinds/field.ts'
import type { Answer } from './answers.ts'
import { rolesAt } from './positions.ts'

/** Where on a ladder somebody belongs who stands on no rung yet: right below whom they report to, at the top where that is nobody there. */
export function placeOnLadder(
  role: string,
  ladder: readonly { role?: Answer }[],
  roles: NonNullable<FieldsOf<typeof company>['roles']>,
): number {
  const above = roles.find(({ name }) => name === role)?.reportsTo
  const at = ladder.findIndex((rung) => [rung.role ?? []].flat().includes(above ?? ''))
  return at < 0 ? ladder.length : at
}

/** The questions of a group, one for each thing in it that a person is asked. A short name beside a title is worked out from it. */
export function partsOf(field: Field): { key: string; field: Field }[] {
  const fields = fieldsIn(field)
  return Object.entries(fields)
    .filter(([name, inner]) => inner.asked !== 'never' && !(isShortName(name, inner) && fields.title !== undefined))
    .map(([name, inner]) => ({ key: keyOf(name), field: inner }))
}

/** The short name a group gets from its title, where it has none yet: other pages use it, and nobody should have to invent it. */
export function shortNameFor(field: Field, entry: Answer | undefined): string | undefined {
  const fields = fieldsIn(field)
  const named = fields.name !== undefined && isShortName('name', fields.name)
  if (!named || typeof entry !== 'object' || Array.isArray(entry)) return undefined
  const { name, title } = entry as { [key: string]: Answer }
  if ((name !== undefined && name !== '') || typeof title !== 'string') return undefined
  return slug(title).replace(/-+/g, '-').replace(/^-|-$/g, '') || undefined
}

/** What belongs together in a group, in each entry of a list, or in a thing written out where its name would do. */
function fieldsIn(field: Field): Fields {
  return field.fields ?? field.item?.fields ?? {}
}

function isShortName(name: string, field: Field): boolean {
  return name === 'name' && field.type === 'name'
}

/**
 * Who stands on the next rung of a ladder: the front line first, then whom they report to, up to the top.
 *
 * @param ladder as it stands in the file
 * @returns no roles where the top has been reached
 */
export function nextRung(ladder: Answer | undefined, roles: NonNullable<FieldsOf<typeof company>['roles']>): string[] {
  const rungs = Array.isArray(ladder) ? (ladder as { role?: Answer }[]) : []
  const on = rungs.flatMap(({ role }) => [role ?? []].flat() as string[])
  if (on.length === 0) {
    const { 'front-line': frontLine, manager } = rolesAt(roles)
    return frontLine.length > 0 ? frontLine : manager
  }
  const last = [rungs.at(-1)!.role ?? []].flat() as string[]
  const above = roles.flatMap(({ name, reportsTo }) =>
    name !== undefined && last.includes(name) && reportsTo !== undefined ? [reportsTo] : [],
  )
  return [...new Set(above)].filter((role) => !on.includes(role)).slice(0, 1)
}
