import { agreements, causeOf, causes, reasons, steps, wishes } from './answers.mjs'
import { askingOf, groups, limitsFrom, onTheSpot } from './plan.mjs'
import { leftOpen } from './left-open.mjs'
import { filled, parted } from './told.mjs'
import { dayAfter, keptUntil, weekdayOf, weekdays } from './when.mjs'

/** So much more than their limit somebody gave without asking, now and then: in whole euros. */
const above = [
  { situation: 'late-delivery', taker: 'driver', given: 30, times: 3 },
  { situation: 'late-delivery', taker: 'sales-assistant', place: 'rowan-street', given: 60, times: 1 },
  { situation: 'anything-else', taker: 'sales-assistant', given: 50, times: 2 },
]

/** Minutes of working time until it is settled, for what cannot be settled at once: from and to, in days of twelve hours. */
const takes = { late: [0.3, 3], wrong: [1, 6], story: [0.2, 2], other: [1, 7] }
const workday = 12 * 60

/** Says what became of each: who decided, when it was settled, and what they heard afterwards. */
export function treat(cases, { draws, hours, ladders, setting, lastDay }) {
  const title = (role) => setting.known('role').find(({ name }) => name === role).title
  const isComplaint = ({ group }) => groups[group] !== undefined
  const complaints = cases.filter(isComplaint)

  for (const alike of grouped(complaints, ({ row }) => `${row.situation} ${row.receivedBy} ${row.received >= limitsFrom}`)) askSome(alike)
  for (const { from, to, share } of onTheSpot)
    settleOnTheSpot(
      complaints.filter(({ part }) => part >= from && part <= to),
      share,
    )
  for (const { situation, taker, place, given, times } of above) {
    const alone = complaints.filter(
      ({ row, asks }) =>
        row.situation === situation &&
        row.receivedBy === taker &&
        !asks &&
        row.received >= limitsFrom &&
        (place ?? row.place) === row.place,
    )
    for (const one of alone.filter((_, i) => i % 3 !== 1).slice(0, times)) one.above = given
  }
  for (const one of cases) (isComplaint(one) ? settle : hear)(one)
  leftOpen(complaints, { hours, lastDay })
  for (const one of complaints) close(one)

  /** Chooses who had to ask, evenly over the time, and who heard a no. */
  function askSome(alike) {
    const { situation, receivedBy, received } = alike[0].row
    const { share, refused } = askingOf(situation, receivedBy, received.slice(0, 10))
    const chosen = draws.shuffled(alike).slice(0, Math.round(alike.length * share))
    const canAsk = receivedBy !== 'shift-lead' && situation !== 'something-unsafe'
    chosen.sort((a, b) => (a.row.received < b.row.received ? -1 : 1))
    if (canAsk) chosen.forEach((one, i) => (one.asks = { granted: i % refused !== Math.min(1, chosen.length - 1) }))
  }

  /** Of so many in a hundred: first those who asked nobody and whose trouble is quick to mend. */
  function settleOnTheSpot(some, share) {
    const quick = {
      late: 0.6,
      nobody: 0.9,
      story: 0.8,
      price: 1,
      charged: 0.8,
      manner: 1,
      refund: 0.9,
      premises: 0.8,
      guarantee: 0.2,
      scratch: 0.2,
      fitting: 0.2,
      glue: 0,
    }
    const able = some.filter(({ asks }) => asks === undefined).map((one) => ({ one, ease: (quick[one.group] ?? 0.5) + draws.next() }))
    able.sort((a, b) => b.ease - a.ease)
    for (const { one } of able.slice(0, Math.round((some.length * share) / 100))) one.spot = true
  }

  function settle(one) {
    const { row, group, asks } = one
    const { gives, often, costs, severity = { 1: 40, 2: 50, 3: 10 }, talk = 'other' } = groups[group]
    row.severity = draws.weighed(severity)
    row.complexity = one.spot ? 'low' : draws.weighed({ low: 30, middle: 55, high: 15 })
    row.impact = draws.weighed({ low: 35, middle: 45, high: 20 })
    row.wants = draws.pick(wishes[talk].map(parted).filter(({ of }) => of.includes(one.noun))).says
    row.acknowledged = acknowledged(row)
    row.responsible = one.spot || draws.chance(0.4) ? row.receivedBy : 'customer-care'
    row.onTheSpot = one.spot === true
    if (row.severity === '4') row.responsible = 'shift-lead'

    const free = row.received >= limitsFrom || row.receivedBy === 'customer-care' || row.receivedBy === 'shift-lead'
    const most = row.received >= limitsFrom ? mostAlone(row) : 30
    const sums = gives.filter((sum) => sum <= most)
    let given = one.above ?? (free && draws.chance(often) && sums.length > 0 ? draws.pick(sums) : 0)
    row.decidedBy = row.receivedBy
    row.decision = draws.chance(0.04) ? 'partly' : 'yes'
    if (asks) given = ask(one)
    if (row.decision !== 'yes') row.reasons = draws.pick(reasons)
    row.given = given * 100
    row.cost = row.given + draws.whole(costs[0], costs[1]) * 100 + draws.pick([0, 0, 20, 50, 80])

    if (row.onTheSpot) row.settled = clock(row.acknowledged, draws.whole(4, 12))
    else if (asks && draws.chance(0.55)) row.settled = hours.later(row.askedAt, draws.whole(6, 50))
    else {
      const [from, to] = takes[talk]
      const slow = draws.chance(0.06) ? 1.8 : 1
      row.settled = hours.later(row.acknowledged, Math.round((from + draws.next() * (to - from)) * slow * workday))
    }
    if (!row.onTheSpot) promise(row)
    // What is settled at once is often to be brought on another day.
    const date = dated(row.onTheSpot ? hours.workdayAfter(row.settled.slice(0, 10), draws.whole(1, 4)) : row.settled)
    row.agreed = filled(draws.pick(agreements[talk][given > 0 ? 'sum' : 'nothing']), {
      noun: one.noun ?? 'piece',
      date,
      sum: `${given} EUR`,
    })
    if (!row.onTheSpot) row.steps = stepsOf(row)
  }

  /** Somebody is asked, and says yes or no. Returns what was given at last. */
  function ask({ row, group, asks }) {
    const { asks: sums, more } = groups[group]
    const isFront = ['driver', 'fitter', 'sales-assistant'].includes(row.receivedBy)
    const ladder = ladders[row.situation]
    const at = ladder.findIndex(({ roles }) => roles.includes(row.receivedBy))
    row.asked = row.received >= limitsFrom ? nextOf(ladder[at]) : isFront ? 'shift-lead' : 'shop-manager'
    row.askedAt = hours.later(row.acknowledged, draws.whole(3, 20))
    row.granted = asks.granted
    row.decidedBy = row.asked
    row.decision = asks.granted ? 'yes' : draws.pick(['partly', 'no'])
    if (!asks.granted) return row.decision === 'no' ? 0 : draws.pick([10, 15])
    return draws.pick(row.receivedBy === 'driver' ? sums : more)
  }

  function nextOf({ next }) {
    return next.roles.includes('customer-care') ? 'customer-care' : next.roles[0]
  }

  /** The most that somebody may give alone, of what can be given in money for the trouble. */
  function mostAlone({ situation, receivedBy, place }) {
    const rung = ladders[situation].find(({ roles }) => roles.includes(receivedBy))
    const sums = rung.may.flatMap(({ limits }) =>
      limits.filter(({ unit, per }) => unit === 'EUR' && per === 'case').map(({ amount }) => amount),
    )
    // A place may be wider. What is dearer is a loan piece, and no sum in anybody's hand.
    const here = situation === 'late-delivery' && receivedBy === 'sales-assistant' && place === 'harbour-hall' ? 60 : 0
    return Math.max(here, Math.min(75, ...(sums.length > 0 ? [Math.max(...sums)] : [0])))
  }

  /** When they heard that it arrived: at once where people talk, within the hours where they write, and now and then too late. */
  function acknowledged({ channel, received }) {
    if (['shop', 'phone', 'text-message'].includes(channel)) return received
    const isLate = draws.chance(received < limitsFrom ? 0.2 : received < '2026-10' ? 0.04 : 0)
    return hours.later(received, isLate ? draws.whole(300, 900) : draws.whole(12, 170))
  }

  /** For when it was promised. Some are kept a day late. */
  function promise(row) {
    const day = row.settled.slice(0, 10)
    const before = dayAfter(day, -1)
    const isBroken = row.received.slice(0, 10) < before && hours.isOpen('office', before) && draws.chance(0.22)
    row.promisedFor = isBroken ? `${before}T18:00` : `${day}T${row.settled.slice(11) < '18:00' ? '18:00' : '20:00'}`
  }

  function stepsOf(row) {
    const lines = [[row.received, row.receivedBy, draws.pick(steps.first)]]
    const days = (Date.parse(row.settled.slice(0, 10)) - Date.parse(row.received.slice(0, 10))) / 86_400_000
    for (const step of draws.shuffled(steps.next).slice(0, Math.min(2, days))) {
      const day = hours.workdayAfter(lines.at(-1)[0].slice(0, 10), 1)
      if (day < row.settled.slice(0, 10)) lines.push([day, row.responsible, step])
    }
    return lines.map(([at, role, step]) => `${at.slice(0, 10)} ${title(role)}: ${step}`).join('\n')
  }

  /** Praise and comments are read; a question has its answer. */
  function hear({ row }) {
    if (row.sort === 'praise') {
      if (draws.chance(0.15)) Object.assign(row, { channel: 'letter', receivedBy: 'complaints-owner' })
      delete row.happenedOn
    }
    row.keepUntil = keptUntil(row.received.slice(0, 10))
    if (row.sort !== 'question') return
    row.acknowledged = acknowledged(row)
    row.settled = hours.later(row.acknowledged, draws.whole(3, 60))
    row.agreed = draws.pick(['Answered, and looked up before.', 'Yes, and shown on the one in the shop.', 'No, sadly. Told them who can.'])
    delete row.happenedOn
  }

  /** Somebody asks afterwards, and writes down where it came from. Whatever is still to come, is not there yet. */
  function close(one) {
    const { row, group } = one
    if (row.settled === undefined || one.unasked) return
    const followed = hours.later(
      `${hours.workdayAfter(row.settled.slice(0, 10), draws.chance(0.07) ? draws.whole(6, 9) : draws.whole(1, 4))}T08:00`,
      draws.whole(60, 660),
    )
    if (followed.slice(0, 10) > lastDay) return
    row.followedUp = followed
    row.content = draws.weighed(row.decision === 'yes' ? { yes: 82, no: 4, 'no-answer': 14 } : { yes: 30, no: 45, 'no-answer': 25 })
    const day = row.received.slice(0, 10)
    const likely = causes[group] ?? causes[causeOf[group] ?? 'other']
    const weights = Object.fromEntries(
      likely.map(({ weight, until, afterwards }, i) => [i, until !== undefined && day >= until ? afterwards : weight]),
    )
    const { cause, words, prevent } = likely[draws.weighed(weights)]
    Object.assign(row, { cause, causeInWords: words, prevention: draws.pick(prevent), keepUntil: keptUntil(followed.slice(0, 10)) })
  }
}

function grouped(things, keyOf) {
  const by = new Map()
  for (const thing of things) by.set(keyOf(thing), [...(by.get(keyOf(thing)) ?? []), thing])
  return [...by.values()]
}

/** So many minutes later by the clock. */
function clock(moment, minutes) {
  return new Date(Date.parse(`${moment}Z`) + minutes * 60_000).toISOString().slice(0, 16)
}

function dated(moment) {
  const day = moment.slice(0, 10)
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`))
  return `${weekdays[weekdayOf(day)]} ${Number(day.slice(8))} ${month}`
}
