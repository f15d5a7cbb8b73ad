import type { Rule } from '../rule.ts'

export const exceptionIsCurrent: Rule = { id: 'exception-is-current', severity: 'gap', sees: 'exceptions' }
