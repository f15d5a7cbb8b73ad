import type { Rule } from '../rule.ts'

export const nothingIsCutOff: Rule = { id: 'nothing-is-cut-off', severity: 'error', sees: 'reading' }
