import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { rungsOf } from '../../measure/authority.ts'
import { writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** With a single page, it is too early to miss anybody. */
const enough = 2

/** Customers tell whoever stands in front of them, and that person should have something to give. */
export const frontLineRoleHasARung: Rule = {
  id: 'front-line-role-has-a-rung',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const { company } = handbook
    if (!company || documentsOf(handbook, kinds.discretion).length < enough) return
    const onRungs = new Set(writtenOf(handbook, kinds.discretion).flatMap((guideline) => rungsOf(guideline).flatMap(({ roles }) => roles)))
    for (const [i, { name, title, meetsCustomers }] of (company.fields.roles ?? []).entries()) {
      if (name !== undefined && meetsCustomers && !onRungs.has(name))
        yield { in: company, at: ['roles', i], args: { role: title ?? name, name } }
    }
  },
}
