import { beforeAll, expect, test } from 'vitest'
import type { Audience } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { renderSite } from '../../src/render/site.ts'
import { lived, livedIn } from '../support/lived-in.ts'
import { makeProject, testDay } from '../support/project.ts'
import { entriesFrom, filesOf } from '../support/versions.ts'

const calendarOf = async (files: Record<string, string>, audience: Audience = 'managers', today = testDay) => {
  const dir = await makeProject(files)
  const site = renderSite((await readProject(dir, { today })).inForce, { dir, audience })
  return { text: site.files.get('reviews.ics'), home: site.files.get('index.html')! }
}

/** The calendar as programs read it: events with their lines joined again. */
function eventsIn(text: string): Record<string, string>[] {
  const lines = text.replace(/\r\n /g, '').split('\r\n')
  const events: Record<string, string>[] = []
  let event: Record<string, string> | undefined
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') event = {}
    else if (line === 'END:VEVENT') {
      events.push(event!)
      event = undefined
    } else if (event) {
      const [, name, value] = /^([^:]+):(.*)$/.exec(line)!
      event[name!] ??= value!
    }
  }
  return events
}

let files: Record<string, string>
beforeAll(async () => void (files = await livedIn()))

test('has one event for each page, on the day of whoever looked last, thirty days ahead', async () => {
  const { text, home } = await calendarOf(files)
  const events = eventsIn(text!)
  const delivery = events.filter(({ SUMMARY }) => SUMMARY!.includes('Delivery'))
  expect(delivery).toEqual([
    expect.objectContaining({
      SUMMARY: 'Look again at “Delivery” (Shop manager)',
      'DTSTART;VALUE=DATE': '20270903',
      'DTEND;VALUE=DATE': '20270904',
      DTSTAMP: '20270903T000000Z',
      TRIGGER: '-P30D',
      URL: 'https://handbook.birch.example/staff/delivery.html',
    }),
  ])
  expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length)
  expect(home).toContain('href="reviews.ics"')
})

test('is the same bytes on another day, and nothing in it is of the clock', async () => {
  const [one, other] = [await calendarOf(files), await calendarOf(files, 'managers', '2026-11-25')]
  expect(other.text).toBe(one.text)
})

test('a page that was found right again moves its event, and is known by the same name', async () => {
  const story = entriesFrom([
    { page: lived.late, text: files[lived.late]!, on: '2026-03-01' },
    { page: lived.late, did: 'reviewed', on: '2026-11-20', reviewBy: '2028-02-29' },
  ])
  const bare = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('history/late-delivery/')))
  const late = async (entries: typeof story) =>
    eventsIn((await calendarOf({ ...bare, ...filesOf(entries) })).text!).find(({ SUMMARY }) => SUMMARY!.includes('Delivered later'))!
  const [before, after] = [await late(story.slice(0, 1)), await late(story)]
  expect([before['DTSTART;VALUE=DATE'], after['DTSTART;VALUE=DATE'], after['DTEND;VALUE=DATE']]).toEqual([
    '20270831',
    '20280229',
    '20280301',
  ])
  expect(after.UID).toBe(before.UID)
  expect(Number(after.SEQUENCE)).toBeGreaterThan(Number(before.SEQUENCE))
})

test('its lines end and fold as calendars want it, whatever a title holds', async () => {
  const title = `Käru, "jah"; \\ ${'Õ😀'.repeat(60)} END:VEVENT`
  const { text } = await calendarOf({ ...files, [lived.tips]: files[lived.tips]!.replace('title: Tips', `title: ${title}`) })
  expect(text!.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text!.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
  const told = eventsIn(text!).find(({ SUMMARY }) => SUMMARY!.includes('Käru'))!
  expect(told.SUMMARY!.replace(/\\([\\;,])/g, '$1')).toBe(`Look again at “${title}” (Shop manager)`)
})

test('a title of two lines is one event, and none of it is a line of its own', async () => {
  const title = '"Tips\\nEND:VEVENT\\r\\nBEGIN:VEVENT ]]> a,b;c"'
  const { text } = await calendarOf({ ...files, [lived.tips]: files[lived.tips]!.replace('title: Tips', `title: ${title}`) })
  const [one, other] = [eventsIn(text!), eventsIn((await calendarOf(files)).text!)]
  expect(one.map(({ UID }) => UID).toSorted()).toEqual(other.map(({ UID }) => UID).toSorted())
  expect(one.find(({ SUMMARY }) => SUMMARY!.includes('Tips'))!.SUMMARY).toContain('a\\,b\\;c')
})

test('is for managers alone', async () => {
  for (const audience of ['staff', 'public'] as const) {
    const { text, home } = await calendarOf(files, audience)
    expect(text).toBeUndefined()
    expect(home).not.toContain('reviews.ics')
  }
})
