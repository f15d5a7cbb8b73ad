import type { Rule } from '../rule.ts'

export const fileIsReadable: Rule = { id: 'file-is-readable', severity: 'error', sees: 'reading' }
