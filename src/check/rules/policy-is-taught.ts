import { documentsOf, resolve } from '../../handbook/handbook.ts'
import type { Document } from '../../handbook/document.ts'
import { kinds } from '../../kinds/index.ts'
import { isApproved, originals, writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** What a training can name. Guidelines and procedures bring the policies behind them along. */
const taught = [
  ['policies', 'policy'],
  ['guidelines', 'discretion'],
  ['procedures', 'procedure'],
] as const

/** What nobody ever talked about with staff is known to whoever wrote it. */
export const policyIsTaught: Rule = {
  id: 'policy-is-taught',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const named = (from: Document, key: string, kind: string) =>
      ((from.fields[key] ?? []) as string[]).flatMap((name) => resolve(handbook, kind, name, from).map(({ document }) => document!))
    const trainings = writtenOf(handbook, kinds.training) as unknown as Document[]
    const covered = new Set(
      trainings
        .flatMap((training) => taught.flatMap(([key, kind]) => named(training, key, kind)))
        .flatMap((document) => (document.kind === 'policy' ? [document] : named(document, 'policies', 'policy')))
        .map(({ longName }) => longName),
    )
    if (trainings.length === 0) return
    for (const policy of originals(handbook, documentsOf(handbook, kinds.policy))) {
      if (isApproved(policy) && !covered.has(policy.longName))
        yield { in: policy, args: { title: policy.title ?? policy.name, name: policy.name } }
    }
  },
}
