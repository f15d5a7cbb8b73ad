import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import { areas } from '../kinds/areas.ts'
import { kinds } from '../kinds/index.ts'
import type { Kind, Stage } from '../kinds/kind.ts'
import { isInForce } from '../handbook/in-force.ts'
import { sentences, type Words } from '../words/words.ts'
import type { Judged } from './findings.ts'
import { severityOf } from './severity.ts'

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
        done: parts.reduce((sum, { done }) => sum + done, 0),
        total: parts.reduce((sum, { total }) => sum + total, 0),
        next: parts.find(({ next }) => next !== '')?.next ?? '',
      }
    })
}

function progressOfKind(
  kind: Kind,
  project: Omit<Project, 'dir'>,
  findings: readonly Judged[],
  words: Words,
): { done: number; total: number; next: string } {
  const documents = project.working.documents.filter((document) => document.kind === kind.name)
  const inTheWay = (document: Document) => findings.find(({ rule, file }) => file === document.path && severityOf(rule) !== 'advice')
  const isDone = (document: Document) => (kind.home === 'records' || isInForce(document, project.today)) && inTheWay(document) === undefined
  const done = documents.filter(isDone).length
  const lacking = wanted(kind, project)
  const total = documents.length + lacking.length

  const open = documents.find((document) => !isDone(document))
  if (open) {
    const finding = inTheWay(open)
    const why = finding ? sentences(words, finding).message : words.say('check.next.approve')
    return { done, total, next: words.say('check.next.finish', { file: open.path, why }) }
  }
  const first = lacking[0]
  if (first === undefined) return { done, total, next: '' }
  return {
    done,
    total,
    next: words.say(`check.next.${typeof kind.wanted === 'number' ? 'write' : kind.wanted}`, {
      kind: kind.name,
      purpose: words.kind(kind.name).purpose,
      about: first.about(words),
    }),
  }
}

/** What the handbook still wants of a kind, beyond the documents there are. */
function wanted(kind: Kind, project: Omit<Project, 'dir'>): { about: (words: Words) => string }[] {
  const documents = project.working.documents.filter((document) => document.kind === kind.name)
  if (kind.wanted === 'areas') {
    const excused = (project.working.company?.fields.areasThatDoNotApply ?? []).map(({ area }) => area)
    const covered = documents.map(({ fields }) => fields.area)
    return areas
      .filter((area) => !excused.includes(area) && !covered.includes(area))
      .map((area) => ({ about: (words) => words.choice(area) }))
  }
  if (kind.wanted === 'policies') {
    const served = new Set(documents.flatMap(({ fields }) => (fields.policies as string[] | undefined) ?? []))
    const policies = project.working.documents.filter(
      (document) => document.kind === 'policy' && !served.has(document.name) && !served.has(document.longName),
    )
    const lacking = policies.map((policy) => ({ about: () => policy.title ?? policy.name }))
    return documents.length === 0 && lacking.length === 0 ? [{ about: () => '' }] : lacking
  }
  if (kind.wanted === 'channels') {
    const described = documents.map(({ fields }) => fields.channel)
    return (project.working.company?.fields.channels ?? [])
      .filter(({ name }) => !described.includes(name))
      .map(({ name, title }) => ({ about: () => title ?? name ?? '' }))
  }
  return Array.from({ length: Math.max(0, kind.wanted - documents.length) }, () => ({ about: () => '' }))
}
