import pc from 'picocolors'
import type { Document } from '../../handbook/document.ts'
import { groupBy } from '../../handbook/group-by.ts'
import type { Project } from '../../handbook/read.ts'
import type { Day } from '../../handbook/values/date.ts'
import type { Review } from '../../measure/review.ts'
import { daysBetween } from '../../measure/times.ts'
import { dayInWords } from '../../render/values.ts'
import { titleOfRole } from '../../walk/who-approves.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import { visibleLine } from './visible.ts'

interface Due {
  document: Document
  review: Review
}

/** Pages to be looked at again, under whoever looks after them, the longest overdue first. */
export function dueInWords(due: readonly Due[], until: Day, project: Project, words: Words): string {
  const { today, working } = project
  if (due.length === 0) return `${words.say('review.none', { day: dayInWords(until, words) })}\n`
  const overdue = due.filter(({ review }) => review.by < today).length
  const head =
    overdue === 0
      ? words.say('review.noneOverdue', { n: due.length, day: dayInWords(until, words) })
      : words.say('review.overdue', { n: overdue })
  const owners = groupBy(due, ({ document }) => (document.fields.owner as string | undefined) ?? '')
  const parts = [...owners].map(([owner, pages]) =>
    [
      pc.bold(visibleLine(owner === '' ? words.say('review.noOwner') : titleOfRole(owner, working))),
      ...pages.flatMap((one) => linesOf(one, owner, project, words)),
    ].join('\n'),
  )
  return `${[atMargin(head, 0), ...parts].join('\n\n')}\n`
}

function linesOf({ document, review }: Due, owner: string, { today, working }: Project, words: Words): string[] {
  const title = document.title ?? document.name
  const said = { title, day: dayInWords(review.by, words), n: Math.abs(daysBetween(today, review.by)) }
  const when =
    review.by < today
      ? pc.yellow(atMargin(words.say('review.since', said), 2))
      : atMargin(words.say(review.by === today ? 'review.today' : 'review.coming', said), 2)
  const before = document.life === undefined ? words.say('review.unkept') : lastLooked(review, working, words)
  const line =
    document.life === undefined
      ? `npx servicebook approve ${document.path}`
      : `npx servicebook review --confirm ${document.path}${owner === '' ? '' : ` --by ${owner}`}`
  return [when, pc.dim(atMargin(before, 4)), pc.cyan(`    ${visibleLine(line)}`)]
}

function lastLooked({ last }: Review, handbook: Project['working'], words: Words): string {
  if (last === undefined) return words.say('review.never')
  const day = dayInWords(last.on, words)
  return last.who === undefined
    ? words.say('review.last', { day })
    : words.say('review.lastBy', { day, who: titleOfRole(last.who, handbook) })
}

/** The same for programs. */
export function dueAsData(due: readonly Due[], today: Day, until: Day): unknown {
  return {
    today,
    until,
    due: due.map(({ document: { path, title, name, fields, life }, review: { by, last } }) => ({
      page: path,
      title: title ?? name,
      owner: fields.owner ?? null,
      reviewBy: by,
      daysOverdue: Math.max(0, daysBetween(by, today)),
      lastReviewed: last === undefined ? null : { on: last.on, by: last.who ?? null },
      version: life?.now?.version ?? null,
    })),
  }
}
