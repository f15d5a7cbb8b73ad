import type { Rule } from '../rule.ts'

export const valueIsReadable: Rule = { id: 'value-is-readable', severity: 'error', sees: 'reading' }
