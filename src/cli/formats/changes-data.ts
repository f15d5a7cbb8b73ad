import type { Project } from '../../handbook/read.ts'
import type { Change } from '../../history/changes.ts'
import { touchedBy } from '../../measure/touches.ts'
import type { ToldChanges } from './changes.ts'

/** Changes for programs. Texts of versions stand in their files, so none is repeated. */
export function changesAsData(told: ToldChanges, project: Project): object {
  const data = (change: Change) => changeData(change, project)
  if ('one' in told) return { version: 1, today: project.today, change: data(told.one) }
  const { waiting, better, approved, from, to } = told
  return {
    version: 1,
    today: project.today,
    from,
    to: to ?? project.today,
    waiting: waiting?.map(data) ?? null,
    wordedBetter: better?.map((change) => ({ ...data(change), goesOut: change.since!.effectiveFrom })) ?? null,
    approved: approved.map(data),
  }
}

function changeData({ page, since, by, redline, says }: Change, { working }: Project): object {
  return {
    page: page.path,
    title: page.title ?? page.name,
    since: since?.version ?? null,
    by: by === undefined ? null : { did: by.did, version: by.version, by: by.by, on: by.on, effectiveFrom: by.effectiveFrom },
    note: by?.note ?? null,
    differently: by?.differently ?? null,
    says,
    redline: typeof redline === 'string' ? null : redline,
    lookAtAgain:
      by === undefined ? touchedBy(page, working).flatMap(({ document, why }) => (document ? [{ file: document.path, why }] : [])) : [],
  }
}
