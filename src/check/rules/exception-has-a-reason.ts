import type { Rule } from '../rule.ts'

export const exceptionHasAReason: Rule = { id: 'exception-has-a-reason', severity: 'gap', sees: 'exceptions' }
