import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import { groupBy } from '../../handbook/group-by.ts'
import type { Project } from '../../handbook/read.ts'
import { settingFor } from '../../records/setting.ts'
import { dayInWords } from '../../render/values.ts'
import { readSignOffs, type SignOffRecords } from '../../signoff/read-sign-offs.ts'
import { remindersFor } from '../../signoff/remind.ts'
import { standingOf, type PageStanding, type PersonStanding, type RoundStanding } from '../../signoff/standing.ts'
import { titleOfRole } from '../../walk/who-approves.ts'
import type { Words } from '../../words/words.ts'
import { json } from '../formats/json.ts'
import { visible, visibleLine } from '../formats/visible.ts'
import type { SignoffHere, SignoffOptions } from '../signoff.ts'
import { atMargin } from '../walk/show.ts'

/** `servicebook signoff status`: how each round stands, who is missing, and a text to remind them with. */
export async function status(named: string | undefined, options: SignoffOptions, { project, words, say }: SignoffHere): Promise<number> {
  const records = await readSignOffs(project.dir, project.working, words)
  const all = standingOf(records, project)
  const rounds = named === undefined ? all : all.filter(({ round }) => round === named)
  if (named !== undefined && rounds.length === 0)
    throw new CannotRun(
      words.say(all.length === 0 ? 'signoff.status.none' : 'signoff.status.noRound', {
        round: named,
        others: all.map(({ round }) => round).join(', '),
      }),
    )
  if (options.format === 'json') {
    process.stdout.write(json({ version: 1, today: project.today, rounds: rounds.map((round) => asData(round, records, project, words)) }))
    return 0
  }
  if (rounds.length === 0) say(words.say('signoff.status.none'))
  for (const [i, round] of rounds.entries()) {
    if (i > 0) say()
    for (const line of inWords(round, records, project, words)) say(line)
  }
  tellUnread(records.unread, words, say)
  return 0
}

/** A round as data; codes are in none of it. */
function asData(round: RoundStanding, records: SignOffRecords, project: Project, words: Words): unknown {
  return {
    ...round,
    people: round.people.map((person) => ({ ...person, code: undefined })),
    reminders: remindersFor(round, records, project, words),
  }
}

function inWords(round: RoundStanding, records: SignOffRecords, project: Project, words: Words): string[] {
  const { working, today } = project
  const titles = (names: readonly string[]) => names.map((name) => titleOfRole(name, working)).join(', ')
  const places = settingFor(working, words).known('place')
  const placeOf = (name: string) => places.find((one) => one.name === name)?.title ?? name
  const lines = [
    pc.bold(
      words.say(round.places.length === 0 ? 'signoff.status.round' : 'signoff.status.roundAt', {
        round: round.round,
        roles: titles(round.roles),
        places: round.places.map(placeOf).join(', '),
      }),
    ),
  ]
  const put = (says: string, args: Record<string, string | number> = {}, margin = 2) => {
    const text = words.say(`signoff.status.${says}`, args)
    // What is to be typed stays on one line, to be copied.
    lines.push('line' in args ? ' '.repeat(margin) + visible(text) : atMargin(text, margin))
  }
  // The day that was asked for last, as long as it is still to come.
  const until = round.people
    .flatMap((one) => one.until ?? [])
    .filter((day) => day >= today)
    .toSorted()
    .at(-1)
  const line = (files: readonly string[]) =>
    `npx servicebook signoff open --for ${round.roles.join(' ')}${round.places.length === 0 ? '' : ` --at ${round.places.join(' ')}`} --documents ${files.join(' ')}${until === undefined ? '' : ` --until ${until}`}`
  for (const page of round.pages) tellPage(page, put, line)
  const missing = round.people.filter((one) => one.presence === 'here' && one.missing.length > 0)
  if (missing.length === 0) put('all')
  else put('missing', { n: missing.length })
  const groups = groupBy(missing, ({ role, place = '' }) => JSON.stringify([role, place]))
  for (const people of groups.values()) {
    const { role, place } = people[0]!
    const args = {
      role: role === '' ? words.say('signoff.status.noRole') : titleOfRole(role, working),
      place: place === undefined ? '' : placeOf(place),
    }
    put(place === undefined ? 'group' : 'groupAt', { ...args, people: people.map((one) => nameOf(one, today, words)).join(', ') }, 4)
  }
  const named = (people: readonly string[]) => people.map(visibleLine).join(', ')
  const away = round.people.filter((one) => one.presence === 'away' && one.missing.length > 0).map(({ person }) => person)
  if (away.length > 0) put('away', { people: named(away) })
  if (round.toAsk.length > 0) {
    put('toAsk', { n: round.toAsk.length, people: named(round.toAsk) })
    const files = round.pages.flatMap(({ path }) => path ?? [])
    // A round stays with its versions: whoever comes later reads what is in force.
    if (files.length > 0) put('toAskHow', { line: line(files) })
  }
  if (round.unlisted.length > 0) put('unlisted', { people: named(round.unlisted) })
  for (const { people, text } of remindersFor(round, records, project, words))
    lines.push(
      '',
      atMargin(words.say('signoff.status.reminder', { people: named(people) }), 2),
      ...visible(text)
        .split('\n')
        .map((one) => pc.dim(`    ${one}`)),
    )
  return lines
}

function tellPage(
  { title, version, read, asked, onPaper, newer, changes, onlyOlder, isAskedAnew, path }: PageStanding,
  put: (says: string, args?: Record<string, string | number>, margin?: number) => void,
  line: (files: readonly string[]) => string,
): void {
  put(onPaper > 0 ? 'pageOnPaper' : 'page', { title: visibleLine(title), version, read, asked, paper: onPaper })
  if (path === undefined) return put('gone', { title: visibleLine(title) }, 4)
  if (newer === undefined) return
  put('newer', { title: visibleLine(title), version: newer.version }, 4)
  for (const { version: n, differently, note } of changes) put('change', { version: n, says: visibleLine(differently ?? note ?? '–') }, 4)
  if (onlyOlder.length > 0) put('onlyOlder', { n: onlyOlder.length, people: onlyOlder.map(visibleLine).join(', ') }, 4)
  if (isAskedAnew) put('askedAnew', {}, 4)
  else put('askAnew', { line: line([path]) }, 4)
}

function nameOf({ person, until }: PersonStanding, today: string, words: Words): string {
  if (until === undefined) return visibleLine(person)
  return words.say(until < today ? 'signoff.status.late' : 'signoff.status.waiting', {
    person: visibleLine(person),
    day: dayInWords(until, words),
  })
}

/** Rows of the lists that could not be read: nothing is lost of them, and they do not count. */
export function tellUnread(unread: SignOffRecords['unread'], words: Words, say: (text?: string) => void): void {
  if (unread.length === 0) return
  say(pc.yellow(words.say('signoff.unread')))
  for (const { file, line, message } of unread.slice(0, 20))
    say(atMargin(words.say('signoff.unreadLine', { file, line, message: visibleLine(message) }), 2))
}
