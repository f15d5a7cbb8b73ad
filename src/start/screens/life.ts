import { groupBy } from '../../handbook/group-by.ts'
import type { Document } from '../../handbook/document.ts'
import { isRetired } from '../../handbook/in-force.ts'
import { titleOf } from '../../render/context.ts'
import { dayInWords } from '../../render/values.ts'
import { titleOfRole } from '../../walk/who-approves.ts'
import { waitingIn } from '../../walk/waiting.ts'
import { sentences } from '../../words/sentences.ts'
import { confirmingView } from '../life/confirming.ts'
import { versionsStaffHave } from '../life/published.ts'
import { dueIn } from '../life/reviews.ts'
import { standingInWords } from '../life/standing.ts'
import { toLife, toSee, toWrite } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'
import { endKey } from './write.ts'

/** What waits for somebody's yes, what is to be looked at again, and every page with its versions. */
export async function lifeScreen(setting: Setting): Promise<Screen> {
  const { project, words } = setting
  const { changed, drafts, unread, wrong, coming } = waitingIn(project)
  const have = await versionsStaffHave(setting)
  const waits = (document: Document) => ({
    title: titleOf(document, words),
    says: standingInWords(document, words, have(document)),
    href: toWrite(document.path, endKey),
  })
  const troubles = troublesIn(setting)
  const withVersions = [...project.documents, ...project.approved.filter(({ life }) => life?.working === 'gone')].filter(
    ({ life }) => life !== undefined,
  )
  return {
    layout: 'life',
    title: words.say('start.life.title'),
    view: {
      changed: changed.map(waits),
      wrong: wrong.filter(({ life }) => life !== undefined).map(waits),
      drafts: drafts.map(waits),
      unread: unread.length,
      coming: coming
        .toSorted((a, b) => (a.entry.effectiveFrom < b.entry.effectiveFrom ? -1 : 1))
        .map(({ document, entry }) => ({
          title: titleOf(document, words),
          says: words.say(entry.did === 'retired' ? 'start.life.goesFrom' : 'start.life.comesFrom', {
            version: entry.version,
            day: dayInWords(entry.effectiveFrom, words),
            who: titleOfRole(entry.by, project.working),
          }),
          note: entry.differently !== undefined && entry.differently !== 'no' ? entry.differently : (entry.note ?? ''),
          href: toLife(document.path),
        })),
      reviews: reviewsView(setting),
      troubles,
      nothingWaits: changed.length + wrong.length + drafts.length === 0,
      pages: withVersions.map((document) => ({
        title: titleOf(document, words),
        says: standingInWords(document, words, have(document)),
        isRetired: isRetired(document),
        href: toLife(document.path),
      })),
    },
  }
}

/** What is to be looked at again, by whoever looks after it. */
function reviewsView(setting: Setting) {
  const { project, words } = setting
  const { working } = project
  const due = dueIn(project)
  return [...groupBy(due, ({ document }) => (document.fields.owner as string | undefined) ?? '')].map(([owner, pages]) => ({
    owner: owner === '' ? words.say('start.life.noOwner') : titleOfRole(owner, working),
    pages: pages.map(({ document, by, isOverdue, last }) => {
      return {
        title: titleOf(document, words),
        says: words.say(isOverdue ? 'start.home.overdue' : 'start.home.due', { day: dayInWords(by, words) }),
        isOverdue,
        last:
          last === undefined
            ? ''
            : words.say(last.who === undefined ? 'start.life.lookedOn' : 'start.life.lookedBy', {
                day: dayInWords(last.on, words),
                who: titleOfRole(last.who ?? '', working),
              }),
        confirm: confirmingView(document, setting),
        see: toSee(document.path),
        href: toWrite(document.path),
        approve: toWrite(document.path, endKey),
      }
    }),
  }))
}

/** What is wrong with what was kept, each with the way to its page. */
function troublesIn({ project, words }: Setting) {
  return project.findings
    .filter(({ rule }) => rule.startsWith('history-'))
    .map((finding) => {
      const { message, fix } = sentences(words, finding)
      const page = String(finding.args.page ?? '')
      const isThere = [...project.documents, ...project.approved].some(({ path }) => path === page)
      return {
        severity: 'error',
        title: '',
        file: finding.file,
        line: finding.place.line,
        message,
        fix,
        href: isThere ? toLife(page) : null,
      }
    })
}
