import { hashOf } from '../history/fingerprint.ts'
import type { Document } from '../handbook/document.ts'
import type { Day } from '../handbook/values/date.ts'
import { maySee } from '../kinds/field.ts'
import { daysFrom } from '../measure/days.ts'
import { reviewOf } from '../measure/review.ts'
import { titleOf, type Context } from './context.ts'
import { person } from './ladder.ts'
import { baseOf, inFull } from './news.ts'

/** So long before the day, a calendar says so. */
const ahead = '-P30D'

/** Lines of a calendar are at most so long (bytes of UTF-8, the line end not counted). */
const longestLine = 75

/**
 * The days by which pages are to be looked at again, for a calendar: one event a page. Brought in anew, it takes the place of
 * what was there. Its days are the pages' own, so that the same pages give the same bytes; undefined for anybody but managers.
 */
export function reviewsCalendar(context: Context): string | undefined {
  if (!maySee(context.audience, 'managers')) return undefined
  const events = [...context.pages].flatMap((document) => {
    const review = reviewOf(document)
    return review === undefined || context.isDraft(document) ? [] : eventOf(document, review.by, context)
  })
  if (events.length === 0) return undefined
  const { handbook, words } = context
  const company = handbook.company?.fields.name ?? words.say('site.handbook')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Servicebook//Reviews//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(words.say('site.reviews.calendar', { company }))}`,
    ...events,
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function eventOf(document: Document, by: Day, context: Context): string[] {
  const { words } = context
  const title = titleOf(document, words)
  const { owner } = document.fields as { owner?: string }
  const who = owner === undefined ? undefined : person(owner, document, context).title
  const summary = who === undefined ? words.say('site.reviews.alone', { title }) : words.say('site.reviews.event', { title, who })
  const base = baseOf(context)
  return [
    'BEGIN:VEVENT',
    `UID:${hashOf(document.life?.versions[0]?.page ?? document.path).slice(0, 32)}@servicebook`,
    `DTSTAMP:${inFigures(by)}T000000Z`,
    `SEQUENCE:${timesChanged(document)}`,
    `DTSTART;VALUE=DATE:${inFigures(by)}`,
    `DTEND;VALUE=DATE:${inFigures(daysFrom(by, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(words.say('site.reviews.what', { file: document.path }))}`,
    ...(base === undefined ? [] : [`URL:${inFull(document.address, base)}`]),
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${ahead}`,
    `DESCRIPTION:${escaped(summary)}`,
    'END:VALARM',
    'END:VEVENT',
  ]
}

const dayOne = Date.parse('2000-01-01')

/** Rises whenever somebody approves a page or finds it still right, so that a calendar knows which of two is the newer. */
function timesChanged({ life, fields }: Document): number {
  const { lastReviewed } = fields as { lastReviewed?: Day }
  const days = [...(life?.versions ?? []).map(({ on }) => on), life?.reviewed?.on, lastReviewed].filter((day) => day !== undefined)
  const last = days.toSorted().at(-1)
  return last === undefined ? 0 : Math.max(0, Math.round((Date.parse(last) - dayOne) / 86_400_000))
}

function inFigures(day: Day): string {
  return day.replaceAll('-', '')
}

/** Text of a calendar: its own signs are marked, and a line end is two letters. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** A long line goes on after a line end and a space. Letters are never cut in two. */
function folded(line: string): string {
  const lines = ['']
  let length = 0
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter)
    if (length + bytes > longestLine) {
      lines.push('')
      // The space at its beginning counts.
      length = 1
    }
    lines[lines.length - 1] += letter
    length += bytes
  }
  return lines.join('\r\n ')
}
