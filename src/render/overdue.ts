import type { Document } from '../handbook/document.ts'
import { maySee } from '../kinds/field.ts'
import { overdueGrade, type OverdueGrade } from '../measure/overdue-grade.ts'
import { reviewOf } from '../measure/review.ts'
import { linkTo, titleOf, type Context } from './context.ts'
import { person, type Person } from './ladder.ts'
import { dayInWords } from './values.ts'

/** What a page says at its top of the day by which it was to be looked at again. */
export interface OverdueNotice {
  /** It passed long ago: nobody should rely on the page without asking. */
  isStrong: boolean
  day: string
  /** Whom to ask. */
  who: Person | null
  /** Where the day is still to come: the last one on which this need not be said. A script says it from then on. */
  after: string | null
}

/**
 * The notices of a page: those that are true on the day it is built, and those that a copy says by itself when it grows old.
 * Customers are told nothing of it.
 */
export function overdueNotices(document: Document, context: Context): OverdueNotice[] {
  const by = maySee(context.audience, 'staff') ? reviewOf(document)?.by : undefined
  if (by === undefined) return []
  const { today } = context.handbook
  const { owner } = document.fields as { owner?: string }
  const day = dayInWords(by, context.words)
  const who = owner === undefined ? null : person(owner, document, context)
  const grade = overdueGrade(by, today)
  if (grade === 'long') return [{ isStrong: true, day, who, after: null }]
  // Said once more by a script, with the same words, so that no page carries two notices about with it.
  return [{ isStrong: false, day, who: null, after: grade === 'overdue' ? null : by }]
}

/** For managers alone: the day is near. A quiet line, since nobody else has anything to do. */
export function dueSoon(document: Document, { handbook, audience, words }: Context): string | null {
  const by = maySee(audience, 'managers') ? reviewOf(document)?.by : undefined
  return by !== undefined && overdueGrade(by, handbook.today) === 'due' ? dayInWords(by, words) : null
}

/** Pages of one grade, the ones that wait longest first. */
export interface OverduePages {
  grade: OverdueGrade
  pages: { title: string; href: string | null; day: string; owner: string }[]
}

/** The pages that are to be looked at again, by how long they have waited. */
export function overduePages(context: Context, from: string): OverduePages[] {
  const { handbook, words } = context
  const known = [...context.pages].flatMap((document) => {
    const by = reviewOf(document)?.by
    const grade = by === undefined ? undefined : overdueGrade(by, handbook.today)
    return by === undefined || grade === undefined || context.isDraft(document) ? [] : [{ document, by, grade }]
  })
  const sorted = known.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
  return (['long', 'overdue', 'due'] as const).flatMap((grade) => {
    const pages = sorted.filter((one) => one.grade === grade)
    if (pages.length === 0) return []
    return [
      {
        grade,
        pages: pages.map(({ document, by }) => ({
          title: titleOf(document, words),
          href: linkTo(document, from, context),
          day: dayInWords(by, words),
          owner: document.fields.owner === undefined ? '' : person(String(document.fields.owner), document, context).title,
        })),
      },
    ]
  })
}
