import { kinds } from '../../kinds/index.ts'
import { groupBy } from '../../handbook/group-by.ts'
import { complaintPolicies, complaintProcedures, isAboutComplaints, missingSteps } from '../../measure/complaints.ts'
import { isApproved, writtenOf } from '../../measure/written.ts'
import { isUnread } from '../unread.ts'
import type { Rule } from '../rule.ts'

/** A complaint that is settled and not understood comes back; one that is understood and not regretted goes to a competitor. */
export const complaintProcedureIsWhole: Rule = {
  id: 'complaint-procedure-is-whole',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    for (const procedure of complaintProcedures(handbook)) {
      const missing = missingSteps(procedure)
      if (missing.length > 0 && !isUnread(procedure, ['steps']))
        yield { in: procedure, at: ['steps'], args: { title: procedure.title ?? procedure.name, missing: missing.join(', ') } }
    }
    const written = writtenOf(handbook, kinds.procedure).filter((procedure) => isAboutComplaints(procedure, handbook))
    const approved = complaintPolicies(handbook.documents).filter(isApproved)
    for (const [language, [first]] of groupBy(approved, (policy) => policy.language)) {
      if (written.some((procedure) => procedure.language === language)) continue
      yield { in: first!, at: ['area'], says: 'no-procedure', args: { title: first!.title ?? first!.name, name: first!.name } }
    }
  },
}
