import type { Rule } from '../rule.ts'

export const exceptionExcusesSomething: Rule = { id: 'exception-excuses-something', severity: 'advice', sees: 'exceptions' }
