import { insightOf, type Evidence, type Insight } from '../../measure/complaints/insight.ts'
import { figuresOf } from '../../measure/complaints/figures.ts'
import { waits } from '../../measure/complaints/overdue.ts'
import { monthsWithin, within, yearTo } from '../../measure/complaints/period.ts'
import { isOpen } from '../../records/progress.ts'
import { settingFor } from '../../records/setting.ts'
import { titleIn, type TitleOf } from '../../records/titles.ts'
import { money } from '../../render/insight-values.ts'
import { dayInWords } from '../../render/values.ts'
import type { Brought } from '../brought.ts'
import { toComplaint } from '../complaints/ways.ts'
import { complaintsScreen, oneComplaintScreen } from './complaints.ts'
import { readingsScreen } from './readings.ts'
import type { Screen, Setting } from './screen.ts'

/** The screens of what is counted. Undefined where nothing is at the address. */
export async function numbersScreens(
  [first = '', ...rest]: readonly string[],
  setting: Setting,
  brought: Brought,
): Promise<Screen | undefined> {
  const named = rest.join('/')
  if (first === '') return numbersScreen(setting)
  if (first === 'complaints') return complaintsScreen(named, setting, brought)
  if (first === 'complaint' && named !== '') return oneComplaintScreen(named, setting)
  return first === 'readings' && named === '' ? readingsScreen(setting) : undefined
}

/** What can be written down, who waits, and what the year's complaints come to. */
function numbersScreen(setting: Setting): Screen {
  const { project, words } = setting
  const insight = insightInto(setting)
  const log = project.working.numbers?.complaints?.log
  const open = log?.filter(({ values }) => isOpen(values)) ?? []
  const late = new Set(insight?.overdue?.map(({ line }) => line))
  const inTime = open.filter(({ line }) => !late.has(line)).length
  return {
    layout: 'numbers',
    title: words.say('start.numbers.title'),
    view: {
      open: log === undefined || log.length === 0 ? words.say('start.numbers.noLog') : words.say('start.numbers.open', { n: open.length }),
      waiting: waitingIn(insight, setting),
      others: inTime > 0 ? words.say('start.numbers.others', { n: inTime }) : '',
      isCalm: insight?.overdue?.length === 0 && insight.complaints.n > 0,
      source: insight?.source === 'figures' ? words.say('start.numbers.figures') : '',
      came: cameIn(insight, setting),
      three: threeIn(insight, setting),
      limits: limitsIn(insight, setting),
    },
  }
}

/** The twelve months up to today; undefined where nothing was ever written down. */
function insightInto({ project }: Setting): Insight | undefined {
  const { working, inForce, today } = project
  const kept = working.numbers?.complaints
  if (kept === undefined) return undefined
  const period = yearTo(today)
  const rows = kept.log?.map(({ values }) => values)
  const evidence: Evidence =
    rows === undefined ? monthsWithin(period, kept.months) : { period, months: figuresOf(within(period, rows), working), log: kept.log }
  return insightOf(evidence, working, inForce)
}

/** Those who wait longer than was said, by what they wait for; each leads to its page. */
function waitingIn(insight: Insight | undefined, { words }: Setting) {
  return waits.flatMap((one) => {
    const late = (insight?.overdue ?? []).filter((each) => each.waits === one)
    if (late.length === 0) return []
    return {
      says: words.say(`insight.overdue.${one}`, { references: '' }).trim(),
      references: late.map(({ reference, line }) => ({
        title: reference ?? words.say('insight.overdue.line', { line }),
        href: reference === undefined ? '/numbers/complaints' : toComplaint(reference),
      })),
    }
  })
}

function cameIn(insight: Insight | undefined, { words }: Setting): string {
  if (insight === undefined || insight.complaints.n === 0) return ''
  const { complaints, period } = insight
  const said = { n: complaints.n, from: dayInWords(period.from, words), cost: money(complaints.cost, insight, words) }
  return words.say(complaints.cost === 0 ? 'start.numbers.came' : 'start.numbers.cameCost', said)
}

function threeIn(insight: Insight | undefined, setting: Setting) {
  const { words } = setting
  return (insight?.topThree.three ?? []).map(({ of, name, n, cost }) => ({
    title: titled(of, name, setting),
    says: words.say(cost === 0 ? 'start.numbers.often' : 'start.numbers.oftenCost', { n, cost: money(cost, insight!, words) }),
  }))
}

function limitsIn(insight: Insight | undefined, setting: Setting): string[] {
  if (insight === undefined || insight.limits.length === 0) return []
  const { words } = setting
  const proposed = insight.limits.filter(({ proposal }) => proposal !== undefined).toSorted((a, b) => b.granted - a.granted)
  if (proposed.length === 0) return [words.say('insight.limits.fit')]
  return proposed.map(({ role, situation, passed, granted, proposal }) =>
    words.say('insight.limits.proposal', {
      role: titled('receivedBy', role, setting),
      situation: titled('situation', situation, setting),
      passed,
      granted,
      spared: proposal!.spared,
      limit: money(proposal!.limit, insight, words),
    }),
  )
}

function titled(of: TitleOf, name: string, { project, words }: Setting): string {
  return name === '' ? words.say('insight.by.notSaid') : titleIn(settingFor(project.working, words), of, name)
}
