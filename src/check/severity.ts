import { rules } from './rules/index.ts'
import type { Severity } from './rule.ts'

const byId = new Map(rules.map((rule) => [rule.id, rule]))

/** How much a rule minds. */
export function severityOf(rule: string): Severity {
  return byId.get(rule)!.severity
}

/** True for a rule that looks at one document: what it finds is cured in that document, and not by writing another. */
export function seesOneDocument(rule: string): boolean {
  return byId.get(rule)!.sees !== 'handbook'
}
