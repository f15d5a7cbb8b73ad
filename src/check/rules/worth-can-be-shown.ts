import { company } from '../../kinds/company.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'
import { keyOf } from '../../kinds/field.ts'

/** What a customer is worth, is worked out from these. */
const parts = ['usualOrder', 'visitsAYear', 'yearsKept'] as const

export const worthCanBeShown = ruleOf(company, {
  id: 'worth-can-be-shown',
  severity: 'gap',
  *find(document) {
    const { fields } = document
    const missing = parts.filter((part) => fields[part] === undefined && !isUnread(document, [part]))
    if (!fields.showWorth || missing.length === 0) return
    yield { at: ['showWorth'], args: { keys: missing.map(keyOf).join(', ') } }
  },
})
