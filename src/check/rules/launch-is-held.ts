import type { DocumentOf } from '../../handbook/document.ts'
import { documentsOf, type Handbook } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { approvedOf, isApproved, writtenOf } from '../../measure/written.ts'
import { isUnread } from '../unread.ts'
import type { Rule } from '../rule.ts'

/** From so many approved policies on there is something to launch. */
const enough = 3

/** People work by what they were told together, and by what they were handed only when there is time. */
export const launchIsHeld: Rule = {
  id: 'launch-is-held',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const { company } = handbook
    if (!company || documentsOf(handbook, kinds.policy).filter(isApproved).length < enough) return
    const approved = approvedOf(handbook, kinds.training).filter(isLaunch)
    const draft = writtenOf(handbook, kinds.training).find(isLaunch)
    const mandatory = approved.filter((launch) => launch.fields.mandatory === true || isUnread(launch, ['mandatory']))
    const leftOut = rolesLeftOut(company, mandatory)
    const [first] = approved
    if (!draft) yield { in: company, at: ['name'] }
    else if (!first) yield { in: draft, at: ['status'], says: 'draft' }
    else if (mandatory.length === 0) yield { in: first, at: ['mandatory'], says: 'voluntary' }
    // Without any roles, that is what is missing, and `document-is-complete` says so.
    else if (leftOut.length > 0 && mandatory.every(({ fields }) => fields.roles !== undefined))
      yield { in: mandatory[0]!, at: ['roles'], says: 'leaves-out', args: { roles: leftOut.join(', ') } }
  },
}

type Training = DocumentOf<typeof kinds.training>

function isLaunch({ fields }: Training): boolean {
  return fields.form === 'launch-meeting'
}

/** The roles that meet customers and come to none of these meetings, by their titles. */
function rolesLeftOut(company: NonNullable<Handbook['company']>, meetings: readonly Training[]): string[] {
  const invited = new Set(meetings.flatMap(({ fields }) => fields.roles ?? []))
  const front = (company.fields.roles ?? []).filter(
    ({ name, meetsCustomers }) => name !== undefined && meetsCustomers && !invited.has(name),
  )
  return front.map(({ title, name }) => title ?? name!)
}
