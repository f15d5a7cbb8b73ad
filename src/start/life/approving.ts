import type { Day } from '../../handbook/values/date.ts'
import { hashOf } from '../../history/fingerprint.ts'
import { textOfVersion } from '../../history/version-text.ts'
import { dayInWords } from '../../render/values.ts'
import type { Page } from '../../walk/page.ts'
import { placeThatWouldBeTaken } from '../../walk/place-taken.ts'
import { wantedFor } from '../../walk/what-differs.ts'
import type { Setting } from '../screens/screen.ts'
import type { RedlineView } from '../../render/redline-view.ts'
import { toLife, toWrite } from '../ways.ts'
import { whoView, type WhoView } from './approver.ts'
import { redlineBetween } from './redline.ts'

/** What is asked of whoever approves a page. */
export interface ApprovingView {
  file: string
  /** The text that is on the screen: nobody approves what they have not seen. */
  seen: string
  who: WhoView
  /** Where the company says who leads whom. */
  roles: string
  /** The day the page itself names, where it is still to come. */
  from: string
  /** That it holds from that day, or from today. */
  holds: string
  /** The same, to be said of another day. */
  today: string
  thatDay: string
  now: Day
  /** The version before, and what differs from it. */
  before: { version: number; redline: RedlineView; href: string } | null
  /** Versions still to come whose place it would take. */
  place: string[]
  /** Staff must be told what changed. */
  asksWhat: boolean
  /** No amount, time or role differs, so it may be that only the wording is better. */
  mayBeWording: boolean
  /** Staff work by it already, as it stands. */
  isKeeping: boolean
}

/** What is asked before staff may work by a page, with what has changed since the version before. */
export function approvingView(page: Page, { project, words, approver }: Pick<Setting, 'project' | 'words' | 'approver'>): ApprovingView {
  const { document, path, text } = page
  const last = document.life?.versions.at(-1)
  const wanted = wantedFor(document, page.project, words)
  const from = document.fields.effectiveFrom as Day | undefined
  const isLater = from !== undefined && from > project.today
  const today = words.say('start.approve.otherDay')
  const earlier = last?.did === 'approved' && last.text !== text ? textOfVersion(last, page.project, path) : undefined
  return {
    file: path,
    seen: sealOf(text),
    who: whoView(document, page.project.working, approver, words),
    roles: project.working.company === undefined ? '/begin' : toWrite(project.working.company.path, 'roles'),
    from: isLater ? from : '',
    holds: isLater ? words.say('start.approve.thatDay', { day: dayInWords(from, words) }) : today,
    today,
    thatDay: words.say('start.approve.thatDay', { day: '{day}' }),
    now: project.today,
    before:
      earlier === undefined
        ? null
        : { version: last!.version, redline: redlineBetween(earlier, document, page.project, words), href: toLife(path) },
    place: placeThatWouldBeTaken(document.life, words),
    asksWhat: wanted !== 'nothing',
    mayBeWording: wanted === 'reasons-or-wording',
    isKeeping: document.life === undefined && document.fields.status === 'approved',
  }
}

/** What a text is known by again, when it comes back from a browser. */
export function sealOf(text: string): string {
  return hashOf(text).slice(0, 16)
}
