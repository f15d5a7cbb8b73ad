import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { groupBy } from '../handbook/group-by.ts'
import { mailOf } from '../render/foot.ts'
import { dayInWords } from '../render/values.ts'
import type { Words } from '../words/words.ts'
import type { SignOffRecords } from './read-sign-offs.ts'
import { changesAfter, currentOf, proofsIn, type RoundStanding } from './standing.ts'
import { signablePages } from './versions.ts'

/** A text ready to paste, and whom it is for: those who have the same pages before them, and signed the same before. */
export interface Reminder {
  people: string[]
  until: Day | undefined
  text: string
}

/** Reminders for those who are here and have still to read something; each names what changed since they last signed. */
export function remindersFor({ people, pages: asked }: RoundStanding, records: SignOffRecords, project: Project, words: Words): Reminder[] {
  const pages = signablePages(project)
  const proofs = proofsIn(records, pages)
  const address = project.working.company?.fields.handbookAddress as string | undefined
  const missing = people.flatMap(({ person, presence, missing, until }) => {
    if (presence !== 'here' || missing.length === 0) return []
    const lines = missing.map((name) => {
      const page = asked.find((one) => one.page === name)!
      const current = currentOf(page, pages)
      const last = proofs.lastOf(person, name)
      const said = { title: page.title, version: page.version }
      const since = current === undefined || last === undefined ? [] : changesAfter(last.version, last.signed, current)
      const changes = since.filter(({ version }) => version <= page.version).flatMap(({ differently, note }) => differently ?? note ?? [])
      return changes.length === 0
        ? words.say('signoff.remind.page', said)
        : words.say('signoff.remind.changed', { ...said, last: last!.version, changes: changes.join(' ') })
    })
    const text = [
      words.say(`signoff.remind.${until === undefined ? 'begin' : until < project.today ? 'beginLate' : 'beginUntil'}`, {
        day: until === undefined ? '' : dayInWords(until, words),
      }),
      ...lines,
      address === undefined ? words.say('signoff.remind.where') : words.say('signoff.remind.whereAt', { address: signAddress(address) }),
      whereToSend(project.working, words),
      words.say('signoff.remind.pen'),
    ].join('\n')
    return [{ person, until, text }]
  })
  return [...groupBy(missing, ({ text }) => text).values()].map((same) => ({
    people: same.map(({ person }) => person),
    until: same[0]!.until,
    text: same[0]!.text,
  }))
}

/** To whom the line goes that somebody gets who has signed: to the company's address, if it has one. */
export function whereToSend({ company }: Pick<Handbook, 'company'>, words: Words): string {
  const mail = company && mailOf(company)
  return mail === undefined ? words.say('signoff.send.toWho') : words.say('signoff.send.to', { mail })
}

/** Where staff confirm what they have read, in the handbook that stands on the web. */
export function signAddress(handbook: string): string {
  return `${handbook.replace(/(?:\/(?:index\.html)?)?$/, '')}/sign.html`
}
