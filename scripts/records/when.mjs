/**
 * Hours in the log: when each channel of the sample company takes something in, and moments that lie so much working
 * time later. Minutes are counted as on the wall; a day is `2026-02-03`, a moment `2026-02-03T10:15`.
 */

/** From which hour to which, for each day from Monday to Sunday; an empty place is a closed day. */
const week = {
  office: [[8, 20], [8, 20], [8, 20], [8, 20], [8, 20], [8, 20], []],
  'rowan-street': [
    [10, 19],
    [10, 19],
    [10, 19],
    [10, 19],
    [10, 19],
    [10, 19],
    [11, 17],
  ],
  'harbour-hall': [[], [11, 19], [11, 19], [11, 19], [11, 19], [10, 17], []],
  'mill-yard': [[], [], [12, 18], [12, 18], [12, 18], [10, 16], []],
  van: [[8, 19], [8, 19], [8, 19], [8, 19], [8, 19], [9, 17], []],
  post: [[9, 10], [9, 10], [9, 10], [9, 10], [9, 10], [], []],
}

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** @param {readonly string[]} closedOn */
export function hoursWith(closedOn) {
  const closed = new Set(closedOn)
  const hoursOn = (whose, day) => (closed.has(day) ? [] : week[whose][weekdayOf(day)])

  /** Any minute of a day at which somebody was there; undefined on a closed day. */
  function minuteOn(whose, day, draws) {
    const [from, to] = hoursOn(whose, day)
    if (from === undefined) return undefined
    // Fewer come in the last quarter of an hour.
    return momentAt(day, draws.whole(from * 60, to * 60 - 15))
  }

  /** So many working minutes later, in the office's hours. */
  function later(moment, minutes) {
    let day = moment.slice(0, 10)
    let at = minutesOf(moment)
    for (let left = minutes; ; day = dayAfter(day), at = 0) {
      const [from, to] = hoursOn('office', day)
      if (from === undefined) continue
      const start = Math.max(at, from * 60)
      if (start + left < to * 60) return momentAt(day, start + Math.max(0, left))
      left -= Math.max(0, to * 60 - start)
    }
  }

  /** The working day so many after a day. */
  function workdayAfter(day, count) {
    for (let left = count; left > 0;) {
      day = dayAfter(day)
      if (hoursOn('office', day).length > 0) left--
    }
    return day
  }

  return { minuteOn, later, workdayAfter, isOpen: (whose, day) => hoursOn(whose, day).length > 0 }
}

export function weekdayOf(day) {
  return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7
}

export function dayAfter(day, count = 1) {
  return new Date(Date.parse(`${day}T00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Names and addresses go three years after a matter was closed, as the company document says. */
export function keptUntil(day) {
  return `${Number(day.slice(0, 4)) + 3}${day.slice(4)}`
}

export function momentAt(day, minutes) {
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function minutesOf(moment) {
  return Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))
}

function two(number) {
  return String(number).padStart(2, '0')
}
