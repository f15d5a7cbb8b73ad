import type { Project } from '../handbook/read.ts'
import type { RoundStanding, PersonStanding } from '../signoff/standing.ts'
import { signAddress, whereToSend } from '../signoff/remind.ts'
import type { Words } from '../words/words.ts'
import { titleOfRole } from '../walk/who-approves.ts'
import { loadLayouts } from './layouts.ts'
import { dayInWords } from './values.ts'
import { sheetStyle } from './sheet-style.ts'

/**
 * A slip for everybody who has still to read something, to cut apart and hand out, and the sheet to sign with a pen: one HTML
 * page that needs nothing beside it. The codes stand here and in `records/`, and nowhere else.
 *
 * @param added who was asked just now: their slips come first
 */
export function renderSlips(
  standing: RoundStanding,
  project: Pick<Project, 'working' | 'dir' | 'today'>,
  added: readonly string[],
  words: Words,
): string {
  const { working, dir } = project
  const address = working.company?.fields.handbookAddress as string | undefined
  const wanted = standing.people.filter(({ presence, missing }) => presence === 'here' && missing.length > 0)
  const fresh = new Set(added)
  const slipOf = ({ person, role, code, until, missing }: PersonStanding) => ({
    person,
    role: role === '' ? null : titleOfRole(role, working),
    code,
    until:
      until === undefined
        ? null
        : words.say(until < project.today ? 'signoff.slip.late' : 'signoff.slip.until', { day: dayInWords(until, words) }),
    pages: standing.pages
      .filter(({ page }) => missing.includes(page))
      .map(({ title, version }) => words.say('signoff.slip.page', { title, version })),
    where:
      address === undefined
        ? words.say('signoff.slip.where')
        : words.say('signoff.slip.whereAt', { address: signAddress(address).replace(/^https?:\/\//, '') }),
  })
  const groups = [
    { heading: words.say('signoff.slip.new', { n: added.length }), slips: wanted.filter(({ person }) => fresh.has(person)) },
    { heading: words.say('signoff.slip.earlier'), slips: wanted.filter(({ person }) => !fresh.has(person)) },
  ]
  return loadLayouts(words, dir, { folder: 'site', words: 'signoff' })('sign-off-slips', {
    language: words.language,
    style: sheetStyle('sign-off', dir),
    send: whereToSend(working, words),
    company: working.company?.fields.name ?? '',
    opened: dayInWords(standing.openedOn, words),
    groups: groups.filter(({ slips }) => slips.length > 0).map(({ heading, slips }) => ({ heading, slips: slips.map(slipOf) })),
    sheets: standing.pages.map(({ page, title, version }) => ({
      title,
      version,
      people: wanted
        .filter(({ missing }) => missing.includes(page))
        .map(({ person, role }) => ({ person, role: titleOfRole(role, working) })),
    })),
  })
}
