import type { Brought } from '../brought.ts'
import { bringListScreen, leftOutViews } from '../complaints/bring-list.ts'
import { foundView } from '../complaints/found.ts'
import { isMeant, logOf, rowNow } from '../complaints/log.ts'
import { complaintScreen, newScreen } from '../complaints/page.ts'
import type { Screen, Setting } from './screen.ts'

/** The log of complaints: its list, a form for a new one, and bringing a list in. Undefined where nothing is at the address. */
export async function complaintsScreen(named: string, setting: Setting, brought: Brought): Promise<Screen | undefined> {
  if (named === '') return listScreen(setting)
  if (named === 'new') return newScreen(setting)
  return named === 'bring-in' ? bringListScreen(setting, brought) : undefined
}

async function listScreen(setting: Setting): Promise<Screen> {
  const { words, asked } = setting
  const log = await logOf(setting)
  const onlyOpen = asked.get('show') === 'open'
  const lines = new Set(log.leftOut.map(({ line }) => line)).size
  return {
    layout: 'complaints',
    title: words.say('records.complaints.title'),
    view: {
      title: words.say('records.complaints.title'),
      ways: [false, true].map((open) => ({
        title: words.say(open ? 'start.complaints.open' : 'start.complaints.all'),
        href: open ? '/numbers/complaints?show=open' : '/numbers/complaints',
        current: open === onlyOpen,
      })),
      show: onlyOpen ? 'open' : '',
      found: foundView(log, { typed: '', onlyOpen, at: Number(asked.get('at') ?? 1) }, words),
      leftOut: lines === 0 ? '' : words.say('start.complaints.leftOut', { n: lines }),
      unread: leftOutViews(log.leftOut, words),
      remarks: log.remarks,
    },
  }
}

/** One complaint, by its reference, as it stands in its file now. */
export async function oneComplaintScreen(reference: string, setting: Setting): Promise<Screen> {
  const complaint = await rowNow(setting, reference)
  if (complaint !== undefined) return complaintScreen(complaint, setting)
  const { words } = setting
  const { rows, leftOut } = await logOf(setting)
  const near = rows.filter(({ complaint: one }) => isMeant(one, `${setting.project.today.slice(0, 4)}-${reference.padStart(4, '0')}`))
  const unread = leftOut.length === 0 ? '' : ` ${words.say('log.update.unread', { n: new Set(leftOut.map(({ line }) => line)).size })}`
  return {
    layout: 'nothing',
    title: words.say('start.nothing.title'),
    view: {
      says: words.say('start.complaints.unknown', { typed: reference }) + unread,
      near: [
        ...near.map(({ complaint: one }) => ({ title: one.reference!, href: `/numbers/complaint/${encodeURIComponent(one.reference!)}` })),
        { title: words.say('records.complaints.title'), href: '/numbers/complaints' },
      ],
    },
  }
}
