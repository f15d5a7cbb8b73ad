import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { clockTime, parseOpenHours } from '../src/handbook/values/open-hours.ts'
import type { Handbook } from '../src/handbook/handbook.ts'
import type { Audience } from '../src/kinds/field.ts'
import { en } from '../src/language/en.ts'
import { calendarOf } from '../src/measure/calendar.ts'
import { readProject } from '../src/project.ts'
import { openHoursInWords } from '../src/render/open-hours.ts'
import { renderSite } from '../src/render/site.ts'
import { readingsIn } from '../src/start/readings.ts'
import { kinds } from '../src/kinds/index.ts'
import { wordsFor } from '../src/words/words.ts'
import { baseFiles, makeProject, testDay } from './support/project.ts'

const words = wordsFor('en')
const weekdays = [1, 2, 3, 4, 5]
const at = (hour: number, minute = 0) => hour * 60 + minute

describe('parseOpenHours', () => {
  test.each([
    ['Monday to Friday 9:00-18:00', weekdays, at(9), at(18)],
    ['Mon-Fri 9-18', weekdays, at(9), at(18)],
    ['Saturday 10:00 to 15:00', [6], at(10), at(15)],
    ['Tue, Thu 12:00-20:00', [2, 4], at(12), at(20)],
    ['Monday to Friday, 9 to 17', weekdays, at(9), at(17)],
    ['Monday to Friday: 9 to 17', weekdays, at(9), at(17)],
    ['monday - friday 9.30 – 17.45', weekdays, at(9, 30), at(17, 45)],
    ['Mo–Fr 09:00–17:00', weekdays, at(9), at(17)],
    ['Mondays from 10 to 19', [1], at(10), at(19)],
    ['Tues until Thurs 8-16', [2, 3, 4], at(8), at(16)],
    ['Weds 8-16', [3], at(8), at(16)],
    ['Mon. and Wed. 8-16', [1, 3], at(8), at(16)],
    ['Mon-Thu, Sat 9-18', [1, 2, 3, 4, 6], at(9), at(18)],
    ['Monday, Tuesday, and Friday 9-18', [1, 2, 5], at(9), at(18)],
    ['Sat/Sun 10-16', [6, 7], at(10), at(16)],
    ['Saturday & Sunday 10-16', [6, 7], at(10), at(16)],
    ['Friday to Monday 10-16', [1, 5, 6, 7], at(10), at(16)],
    ['Sunday to Thursday 8-15', [1, 2, 3, 4, 7], at(8), at(15)],
    ['Tue, Tue 9-12', [2], at(9), at(12)],
    ['Every day 0-24', [1, 2, 3, 4, 5, 6, 7], 0, at(24)],
    ['Daily 7:30-24:00', [1, 2, 3, 4, 5, 6, 7], at(7, 30), at(24)],
    ['Mon 9am-5pm', [1], at(9), at(17)],
    ['Mon 9.30 am to 5.30 p.m.', [1], at(9, 30), at(17, 30)],
    ['Mon 1pm-4pm', [1], at(13), at(16)],
    ['Mon 2am-4am', [1], at(2), at(4)],
    ['Sat 05:00-11:00', [6], at(5), at(11)],
    ['Sat 01-04', [6], at(1), at(4)],
    ['Sat 5-13', [6], at(5), at(13)],
    ['Sat 6-11', [6], at(6), at(11)],
    ['  MON   9-12  ', [1], at(9), at(12)],
  ])('reads %j', (typed, days, from, to) => {
    expect(parseOpenHours(typed, en)).toEqual({ days, from, to })
  })

  test.each([
    ['Mon-Fri 9-5', '9:00-17:00'],
    ['Mon-Fri 9:30 to 5:30', '9:30-17:30'],
    ['Sat 10-2', '10:00-14:00'],
    ['Sat 12-4', '12:00-16:00'],
    ['Sat 9-9', '9:00-21:00'],
    ['Sat 12-12', '12:00-24:00'],
  ])('%j begins before it ends by another clock, which is asked and not guessed', (typed, meant) => {
    expect(parseOpenHours(typed, en)).toEqual({ problem: 'twelve-hours', meant, early: '' })
  })

  test.each([
    ['Sat 1-4', '13:00-16:00', '01:00-04:00'],
    ['Sat 2:30-5:30', '14:30-17:30', '02:30-05:30'],
    ['Sat 5-11', '17:00-23:00', '05:00-11:00'],
    ['Sat 5-12', '17:00-24:00', '05:00-12:00'],
  ])('%j may be an afternoon or a night', (typed, meant, early) => {
    expect(parseOpenHours(typed, en)).toEqual({ problem: 'small-hours', meant, early })
    // What is proposed can be written.
    expect(parseOpenHours(`Sat ${meant}`, en)).toHaveProperty('days', [6])
    expect(parseOpenHours(`Sat ${early}`, en)).toHaveProperty('days', [6])
  })

  test.each(['Fri 22-6', 'Fri 18:00-2:00', 'Fri 18-0', 'Fri 18-18', 'Fri 9pm-5am', 'Fri 5pm-9am', 'Fri 23:30 to 0:30', 'Fri 00:00-00:00'])(
    '%j runs over midnight',
    (typed) => {
      expect(parseOpenHours(typed, en)).toHaveProperty('problem', 'over-midnight')
    },
  )

  test.each([
    '',
    'Monday',
    'Monday to Friday',
    '9-17',
    '9:00-18:00 Monday',
    'Sunday closed',
    'weekdays 9-17',
    'working days 9-17',
    'Mon-Fri',
    'Mon-Fri 9',
    'Mon-Fri from 9',
    'Mon-Fri 9-25',
    'Mon-Fri 9:60-17:00',
    'Mon-Fri 9:5-17:00',
    'Mon-Fri 9-24:30',
    'Mon-Fri 9-17, 18-20',
    'Mon-Fri 9-12-17',
    'Mon-Wed-Fri 9-17',
    'Monday to Monday 9-17',
    'Mon-Fri 9-17 by appointment',
    'about Monday 9-17',
    'M-F 9-17',
    'T 9-17',
    'S 9-17',
    'Monday9-17',
    'Mon, 9-17, Tue',
    'Mon,, Tue 9-17',
    'Sat 9-5pm',
    'Sat 9am-17',
    'Sat 10am-12pm',
    'Sat 12am-6am',
    'Sat 13pm-16pm',
    'Lundi 9-17',
    'constructor 9-17',
    'every day except Monday 9-17',
    '-1-5',
  ])('does not guess at %j', (typed) => {
    expect(parseOpenHours(typed, en)).toEqual({ problem: 'open-hours', meant: '', early: '' })
  })

  test('a text without end is looked at once', () => {
    for (const long of ['mon '.repeat(30_000), 'mon-'.repeat(30_000), `${'mon, '.repeat(30_000)}9-`, `Mon ${'9'.repeat(100_000)}-17`]) {
      const begun = performance.now()
      expect(parseOpenHours(long, en)).toHaveProperty('problem')
      expect(performance.now() - begun).toBeLessThan(1000)
    }
  })
})

