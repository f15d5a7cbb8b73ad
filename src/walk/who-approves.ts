import type { Document } from '../handbook/document.ts'
import type { Handbook } from '../handbook/handbook.ts'

/** A role as the company names it. */
export interface Role {
  name: string
  title: string
  reportsTo: string | undefined
  /** Stands before customers too, as far as the company says. */
  meetsCustomers: boolean
}

/** The company's roles, in its order. */
export function rolesIn({ company }: Pick<Handbook, 'company'>): Role[] {
  return (company?.fields.roles ?? []).flatMap(({ name, title, reportsTo, meetsCustomers = false }) =>
    name === undefined ? [] : [{ name, title: title ?? name, reportsTo, meetsCustomers }],
  )
}

/** Those who may approve: whoever somebody reports to, and whoever reports to nobody. Who serves customers beside leading comes last. */
export function managersIn(handbook: Pick<Handbook, 'company'>): Role[] {
  const roles = rolesIn(handbook)
  const leading = roles.filter(({ name, reportsTo }) => reportsTo === undefined || roles.some((other) => other.reportsTo === name))
  const first = leading.filter((one) => isManager(one, roles))
  return [...first, ...leading.filter((one) => !first.includes(one))]
}

/**
 * True for a second manager. Somebody who leads a shift from behind the counter is none: in a shop of ten the owner would
 * have to ask them before anything holds.
 */
function isManager({ name, reportsTo, meetsCustomers }: Role, roles: readonly Role[]): boolean {
  const leads = roles.filter((other) => other.reportsTo === name)
  return reportsTo === undefined || !meetsCustomers || leads.some((led) => roles.some((other) => other.reportsTo === led.name))
}

/** The role somebody means by its name or by its title, whatever the case; as it was typed, where it is none. */
export function roleMeant(typed: string, handbook: Pick<Handbook, 'company'>): string {
  const lower = typed.trim().toLowerCase()
  const meant = rolesIn(handbook).filter(({ name, title }) => name.toLowerCase() === lower || title.toLowerCase() === lower)
  return meant.length === 1 ? meant[0]!.name : typed.trim()
}

/** Roles as somebody is told of them who is to type one. */
export function roleNames(roles: readonly Role[]): string {
  return roles.map(({ name, title }) => `${title} (${name})`).join(', ')
}

/** What a role is called where people read it. */
export function titleOfRole(role: string, handbook: Pick<Handbook, 'company'>): string {
  return rolesIn(handbook).find(({ name }) => name === role)?.title ?? role
}

/** Those who may approve a page: managers first, and else in the company's order. */
export function approversOf(document: Document, handbook: Pick<Handbook, 'company'>): Role[] {
  return managersIn(handbook).filter(({ name }) => mayApprove(name, document, handbook) === undefined)
}

/** Why a role may not approve a page: no roles at all, no such role, nobody's manager, whoever wrote it while another could, or another was named for it. */
export type NotTheirs = {
  says: 'noRoles' | 'noRole' | 'noManager' | 'owner' | 'approver'
  args: { typed: string; who: string; others: string }
}

/**
 * Whether somebody may approve a page. Two pairs of eyes, wherever there are two: whoever looks after a page does not approve
 * it alone while the company has another manager. Whoever leads a shift and serves customers approves too, and is no other manager.
 */
export function mayApprove(role: string, document: Pick<Document, 'fields'>, handbook: Pick<Handbook, 'company'>): NotTheirs | undefined {
  const roles = rolesIn(handbook)
  const managers = managersIn(handbook)
  const { owner, approver } = document.fields as { owner?: string; approver?: string }
  const titleOf = (name: string) => roles.find((one) => one.name === name)?.title ?? name
  const others = managers.filter(({ name }) => name !== role)
  const no = (says: NotTheirs['says'], who: string, among: readonly Role[]): NotTheirs => ({
    says,
    args: { typed: role, who, others: among.map(({ name, title }) => `${title} (${name})`).join(', ') },
  })
  if (roles.length === 0) return no('noRoles', '', [])
  if (!roles.some(({ name }) => name === role)) return no('noRole', '', managers)
  if (!managers.some(({ name }) => name === role)) return no('noManager', titleOf(role), others)
  if (approver !== undefined && approver !== role && !isAbove(role, approver, roles)) {
    return no(
      'approver',
      titleOf(approver),
      managers.filter(({ name }) => name === approver || isAbove(name, approver, roles)),
    )
  }
  if (owner === role && approver !== role && others.some((other) => isManager(other, roles))) return no('owner', titleOf(role), others)
  return undefined
}

/** True where one role stands above another in the reporting line. */
function isAbove(role: string, below: string, roles: readonly Role[]): boolean {
  const seen = new Set<string>()
  for (let next = roles.find(({ name }) => name === below)?.reportsTo; next !== undefined && !seen.has(next);) {
    if (next === role) return true
    seen.add(next)
    next = roles.find(({ name }) => name === next)?.reportsTo
  }
  return false
}
