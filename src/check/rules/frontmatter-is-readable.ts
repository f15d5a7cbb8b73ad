import type { Rule } from '../rule.ts'

export const frontmatterIsReadable: Rule = { id: 'frontmatter-is-readable', severity: 'error', sees: 'reading' }
