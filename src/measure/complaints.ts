import type { DocumentOf } from '../handbook/document.ts'
import { documentsOf, resolve, type Handbook } from '../handbook/handbook.ts'
import { groupBy } from '../handbook/group-by.ts'
import { kinds } from '../kinds/index.ts'
import { isSpoken, languageFor, type ComplaintStep } from '../language/language.ts'
import { mentions, mentionsOf } from './mentions.ts'

/** A procedure, with its steps. */
type Procedure = DocumentOf<typeof kinds.procedure>

/** The area whose policies speak of complaints. */
const area = 'complaints'

/** The policies on complaints in some documents. */
export function complaintPolicies(documents: Handbook['documents']): DocumentOf<typeof kinds.policy>[] {
  return documentsOf({ documents }, kinds.policy).filter(({ fields }) => fields.area === area)
}

/** True for a procedure that names a policy on complaints. */
export function isAboutComplaints(procedure: Procedure, handbook: Handbook): boolean {
  const behind = (procedure.fields.policies ?? []).flatMap((policy) => resolve(handbook, 'policy', policy, procedure as never))
  return behind.some(({ document }) => document?.fields.area === area)
}

/**
 * The complaint procedure, one for each language whose words we know. Several may name the policy, one of them for the
 * log: the one that comes nearest to being whole is meant, and of two that are as near the longer.
 */
export function complaintProcedures(handbook: Handbook): Procedure[] {
  const candidates = documentsOf(handbook, kinds.procedure).filter(
    (procedure) => isSpoken(procedure.language) && (procedure.fields.steps ?? []).length > 0 && isAboutComplaints(procedure, handbook),
  )
  return [...groupBy(candidates, ({ language }) => language).values()].map((several) =>
    several.reduce((best, one) => (nearness(one) > nearness(best) ? one : best)),
  )
}

/** What steps are lacking weighs more than any number of steps that are there. */
function nearness(procedure: Procedure): number {
  return (procedure.fields.steps ?? []).length - 1000 * missingSteps(procedure).length
}

/** What a complaint wants and this procedure does not give, as it is called in its language; judged by what its steps do and say. */
export function missingSteps(procedure: Procedure): string[] {
  const known = missing.get(procedure.fields)
  if (known) return known
  const found = missingIn(procedure)
  missing.set(procedure.fields, found)
  return found
}

/** Looked for once in a procedure: the word lists are long, and two rules and the choice of the procedure ask. */
const missing = new WeakMap<object, string[]>()

function missingIn({ fields, language }: Procedure): string[] {
  const { complaintSteps } = languageFor(language)
  const texts = (fields.steps ?? []).flatMap(({ does = '', says = '' }) => [does, says])
  // A cause that stands among what to write down is written down.
  const noted = [...texts, ...(fields.writeDown ?? [])]
  return (Object.entries(complaintSteps) as [ComplaintStep, { called: string; words: readonly string[] }][])
    .filter(([step, { words }]) => !(step === 'prevention' ? noted : texts).some((text) => mentions(text, words)))
    .map(([, { called }]) => called)
}

/** Where a complaint procedure asks for proof before anybody says sorry: both steps by their index, and the words of the first. */
export function proofBeforeSympathy({
  fields,
  language,
}: Procedure): { proof: number; sympathy: number; key: 'does' | 'says'; typed: string } | undefined {
  const { complaintSteps, proof } = languageFor(language)
  const steps = fields.steps ?? []
  const sympathy = steps.findIndex(({ does = '', says = '' }) => [does, says].some((text) => mentions(text, complaintSteps.sympathy.words)))
  for (const [i, step] of steps.slice(0, Math.max(0, sympathy)).entries()) {
    for (const key of ['does', 'says'] as const) {
      const asked = mentionsOf(step[key] ?? '', proof).find(({ start }) => !isPutOff(step[key]!.slice(0, start), language))
      if (asked) return { proof: i, sympathy, key, typed: asked.typed }
    }
  }
  return undefined
}

/** True where the sentence so far puts off what comes next: "do not ask yet for the …", but not "do not argue, then ask for the …". */
function isPutOff(before: string, language: string): boolean {
  const { notYet, nowThen } = languageFor(language)
  const sentence = before.split(/[.!?;:\n]/).at(-1)!
  const last = (words: readonly string[]) => mentionsOf(sentence, words).at(-1)?.start ?? -1
  return last(notYet) > last(nowThen)
}
