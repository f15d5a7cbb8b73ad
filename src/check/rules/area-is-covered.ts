import { plainly } from '../../handbook/finding.ts'
import { areas } from '../../kinds/areas.ts'
import { kinds } from '../../kinds/index.ts'
import { writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** As many as can be read in one breath; the rest are counted (areas). */
const named = 5

/** Where nothing is written, each colleague has an own answer, and customers compare them. */
export const areaIsCovered: Rule = {
  id: 'area-is-covered',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const { company } = handbook
    const policies = writtenOf(handbook, kinds.policy)
    if (!company || policies.length === 0 || isUnread(company, ['areasThatDoNotApply'])) return
    const excused = company.fields.areasThatDoNotApply
    const settled = new Set([...policies.map(({ fields }) => fields.area), ...(excused ?? []).map(({ area }) => area)])
    const open = areas.filter((area) => !settled.has(area))
    if (open.length === 0) return
    yield {
      in: company,
      at: [excused === undefined ? 'name' : 'areasThatDoNotApply'],
      says: open.length > named ? 'many' : plainly,
      args: { chosen: open.slice(0, named).join(', '), more: open.length - named },
    }
  },
}
