import type { Rule } from '../rule.ts'

export const keyIsKnown: Rule = { id: 'key-is-known', severity: 'error', sees: 'reading' }
