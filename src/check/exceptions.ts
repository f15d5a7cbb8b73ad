import { placeOf, type Document } from '../handbook/document.ts'
import { plainly, type Finding } from '../handbook/finding.ts'
import { isInForce, isRetired } from '../handbook/in-force.ts'
import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Judged } from './findings.ts'
import { nearest } from './nearest.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules/index.ts'

/** True for a finding that a document excuses itself from, with a reason. */
export function isExcused({ rule }: Finding, { ruleExceptions }: Document['fields']): boolean {
  const known = rules.find(({ id }) => id === rule)
  if (known === undefined || !mayExcuse(known)) return false
  return ((ruleExceptions ?? []) as { rule?: string; because?: string }[]).some((one) => one.rule === rule && one.because !== undefined)
}

function mayExcuse({ sees, excusable }: Rule): boolean {
  return sees !== 'reading' && sees !== 'exceptions' && excusable !== false
}

/**
 * Takes out what documents excuse, and speaks of the exceptions themselves: one without a reason does not count,
 * one that excuses nothing is old, and one past its date still holds but wants to be looked at.
 */
export function applyExceptions(findings: Judged[], project: Omit<Project, 'dir'>): Judged[] {
  const excused = new Set<Judged>()
  const about: Judged[] = []
  for (const document of project.documents) {
    if (isRetired(document)) continue
    const exceptions = (document.fields.ruleExceptions ?? []) as { rule?: string; because?: string; until?: Day }[]
    for (const [i, { rule, because, until }] of exceptions.entries()) {
      const say = (id: string, says: string, args: Record<string, string> = {}) =>
        about.push({
          rule: id,
          file: document.path,
          place: placeOf(document, ['ruleExceptions', i]),
          says,
          args: { exempt: rule ?? '', ...args },
          related: [],
          inForce: isInForce(document, project.today),
        })
      const known = rules.find(({ id }) => id === rule)
      if (rule === undefined) say('exception-has-a-reason', 'no-rule')
      else if (!known)
        say('exception-excuses-something', 'unknown', {
          nearest:
            nearest(
              rule,
              rules.map(({ id }) => id),
            ) ?? rules[0]!.id,
        })
      else if (!mayExcuse(known)) say('exception-excuses-something', 'cannot-be-excused')
      else if (because === undefined) say('exception-has-a-reason', plainly)
      else {
        const matching = findings.filter((finding) => finding.rule === rule && finding.file === document.path)
        if (matching.length === 0) say('exception-excuses-something', plainly)
        for (const finding of matching) excused.add(finding)
        if (matching.length > 0 && until !== undefined && until < project.today) say('exception-is-current', plainly, { until })
      }
    }
  }
  return [...findings.filter((finding) => !excused.has(finding)), ...about]
}