describe('hours in words', () => {
  test.each([
    [weekdays, at(9), at(18), 'Monday to Friday, 9:00 to 18:00'],
    [[6], at(10), at(15, 30), 'Saturday, 10:00 to 15:30'],
    [[6, 7], at(10), at(15), 'Saturday and Sunday, 10:00 to 15:00'],
    [[1, 2, 3, 4, 6], at(5), at(24), 'Monday to Thursday and Saturday, 05:00 to 24:00'],
    [[1, 3, 5], 0, at(12), 'Monday, Wednesday and Friday, 00:00 to 12:00'],
  ])('%j from %d to %d', (days, from, to, said) => {
    expect(openHoursInWords({ days, from, to }, words)).toBe(said)
  })

  test('whatever is said can be read again', () => {
    const hours = fc.record({
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      from: fc.nat(24 * 60 - 1),
      lasts: fc.integer({ min: 1, max: 24 * 60 }),
    })
    fc.assert(
      fc.property(hours, ({ days, from, lasts }) => {
        const open = { days, from, to: Math.min(from + lasts, 24 * 60) }
        const said = openHoursInWords(open, words)
        expect(parseOpenHours(said, en)).toEqual(open)
        expect(parseOpenHours(`${said.split(', ').slice(0, -1).join(', ')} ${clockTime(open.from)}-${clockTime(open.to)}`, en)).toEqual(
          open,
        )
      }),
    )
  })

  test('a form shows how hours are understood, and nothing for what is not', () => {
    const { workingHours } = kinds.company.fields
    const shown = readingsIn(workingHours, ['Mo-Fr 9-18', 'Sat 10-2'], 'working-hours', words)
    expect(shown).toEqual({ 'working-hours/0': 'Monday to Friday, 9:00 to 18:00' })
  })
})

describe('a company that says its hours', () => {
  let handbook: Handbook
  let shown: (audience: Audience) => ReadonlyMap<string, string>
  let forManagers: ReadonlyMap<string, string>
  beforeAll(async () => {
    const files = await baseFiles()
    const path = 'policies/company.md'
    const hours = 'working-hours:\n  - Mon-Fri 9-18\n  - Sat 10-15\nclosed-on:\n  - 2026-12-24\n'
    const dir = await makeProject({ ...files, [path]: files[path]!.replace('status:', `${hours}status:`) })
    handbook = (await readProject(dir, { today: testDay })).inForce
    shown = (audience) => renderSite(handbook, { audience, dir }).files
    forManagers = shown('managers')
  })

  test('has them in its calendar', () => {
    const { assumed, week } = calendarOf(handbook)
    expect(assumed).toBe(false)
    expect(week.map((spans) => spans.length)).toEqual([1, 1, 1, 1, 1, 1, 0])
  })

  test('shows them to managers and to nobody else', () => {
    expect(forManagers.get('company.html')).toMatch(/Monday to Friday, 9:00 to 18:00[^]*Saturday, 10:00 to 15:00[^]*24 December 2026/)
    for (const audience of ['staff', 'public'] as const)
      for (const [address, text] of shown(audience))
        expect(/Monday to Friday, 9:00 to 18:00|24 December 2026|2026-12-24/.test(text), address).toBe(false)
  })

  test('exports them for programs', () => {
    const { documents } = JSON.parse(forManagers.get('servicebook.json')!)
    const { fields } = documents.find(({ kind }: { kind: string }) => kind === 'company')
    expect(fields['working-hours']).toEqual([
      { days: weekdays, from: at(9), to: at(18) },
      { days: [6], from: at(10), to: at(15) },
    ])
  })
})
