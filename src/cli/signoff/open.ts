import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import { settingFor } from '../../records/setting.ts'
import type { Setting } from '../../records/column.ts'
import { people as table } from '../../records/tables/people.ts'
import { lookAtPeople, takePeople } from '../../signoff/bring-people.ts'
import { writeSlips } from '../../signoff/hand-out.ts'
import { openRound } from '../../signoff/open-round.ts'
import { signablePages } from '../../signoff/versions.ts'
import { roleMeant, rolesIn } from '../../walk/who-approves.ts'
import { dayTyped } from '../day-typed.ts'
import { refusalsInWords } from '../formats/refusals.ts'
import { visibleLine } from '../formats/visible.ts'
import { tellLeftOut } from '../log/show.ts'
import { pagesNamed } from '../pages-named.ts'
import { atMargin } from '../walk/show.ts'
import type { SignoffHere, SignoffOptions } from '../signoff.ts'
import { countAnew } from '../count-anew.ts'
import { handedInAt } from './collect.ts'
import { tellUnread } from './status.ts'

/** `servicebook signoff open`: asks people to read pages, and writes what is handed out to them. */
export async function openFor(named: readonly string[], options: SignoffOptions, here: SignoffHere): Promise<number> {
  const { dir, project, read, words, say } = here
  const setting = settingFor(project.working, words)
  if (options.people !== undefined) await bringIn(options.people, setting, here)
  const files = [...(options.documents ?? []), ...named]
  if (options.for === undefined) {
    // Bringing people in may be all that was wanted.
    if (options.people !== undefined && files.length === 0) return 0
    const roles = rolesIn(project.working).map(({ title, name }) => `${title} (${name})`)
    throw new CannotRun(words.say('signoff.open.for', { roles: roles.join(', ') }))
  }
  if (files.length === 0) {
    const pages = signablePages(project).map(({ path }) => `\n  ${path}`)
    throw new CannotRun(words.say(pages.length === 0 ? 'signoff.open.noDocuments' : 'signoff.open.documents', { files: pages.join('') }))
  }
  const until = dayTyped('--until', options.until, words)
  const opened = await openRound(
    dir,
    read,
    {
      roles: [...new Set(inParts(options.for).map((typed) => roleMeant(typed, project.working)))],
      places: [...new Set(inParts(options.at ?? []).map((typed) => placeMeant(typed, setting)))],
      documents: pagesNamed(project, files, words).map(({ path }) => path),
      ...(until !== undefined && { until }),
    },
    words,
  )
  if (!('standing' in opened)) {
    say(refusalsInWords(opened.refusals, words))
    return 1
  }
  const { standing, added, isNew } = opened
  const file = await writeSlips(project, standing, added, words)
  await countAnew(project, words)
  const told = {
    round: standing.round,
    people: added.map(visibleLine).join(', '),
    pages: standing.pages.map(({ title }) => `“${visibleLine(title)}”`).join(', '),
  }
  say(
    added.length === 0
      ? words.say('signoff.open.nobodyAdded', told)
      : words.say(isNew ? 'signoff.open.done' : 'signoff.open.more', { n: added.length, ...told }),
  )
  const n = standing.people.filter(({ presence, missing }) => presence === 'here' && missing.length > 0).length
  say(n === 0 ? words.say('signoff.open.noSlips') : words.say('signoff.open.slips', { n, file }))
  const again = standing.people.filter(
    ({ person, presence, missing }) => presence === 'here' && missing.length > 0 && !added.includes(person),
  ).length
  if (again > 0) say(atMargin(words.say('signoff.open.slipsAgain', { n: again }), 0))
  if (n > 0) say(pc.yellow(atMargin(words.say('signoff.open.secret'), 0)))
  if (isNew) say(atMargin(words.say('signoff.open.site'), 0))
  tellUnread(opened.unread, words, say)
  return 0
}

/** Names may be typed one by one, or with commas between them. */
function inParts(typed: readonly string[]): string[] {
  return typed.flatMap((one) => one.split(',')).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
}

function placeMeant(typed: string, setting: Setting): string {
  const read = table.columns.place.read(typed, setting)
  return 'value' in read ? read.value : typed
}

/** Adds those who are not in the list of people yet, and takes over what is said anew of the others. */
async function bringIn(file: string, setting: Setting, { dir, words, say }: SignoffHere): Promise<void> {
  const [handed] = await handedInAt(file, words)
  if (handed === undefined) throw new CannotRun(words.say('signoff.collect.gone', { file }))
  const found = await lookAtPeople(dir, handed, setting, words)
  for (const { message } of found.read.missing) say(pc.yellow(atMargin(visibleLine(message), 0)))
  if (found.read.leftOut.length > 0) tellLeftOut(found.read.leftOut, say, words)
  await takePeople(dir, found, setting, words)
  say(words.say('signoff.open.broughtIn', { n: found.fresh.length, file: table.file }))
  if (found.changed.length > 0) say(words.say('signoff.open.takenOver', { n: found.changed.length }))
}
