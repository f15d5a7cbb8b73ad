import { describe, expect, test } from 'vitest'
import { approversOf, mayApprove, managersIn, roleMeant } from '../../src/walk/who-approves.ts'
import { documentOf } from '../support/versions.ts'

/** A company by its roles: who they report to, and `*` for whoever meets customers. */
function company(roles: Readonly<Record<string, string>>) {
  const lines = Object.entries(roles).flatMap(([name, said]) => {
    const above = said.replace('*', '')
    return [
      `  - name: ${name}`,
      `    title: The ${name}`,
      ...(above ? [`    reports-to: ${above}`] : []),
      ...(said.includes('*') ? ['    meets-customers: yes'] : []),
    ]
  })
  return { company: documentOf('policies/company.md', `---\nkind: company\nroles:\n${lines.join('\n')}\n---\n`) as never }
}

const shop = company({ owner: '', lead: 'owner*', seller: 'lead*' })
const chain = company({ head: '', area: 'head*', lead: 'area*', seller: 'lead*' })
const office = company({ head: '', sales: 'head', seller: 'sales*' })
const alone = company({ owner: '*' })

describe('who may approve', () => {
  test.each([
    ['whoever somebody reports to', shop, 'lead', {}, undefined],
    ['whoever reports to nobody', shop, 'owner', {}, undefined],
    ['nobody whom nobody reports to', shop, 'seller', {}, 'noManager'],
    ['no role of another company', shop, 'pilot', {}, 'noRole'],
    ['nobody where there are no roles', company({}), 'owner', {}, 'noRoles'],
    ['whoever looks after it, where they are alone', alone, 'owner', { owner: 'owner' }, undefined],
    ['the owner of a shop, for a shift lead behind the counter is no second manager', shop, 'owner', { owner: 'owner' }, undefined],
    ['not whoever looks after it, where there is one in an office', office, 'head', { owner: 'head' }, 'owner'],
    ['not whoever looks after it, where there is one who leads leads', chain, 'head', { owner: 'head' }, 'owner'],
    ['not the shift lead who looks after it: the owner is there', shop, 'lead', { owner: 'lead' }, 'owner'],
    ['whoever is named for it', office, 'sales', { approver: 'sales' }, undefined],
    ['whoever is named for it, though they look after it', office, 'sales', { owner: 'sales', approver: 'sales' }, undefined],
    ['whoever stands above them', chain, 'head', { approver: 'lead' }, undefined],
    ['and nobody beneath them', office, 'sales', { approver: 'head' }, 'approver'],
    ['nor beside them', company({ head: '', a: 'head', b: 'head', x: 'a', y: 'b' }), 'b', { approver: 'a' }, 'approver'],
  ] as const)('%s', (_, handbook, role, fields, says) => {
    expect(mayApprove(role, { fields }, handbook)?.says).toBe(says)
    const who = approversOf({ fields } as never, handbook).map(({ name }) => name)
    expect(who.includes(role)).toBe(says === undefined)
  })

  test('those who serve customers beside leading are named last', () => {
    const roles = company({ lead: 'owner*', owner: '', seller: 'lead*' })
    expect(approversOf({ fields: {} } as never, roles).map(({ name }) => name)).toEqual(['owner', 'lead'])
  })

  test.each([
    ['two who report to one another', { a: 'b', b: 'a', c: 'a' }],
    ['one who reports to themselves', { a: 'a', b: 'a', c: '' }],
    ['one who reports to nobody there', { a: 'gone', b: 'a', c: 'b' }],
  ])('%s: it is answered all the same', (_, roles) => {
    for (const role of ['a', 'b', 'c'])
      expect(['noManager', 'approver', undefined]).toContain(mayApprove(role, { fields: { approver: 'b' } }, company(roles))?.says)
    expect(managersIn(company(roles)).map(({ name }) => name)).toContain('a')
  })

  test.each([
    ['lead', 'lead'],
    ['The LEAD', 'lead'],
    [' the lead ', 'lead'],
    ['Lead of all', 'Lead of all'],
  ])('%j is the role %s', (typed, role) => {
    expect(roleMeant(typed, shop)).toBe(role)
  })
})
