import { placeOf, type Document, type Judge } from '../handbook/document.ts'
import { plainly, type Finding, type Found } from '../handbook/finding.ts'
import type { Handbook } from '../handbook/handbook.ts'
import type { Place } from '../handbook/place.ts'
import { isInForce, isRetired } from '../handbook/in-force.ts'
import type { Project } from '../handbook/read.ts'
import { keyOf } from '../kinds/field.ts'
import { applyExceptions, isExcused } from './exceptions.ts'
import { nearest } from './nearest.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { severityOf } from './severity.ts'
import { oneAddressPerDocument } from './rules/one-address-per-document.ts'

/** Past this many findings of one rule in one document, people stop reading, and one cure mostly helps them all. */
const mostOfOneRule = 20

/** A finding, and whether staff would meet what it is about. */
export interface Judged extends Finding {
  inForce: boolean
}

/** Runs the rules that see one document. Reading calls it, so that what they find is kept with the document. */
export const judgeDocument: Judge = (document, prose, lexicon) =>
  rules.flatMap((rule) =>
    rule.sees === 'document'
      ? firstOf(rule.find(document, prose, lexicon), () => document.path).map((found) => findingOf(rule.id, found, document))
      : [],
  )

/** The first few findings of each sort: of a rule in a document. */
function firstOf<T>(found: Iterable<T>, sortOf: (one: T) => string): T[] {
  const kept: T[] = []
  const ofEach = new Map<string, number>()
  for (const one of found) {
    const n = (ofEach.get(sortOf(one)) ?? 0) + 1
    ofEach.set(sortOf(one), n)
    if (n <= mostOfOneRule) kept.push(one)
  }
  return kept
}

/**
 * Everything the rules have to say of a project, exceptions taken into account.
 *
 * The handbook is looked at twice, as staff have it and as managers are writing it. What is found only in the
 * second, or in a document nobody works by yet, is marked as not in force.
 */
export function findingsIn(project: Omit<Project, 'dir'>): Judged[] {
  const approved = new Map(project.approved.map((document) => [document.path, document]))
  const isOfApproved = ({ file }: Finding) => approved.has(file)
  // What they point to stands in the text that staff have, and perhaps not in the file any more.
  const pointing = (finding: Finding) => ({
    ...finding,
    related: finding.related.map(({ file, place }) => inTheHistory(file, place, approved.get(file))),
  })
  const staff = handbookFindings(project.inForce).map(pointing)
  // Of an approved text only what is wrong is told: what is missing in it is to be written in the working text.
  const wrongInApproved = [...project.approved.flatMap(({ findings }) => findings.map(pointing)), ...staff.filter(isOfApproved)]
    .filter(({ rule }) => severityOf(rule) === 'error')
    .map((finding) => ({ finding, document: approved.get(finding.file)! }))
    .filter(({ finding, document }) => !isExcused(finding, document.fields))
  const found = new Map<string, Judged>()
  const add = (finding: Finding, inForce: boolean) => {
    const key = JSON.stringify([finding.rule, finding.file, finding.place, finding.says, finding.args])
    found.set(key, { ...finding, inForce: inForce || (found.get(key)?.inForce ?? false) })
  }
  for (const document of project.documents) {
    if (isRetired(document)) continue
    const inForce = isInForce(document, project.today)
    for (const finding of firstOf(document.findings, ({ rule }) => rule)) add(nearestKey(finding), inForce)
  }
  // A file that cannot be taken at all may be one that staff work by.
  for (const finding of project.findings) add(finding, true)
  for (const finding of staff) if (!isOfApproved(finding)) add(finding, true)
  for (const finding of handbookFindings(project.working)) add(finding, false)
  for (const { document, finding } of wrongInApproved) addApproved(found, finding, document)
  // Two pages in one place are not a matter of opinion: one of them would not be there.
  const cannotBeExcused = ({ rule }: Judged) => rule === oneAddressPerDocument.id
  const all = [...found.values()]
  return [
    ...applyExceptions(
      all.filter((finding) => !cannotBeExcused(finding)),
      project,
    ),
    ...all.filter(cannotBeExcused),
  ]
}

/** Something wrong in an approved text: told where it is to be mended if it stands in the working text too, and else where it stands. */
function addApproved(found: Map<string, Judged>, finding: Finding, document: Document): void {
  const same = [...found.values()].find(
    ({ rule, file, says, args }) =>
      rule === finding.rule && file === finding.file && says === finding.says && JSON.stringify(args) === JSON.stringify(finding.args),
  )
  if (same) same.inForce = true
  else if (document.entry !== undefined) {
    const judged = { ...finding, ...inTheHistory(finding.file, finding.place, document), inForce: true }
    found.set(JSON.stringify([judged.rule, judged.file, judged.place, judged.says, judged.args]), judged)
  }
}

/** Where a place of an approved text stands in the file of the history; of any other text, where it stands. */
function inTheHistory(file: string, place: Place, document: Document | undefined): { file: string; place: Place } {
  const entry = document?.entry
  if (entry === undefined) return { file, place }
  const down = (line: number) => line + entry.line - 1
  return { file: entry.file, place: { ...place, line: down(place.line), endLine: down(place.endLine) } }
}

/** What is wrong in documents as they stand together, and is not excused. */
export function stopsTogether(handbook: Handbook): Finding[] {
  const fieldsOf = new Map(handbook.documents.map(({ path, fields }) => [path, fields]))
  return findingsOf(
    handbook,
    rules.filter(({ severity }) => severity === 'error'),
  ).filter((finding) => !isExcused(finding, fieldsOf.get(finding.file) ?? {}))
}

function handbookFindings(handbook: Handbook): Finding[] {
  return findingsOf(handbook, rules)
}

function findingsOf(handbook: Handbook, among: readonly Rule[]): Finding[] {
  return among.flatMap((rule) =>
    rule.sees === 'handbook'
      ? firstOf(rule.find(handbook), (found) => found.in.path).map((found) => findingOf(rule.id, found, found.in))
      : [],
  )
}

function findingOf(
  rule: string,
  { at, says = plainly, args = {}, related = [] }: Found,
  document: Pick<Document, 'path' | 'places'>,
): Finding {
  const place =
    at === undefined || Array.isArray(at) ? placeOf(document as Document, (at ?? []) as (string | number)[]) : (at as Finding['place'])
  return { rule, file: document.path, place, says, args, related }
}

/** Reading knows which keys there are; which of them was meant is said here. */
function nearestKey(finding: Finding): Finding {
  if (finding.rule !== 'key-is-known') return finding
  const near = nearest(String(finding.args.typed), String(finding.args.known).split(', ').map(keyOf))
  return near === undefined ? { ...finding, says: plainly } : { ...finding, says: 'did-you-mean', args: { ...finding.args, nearest: near } }
}
