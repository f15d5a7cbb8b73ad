import { CannotRun } from '../../cannot-run.ts'
import { parseDay } from '../../handbook/values/date.ts'
import { addRows } from '../../records/change-table.ts'
import { keepFigures } from '../../records/figures.ts'
import { settingFor } from '../../records/setting.ts'
import { people as peopleTable } from '../../records/tables/people.ts'
import { lookAtPeople, takePeople } from '../../signoff/bring-people.ts'
import { collect } from '../../signoff/collect.ts'
import { takeDownPaper } from '../../signoff/on-paper.ts'
import { openRound } from '../../signoff/open-round.ts'
import type { HandedIn } from '../../signoff/read-handed-in.ts'
import type { Refusal } from '../../walk/approve.ts'
import { keepRecordsFromGit } from '../../walk/kept-from-git.ts'
import type { Words } from '../../words/words.ts'
import type { Brought } from '../brought.ts'
import type { ProjectNow } from '../project-now.ts'
import { textSaid, type Asked, type Done } from './action.ts'

/** Writes somebody into the list of people. */
export async function addPerson(asked: Asked): Promise<Done> {
  const { now, project, words } = asked
  const person = textSaid(asked, 'person').trim().replace(/\s+/g, ' ')
  const [role, place] = [textSaid(asked, 'role'), textSaid(asked, 'place')]
  if (person === '' || role === '') return { says: words.say('start.readers.sayWho') }
  const row = { person, role, ...(place !== '' && { place }) }
  await keepRecordsFromGit(now.dir)
  await addRows(now.dir, peopleTable, [row], settingFor(project.working, words), words)
  now.stale(peopleTable.file)
  return { go: '/life/readers?people=more', says: words.say('start.readers.added', { person }) }
}

/** Takes in the list of people that was looked at. */
export async function takePeopleIn(asked: Asked): Promise<Done> {
  const { now, project, words, brought } = asked
  if (brought.people === undefined) throw new CannotRun(words.say('start.bring.gone'))
  const setting = settingFor(project.working, words)
  await takePeople(now.dir, await lookAtPeople(now.dir, brought.people, setting, words), setting, words)
  delete brought.people
  now.stale(peopleTable.file)
  return { go: '/life/readers', says: words.say('start.readers.takenIn') }
}

/** Asks people to read pages: each gets a code. */
export async function askToRead(asked: Asked): Promise<Done> {
  const { now, words } = asked
  const typed = textSaid(asked, 'until')
  const until = typed === '' ? undefined : parseDay(typed)
  if (typed !== '' && until === undefined) return { says: words.say('start.approve.noDay', { typed }) }
  const [roles, documents, places] = [listSaid(asked, 'roles'), listSaid(asked, 'pages'), listSaid(asked, 'places')]
  if (roles.length === 0 || documents.length === 0) return { says: words.say('start.readers.chooseSome') }
  const opened = await openRound(now.dir, now.readAnew, { roles, places, documents, until }, words)
  if (!('standing' in opened)) return { says: inWords(opened.refusals) }
  const n = opened.added.length
  const says = words.say(n === 0 ? 'start.readers.nobodyAdded' : 'start.readers.opened', { n })
  return { go: '/life/readers', says: await counted(now, words, says) }
}

/** Takes down who signed on paper. */
export async function signedOnPaper(asked: Asked): Promise<Done> {
  const { now, words } = asked
  const typed = textSaid(asked, 'on')
  const on = parseDay(typed)
  const people = listSaid(asked, 'people')
  if (on === undefined) return { says: words.say('start.approve.noDay', { typed }) }
  if (people.length === 0) return { says: words.say('start.readers.choosePeople') }
  const { refusals, fresh } = await takeDownPaper(await now.readAnew(), { people, on, round: textSaid(asked, 'round'), pages: [] }, words)
  if (refusals.length > 0) return { says: inWords(refusals) }
  const says = `${words.say('signoff.paper.done', { n: fresh.length })} ${words.say('signoff.paper.keep')}`
  return { go: '/life/readers', says: await counted(now, words, says) }
}

/** Takes in receipts from a file, or as they were pasted. What became of each is shown. */
export async function collectReceipts(handed: HandedIn, now: ProjectNow, brought: Brought, words: Words): Promise<Done> {
  brought.collected = await collect(await now.readAnew(), [handed], words)
  const says = await counted(now, words, '')
  return { go: '/life/readers?collected=yes', ...(says !== '' && { says }) }
}

/** Counts anew, and says beside what was done where that was not possible. */
async function counted(now: ProjectNow, words: Words, says: string): Promise<string> {
  const trouble = await keepFigures(now.dir, (await now.readAnew()).working, words)
  return [says, trouble ?? ''].filter(Boolean).join(' ')
}

/** Without what to type in a terminal. */
function inWords(refusals: readonly Refusal[]): string {
  return refusals.map(({ message }) => message).join(' ')
}

/** Boxes that were ticked: one name stands for several, so the browser sends a list. */
function listSaid({ said }: Asked, key: string): string[] {
  return [said[key] ?? []].flat().filter((one): one is string => typeof one === 'string' && one !== '')
}
