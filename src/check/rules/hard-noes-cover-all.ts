import { company } from '../../kinds/company.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** Staff who may give much must know the few things they may never give, or they will give nothing to be safe. */
export const hardNoesCoverAll = ruleOf(company, {
  id: 'hard-noes-cover-all',
  severity: 'gap',
  *find(document) {
    const noes = document.fields.hardNoes ?? []
    if (noes.length === 0 || isUnread(document, ['hardNoes'])) return
    const covered: unknown[] = noes.map(({ about }) => about)
    const lacking = company.fields.hardNoes.item!.fields!.about!.choices!.filter((about) => !covered.includes(about))
    if (lacking.length > 0) yield { at: ['hardNoes'], args: { chosen: lacking.join(', ') } }
  },
})
