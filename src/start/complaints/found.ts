import { folded, type Column, type Setting } from '../../records/column.ts'
import { isOpen, isToSettle, progressOf } from '../../records/progress.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import { dayOfMoment } from '../../records/moment.ts'
import { dayInWords } from '../../render/values.ts'
import type { Words } from '../../words/words.ts'
import { toComplaint } from './ways.ts'
import type { Log, Row } from './log.ts'

/** What somebody wants to see of the log. */
export interface Wanted {
  /** A reference, or words that stand anywhere in a row. */
  typed: string
  onlyOpen: boolean
  /** Which page of it, from 1. */
  at: number
}

/** So many at once: more are not read, and a telephone shows them late (complaints). */
const onAPage = 50

/** A page of the log, as its layout shows it. */
export function foundView(log: Log, { typed, onlyOpen, at }: Wanted, words: Words) {
  const terms = folded(typed).split(' ').filter(Boolean)
  const found = log.rows.filter(
    ({ complaint }) => (!onlyOpen || isOpen(complaint)) && (terms.length === 0 || speaksOf(complaint, terms, log.lists)),
  )
  const pages = Math.max(1, Math.ceil(found.length / onAPage))
  const page = Math.min(Math.max(1, Math.trunc(at) || 1), pages)
  const to = (n: number) => ({ n, href: `/numbers/complaints?${onlyOpen ? 'show=open&' : ''}at=${n}` })
  return {
    count: words.say('start.complaints.found', { n: found.length }),
    typed,
    rows: found.slice((page - 1) * onAPage, page * onAPage).map((row) => rowView(row, log.lists, words)),
    nothing:
      found.length > 0
        ? ''
        : words.say(
            !log.isBegun || log.rows.length === 0
              ? 'start.complaints.none'
              : terms.length > 0
                ? 'start.complaints.nothingFound'
                : 'log.list.noneOpen',
          ),
    position: pages === 1 ? '' : words.say('start.complaints.position', { page, pages }),
    before: page > 1 ? to(page - 1) : null,
    after: page < pages ? to(page + 1) : null,
  }
}

function rowView({ complaint, line, late }: Row, lists: Setting, words: Words) {
  const { reference, received, category, sort, place, whatHappened = '' } = complaint
  const said = (key: 'category' | 'sort' | 'place', value: string | undefined) =>
    value === undefined ? '' : (complaints.columns[key] as Column).write(value, lists)
  return {
    reference: reference ?? words.say('log.line', { line }),
    href: reference === undefined ? null : toComplaint(reference),
    day: received === undefined ? '' : dayInWords(dayOfMoment(received), words),
    what: category === undefined ? said('sort', sort) : said('category', category),
    place: said('place', place),
    begins: whatHappened.length <= longestLine ? whatHappened : `${whatHappened.slice(0, longestLine)}…`,
    far: isToSettle(complaint) ? words.say(`log.how-far.${progressOf(complaint)}`) : '',
    isOpen: isOpen(complaint),
    late: late === undefined ? '' : words.say(`log.late.${late.waits}`, { day: dayInWords(late.due, words) }),
  }
}

/** Enough to recognise it by (letters). */
const longestLine = 110

/** What stands in a row, in small letters. Kept, since somebody who looks for a word types it letter by letter. */
const texts = new WeakMap<Complaint, string>()

function speaksOf(complaint: Complaint, terms: readonly string[], lists: Setting): boolean {
  if (!texts.has(complaint)) {
    const cells = Object.entries(complaint).map(([key, value]) =>
      value === undefined ? '' : (complaints.columns[key as keyof Complaint] as Column).write(value, lists),
    )
    texts.set(complaint, folded(cells.join(' ')))
  }
  const text = texts.get(complaint)!
  return terms.every((term) => text.includes(term))
}
