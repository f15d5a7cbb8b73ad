import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import { areas } from '../kinds/areas.ts'
import { kinds } from '../kinds/index.ts'
import type { Kind, Stage } from '../kinds/kind.ts'
import { isInForce } from '../handbook/in-force.ts'
import { sentences } from '../words/sentences.ts'
import type { Words } from '../words/words.ts'
import type { Judged } from './findings.ts'
import { seesOneDocument, severityOf } from './severity.ts'

/** How far a stage of the way is. */
export interface StageProgress {
  stage: Stage
  title: string
  /** Documents of the stage that staff may work by and that lack nothing. */
  done: number
  /** How many the handbook wants, or has, whichever is more. */
  total: number
  /** The next thing to do in this stage, as a sentence; empty when it is done. */
  next: string
  /**
   * What `servicebook write` is to be given for it: a document to finish, or the template of one still to write. Empty
   * when it is done, or where what a document lacks is not to be answered in it: another one is missing.
   */
  write: string
}

/**
 * The meter: stage by stage, what is done by what the texts say, and what comes next.
 *
 * A document counts when it is approved and nothing in it is wrong or missing. A file that merely exists does not.
 */
export function progressOf(project: Omit<Project, 'dir'>, findings: readonly Judged[], words: Words): StageProgress[] {
  const byStage = new Map<Stage, Kind[]>()
  // Without records nothing is known of them, and nothing is said.
  const known = (Object.values(kinds) as Kind[]).filter(({ home }) => home === 'policies' || project.hasRecords)
  for (const kind of known) byStage.set(kind.stage, [...(byStage.get(kind.stage) ?? []), kind])
  return [...byStage]
    .sort(([a], [b]) => a - b)
    .map(([stage, members]) => {
      const parts = members.map((kind) => progressOfKind(kind, project, findings, words))
      return {
        stage,
        title: words.say(`check.stages.${stage}`),
        ...(parts.find(({ next }) => next !== '') ?? { next: '', write: '' }),
        done: parts.reduce((sum, { done }) => sum + done, 0),
        total: parts.reduce((sum, { total }) => sum + total, 0),
      }
    })
}

function progressOfKind(
  kind: Kind,
  project: Omit<Project, 'dir'>,
  findings: readonly Judged[],
  words: Words,
): Pick<StageProgress, 'done' | 'total' | 'next' | 'write'> {
  const documents = project.working.documents.filter((document) => document.kind === kind.name)
  const inTheWay = (document: Document) => findings.find(({ rule, file }) => file === document.path && severityOf(rule) !== 'advice')
  // What is approved for a day to come waits for nobody.
  const isSettled = (document: Document) => isInForce(document, project.today) || document.life?.working === 'coming'
  const isDone = (document: Document) => (kind.home === 'records' || isSettled(document)) && inTheWay(document) === undefined
  const done = documents.filter(isDone).length
  const lacking = wanted(kind, project)
  const total = documents.length + lacking.length

  // What is to be answered in a document comes before what is still to be written, and that before what only others can cure.
  const open = documents.filter((document) => !isDone(document))
  const own =
    open.find((document) => kind.home === 'policies' && !isSettled(document)) ??
    open.find((document) => findings.some((finding) => isOwn(finding, document)))
  const finish = (document: Document, write: string) => {
    const finding = findings.find((one) => isOwn(one, document)) ?? inTheWay(document)
    const isWrong = finding !== undefined && severityOf(finding.rule) === 'error'
    // Staff read it already as it was: what it may lack comes after the change that waits.
    const isChanged = document.life?.now?.did === 'approved' && !isSettled(document) && !isWrong
    const why =
      finding && !isChanged ? sentences(words, finding).message : words.say(isChanged ? 'check.next.changed' : 'check.next.approve')
    return { done, total, next: words.say('check.next.finish', { file: document.path, why }), write }
  }
  const first = lacking[0]
  if (own) return finish(own, own.path)
  if (first) {
    const { title, purpose } = words.kind(kind.name)
    const about = first.about(words)
    const next = words.say(`check.next.${typeof kind.wanted === 'number' || about === '' ? 'write' : kind.wanted}`, {
      title,
      purpose,
      about,
    })
    const named = `${kind.name}/${first.template(words)}`
    return { done, total, next, write: words.template(named) === undefined ? kind.name : named }
  }
  return open[0] ? finish(open[0], '') : { done, total, next: '', write: '' }
}

/** True where a finding is about what a document itself says, or is wrong in it. */
function isOwn({ rule, file }: Judged, document: Document): boolean {
  return file === document.path && (severityOf(rule) === 'error' || (severityOf(rule) === 'gap' && seesOneDocument(rule)))
}

/** Something a kind still lacks: what it is about, and the template for it where there may be one. */
interface Lacking {
  about: (words: Words) => string
  template: (words: Words) => string
}

/** What the handbook still wants of a kind, beyond the documents there are. */
function wanted(kind: Kind, project: Omit<Project, 'dir'>): Lacking[] {
  const documents = project.working.documents.filter((document) => document.kind === kind.name)
  if (kind.wanted === 'areas') {
    const excused = (project.working.company?.fields.areasThatDoNotApply ?? []).map(({ area }) => area)
    const covered = documents.map(({ fields }) => fields.area)
    return areas
      .filter((area) => !excused.includes(area) && !covered.includes(area))
      .map((area) => ({ about: (words) => words.choice(area), template: () => area }))
  }
  if (kind.wanted === 'policies') {
    const served = new Set(documents.flatMap(({ fields }) => (fields.policies as string[] | undefined) ?? []))
    const policies = project.working.documents.filter(
      (document) => document.kind === 'policy' && !served.has(document.name) && !served.has(document.longName),
    )
    const lacking = policies.map((policy) => ({
      about: () => policy.title ?? policy.name,
      template: (words: Words) => situationFor(policy, words),
    }))
    return documents.length === 0 && lacking.length === 0 ? [{ about: () => '', template: () => '' }] : lacking
  }
  if (kind.wanted === 'channels') {
    const described = documents.map(({ fields }) => fields.channel)
    return (project.working.company?.fields.channels ?? [])
      .filter(({ name }) => !described.includes(name))
      .map(({ name = '', title }) => ({ about: () => title ?? name, template: () => name }))
  }
  // Of what people said of the company elsewhere, this computer has the totals alone.
  const elsewhere = kind.name === kinds.assessment.name ? (project.working.numbers?.rounds ?? []).length : 0
  const there = Math.max(documents.length, elsewhere)
  return Array.from({ length: Math.max(0, kind.wanted - there) }, () => ({ about: () => '', template: () => '' }))
}

/** The first situation we have a template for that a policy stands behind. */
function situationFor({ name }: Document, words: Words): string {
  const { discretion } = kinds
  const isBehind = (template: string) => [words.template(`${discretion.name}/${template}`)?.start?.policies].flat().includes(name)
  return words.templates(discretion.name).find(isBehind) ?? ''
}
