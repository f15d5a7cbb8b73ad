import { columnWords } from '../../records/column-words.ts'
import { lateBy } from '../../records/late.ts'
import { momentNow } from '../../records/moment-now.ts'
import { hasHeard, isAnswered, isOpen, isToSettle, progressOf } from '../../records/progress.ts'
import { settingFor } from '../../records/setting.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import type { Setting as Lists } from '../../records/column.ts'
import { dayOf } from '../../handbook/values/date.ts'
import { dayInWords } from '../../render/values.ts'
import { coinsIn, moneyInFigures } from '../../words/figures.ts'
import type { Words } from '../../words/words.ts'
import type { Screen, Setting } from '../screens/screen.ts'
import { asTyped, columnOf, momentInWords, momentParts, wasIn, type Key } from './answers.ts'
import { groupsOf, missingViews } from './groups.ts'

/** The moment it is; the day alone where somebody works with another than today's. */
export function momentOf({ project }: Pick<Setting, 'project'>): string {
  return momentNow(project.today === dayOf(new Date()) ? undefined : project.today)
}

/** A form for what a customer said: what is asked first, and the rest folded. */
export function newScreen(setting: Setting): Screen {
  const { project, words } = setting
  const lists = settingFor(project.working, words)
  const begun: Complaint = { sort: 'complaint', received: momentOf(setting) }
  return {
    layout: 'complaint-new',
    title: words.say('start.complaints.take'),
    view: {
      title: words.say('start.complaints.take'),
      groups: groupsOf(begun, { lists, words, isNew: true }),
      was: '{}',
      now: momentOf(setting),
      reference: '',
      // Pressed twice, or sent twice by a browser that did not hear the answer, it is still one.
      once: Math.random().toString(36).slice(2),
    },
  }
}

/** Everything known of a complaint, what is missing, and a form to go on with it. */
export function complaintScreen(complaint: Complaint, setting: Setting): Screen {
  const { project, words, asked } = setting
  const lists = settingFor(project.working, words)
  const reference = complaint.reference!
  const keys = Object.keys(complaints.columns) as Key[]
  const said = (key: Key) => (isAnswered(complaint[key]) ? inWords(key, complaint, lists, words) : '')
  const late = lateBy(project.working)(complaint)
  const { day } = momentParts(momentOf(setting))
  return {
    layout: 'complaint',
    title: reference,
    view: {
      reference,
      isNew: asked.get('new') === 'yes',
      told: words.say(isToSettle(complaint) ? 'log.take.tellThem' : 'log.take.kept', { reference }),
      urgent: complaint.severity === '4' && isOpen(complaint) ? words.say('log.take.now') : '',
      crumbs: [said('sort'), said('category'), said('place')].filter(Boolean),
      far: words.say(`log.far.${progressOf(complaint)}`),
      howFar: isToSettle(complaint) ? words.say(`log.how-far.${progressOf(complaint)}`) : '',
      isOpen: isOpen(complaint),
      late: late ? words.say('log.update.late', { what: words.say(`log.late.${late.waits}`, { day: dayInWords(late.due, words) }) }) : '',
      missing: missingViews(complaint, words, headingOf),
      whatHappened: complaint.whatHappened ?? '',
      facts: keys
        .filter((key) => !apart.includes(key) && isAnswered(complaint[key]))
        .map((key) => ({ heading: headingOf(key, words), said: said(key) })),
      steps: (complaint.steps ?? '').split('\n').filter((line) => line.trim() !== ''),
      roles: lists.known('role').map(({ title }) => title),
      today: day,
      asksHeard: isOpen(complaint) && !hasHeard(complaint),
      groups: groupsOf(complaint, { lists, words, isNew: false }),
      was: JSON.stringify(wasIn(keys, complaint, lists)),
      now: momentOf(setting),
      once: '',
    },
  }
}

/** What has its own place on the page. */
const apart: readonly Key[] = ['reference', 'sort', 'category', 'place', 'whatHappened', 'steps']

/** What a column is called. */
export function headingOf(key: Key, words: Words): string {
  return columnWords(words, complaints, key).heading
}

/** An answer as a person reads it. */
export function inWords(key: Key, complaint: Complaint, lists: Lists, words: Words): string {
  const { type } = columnOf(key)
  const value = complaint[key]
  if (type === 'money') return moneyInFigures(Number(value) / 10 ** coinsIn(lists.currency), lists.currency, words.language)
  if (type !== 'day' && type !== 'moment') return asTyped(key, complaint, lists)
  return momentInWords(String(value), words)
}
