import { join } from 'node:path'
import { CannotRun } from '../../cannot-run.ts'
import { checkProject, mayPublish } from '../../check/report.ts'
import { readProject } from '../../project.ts'
import { folderFor } from '../../publish/folder.ts'
import { publish } from '../../publish/publish.ts'
import { renderSite } from '../../render/site.ts'
import { audienceAsked } from '../screens/publish.ts'
import type { Asked, Done } from './action.ts'

/** Publishes what staff may work by, all or nothing. What stands on the disk counts, so it is read anew. */
export async function publishNow({ now, project, words, said }: Asked): Promise<Done> {
  const audience = audienceAsked(said.for)
  const { dir } = now
  const fresh = await readProject(dir, { today: project.today, records: audience === 'managers' })
  if (!mayPublish(checkProject(fresh))) throw new CannotRun(words.say('start.publish.stopped'))
  if (!fresh.inForce.documents.some(({ kind }) => kind !== undefined)) throw new CannotRun(words.say('start.publish.nothingApproved'))
  await publish(renderSite(fresh.inForce, { audience, dir, working: fresh.working }), join(dir, folderFor(audience, false)), dir)
  return { go: `/publish?for=${audience}&done=yes` }
}
