import { CannotRun } from '../../cannot-run.ts'
import { addComplaints } from '../../records/add-complaints.ts'
import { settingFor } from '../../records/setting.ts'
import { dayOrderAsked, lookAtList } from '../complaints/bring-list.ts'
import type { Asked, Done } from './action.ts'
import { afterChange } from './complaints.ts'

/** Brings the list in that was looked at: what is in the log by now is left out once more. */
export async function bringListIn(asked: Asked): Promise<Done> {
  const { now, project, words, said, brought } = asked
  if (brought.list === undefined) throw new CannotRun(words.say('start.bring.gone'))
  const order = dayOrderAsked(said.dates)
  const { fresh } = await lookAtList(brought.list, order, { dir: now.dir, project, words })
  const setting = settingFor(project.working, words)
  const references = await addComplaints(now.dir, fresh, { setting, words, today: project.today, onlyNew: true })
  delete brought.list
  brought.added = references
  return { go: `/numbers/complaints/bring-in?done=${references.length}`, ...(await afterChange(asked)) }
}
