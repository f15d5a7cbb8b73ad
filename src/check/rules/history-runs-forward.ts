import type { Rule } from '../rule.ts'

/** Days that run backwards are mostly a clock that was wrong. Reading the history speaks for it. */
export const historyRunsForward: Rule = { id: 'history-runs-forward', severity: 'advice', sees: 'reading' }
