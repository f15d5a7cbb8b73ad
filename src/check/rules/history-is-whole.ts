import type { Rule } from '../rule.ts'

/** What was approved holds, so what cannot be trusted to be what was approved must not reach staff unnoticed. Reading the history speaks for it. */
export const historyIsWhole: Rule = { id: 'history-is-whole', severity: 'error', sees: 'reading', excusable: false }
