import { rules } from './rules/index.ts'
import type { Severity } from './rule.ts'

const byRule = new Map(rules.map(({ id, severity }) => [id, severity]))

/** How much a rule minds. */
export function severityOf(rule: string): Severity {
  return byRule.get(rule)!
}
