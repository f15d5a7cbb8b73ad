import { settingFor } from '../../records/setting.ts'
import { columnWords } from '../../records/column-words.ts'
import { people as peopleTable, type Person } from '../../records/tables/people.ts'
import { dayInWords } from '../../render/values.ts'
import { lookAtPeople } from '../../signoff/bring-people.ts'
import { readSignOffs } from '../../signoff/read-sign-offs.ts'
import { remindersFor } from '../../signoff/remind.ts'
import { standingOf, type RoundStanding } from '../../signoff/standing.ts'
import { signablePages } from '../../signoff/versions.ts'
import { presenceOf } from '../../signoff/who.ts'
import { rolesIn, titleOfRole } from '../../walk/who-approves.ts'
import type { Brought } from '../brought.ts'
import { leftOutViews } from '../complaints/bring-list.ts'
import { collectedView } from '../readers/told.ts'
import { toSlips } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'

/** Who has read it: people, who is asked to read what, what came back, and who is missing. */
export async function readersScreen(setting: Setting, brought: Brought): Promise<Screen> {
  const { dir, project, words, asked } = setting
  const { working, today } = project
  const records = await readSignOffs(dir, working, words)
  const pages = signablePages(project)
  const rounds = standingOf(records, project).toReversed()
  const lists = settingFor(working, words)
  const roles = rolesIn(working).map(({ name, title }) => ({ value: name, title }))
  const places = lists.known('place').map(({ name, title }) => ({ value: name, title }))
  const here = records.people.filter((one) => presenceOf(one, today) === 'here')
  return {
    layout: 'readers',
    title: words.say('start.readers.title'),
    view: {
      today,
      roles,
      places,
      people: words.say('start.readers.people', { n: here.length }),
      hasPeople: records.people.length > 0,
      /** Folded away once people are asked; not before, and not while somebody writes them down one by one. */
      isPeopleOpen: rounds.length === 0 || asked.has('people'),
      found: brought.people !== undefined && asked.get('people') === 'look' ? await peopleFound(brought.people, setting) : null,
      collected: brought.collected !== undefined && asked.get('collected') === 'yes' ? collectedView(brought.collected, words) : null,
      pages: pages.map(({ path, title, now }) => ({
        value: path,
        title: words.say('start.readers.page', { title, version: now.version }),
      })),
      rounds: rounds.map((round, i) => ({
        ...roundView(round, setting),
        isOpen: i === 0,
        reminders: remindersFor(round, records, project, words).map(({ people, text }) => ({
          says: words.say('start.readers.reminder', { people: people.join(', ') }),
          text,
        })),
      })),
      unread: leftOutViews(
        records.unread.map(({ file, ...one }) => ({ ...one, column: file })),
        words,
      ),
    },
  }
}

function roundView(round: RoundStanding, { project, words }: Setting) {
  const { working, today } = project
  const missing = round.people.filter(({ presence, missing }) => presence === 'here' && missing.length > 0)
  const said = {
    n: missing.length,
    day: dayInWords(round.openedOn, words),
    roles: round.roles.map((name) => titleOfRole(name, working)).join(', '),
  }
  return {
    name: round.round,
    title: words.say('start.readers.round', said),
    stands: missing.length === 0 ? words.say('signoff.status.all') : words.say('start.readers.missing', said),
    pages: round.pages.map(({ title, version, read, asked, onPaper, newer, isAskedAnew, path }) => ({
      says: words.say(onPaper > 0 ? 'signoff.status.pageOnPaper' : 'signoff.status.page', { title, version, read, asked, paper: onPaper }),
      newer:
        path === undefined
          ? words.say('signoff.status.gone', { title })
          : newer === undefined
            ? ''
            : `${words.say('signoff.status.newer', { title, version: newer.version })} ${words.say(isAskedAnew ? 'signoff.status.askedAnew' : 'start.readers.askAnew')}`,
    })),
    missing: missing.map(({ person, role, until }) => ({
      person,
      says: [
        role === '' ? words.say('signoff.status.noRole') : titleOfRole(role, working),
        ...(until === undefined
          ? []
          : [words.say(until < today ? 'start.readers.late' : 'start.readers.until', { day: dayInWords(until, words) })]),
      ].join(' · '),
    })),
    toAsk: round.toAsk.length === 0 ? '' : words.say('signoff.status.toAsk', { n: round.toAsk.length, people: round.toAsk.join(', ') }),
    slips: missing.length === 0 ? null : toSlips(round.round),
  }
}

/** A list of people as it was understood, before anything of it is written. */
async function peopleFound(list: NonNullable<Brought['people']>, { dir, project, words }: Setting) {
  const { read, fresh, changed } = await lookAtPeople(dir, list, settingFor(project.working, words), words)
  return {
    title: words.say('log.import.title', { file: list.name }),
    columns: read.columns.flatMap(({ heading, column }) =>
      column === undefined ? [] : [{ heading, as: columnWords(words, peopleTable, column as keyof Person).heading }],
    ),
    fresh: fresh.map(({ person }) => person).join(', '),
    changed: changed.map(({ person }) => person).join(', '),
    missing: read.missing.map(({ message }) => message),
    unread: leftOutViews(read.leftOut, words),
    mayTake: fresh.length + changed.length > 0,
  }
}
