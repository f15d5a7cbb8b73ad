import { kinds } from '../../kinds/index.ts'
import { writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** With fewer policies than this and no standards at all, a handbook has not got that far. */
const enough = 3

/** Where nobody said how customers are met, each of them meets somebody else's habits. */
export const channelHasStandards: Rule = {
  id: 'channel-has-standards',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const { company } = handbook
    const described = writtenOf(handbook, kinds['channel-standards']).map(({ fields }) => fields.channel)
    if (!company || (described.length === 0 && writtenOf(handbook, kinds.policy).length < enough)) return
    for (const [i, { name, title }] of (company.fields.channels ?? []).entries()) {
      if (name !== undefined && !described.includes(name))
        yield { in: company, at: ['channels', i], args: { channel: title ?? name, name } }
    }
  },
}
