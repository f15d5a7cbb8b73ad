/** From this day on, what was not settled at once still is not, nor is some of what came in the last days. */
const openFrom = '2026-11-05'
const lastDays = '2026-11-16'

/** What is only known of what is settled. */
const known = ['settled', 'agreed', 'given', 'cost', 'decision', 'reasons', 'asked', 'askedAt', 'granted', 'decidedBy']

/**
 * How things stand on the evening of the last day: some wait for what they were promised, and a few of them for longer
 * than they were told.
 */
export function leftOpen(complaints, { hours, lastDay }) {
  const evening = `${lastDay}T18:00`
  const later = (days, hour) => `${hours.workdayAfter(lastDay, days)}T${hour}:00`
  const open = complaints.filter(
    ({ row }, i) =>
      row.settled > evening ||
      (row.received >= openFrom && row.asked === undefined && (!row.onTheSpot || (row.received >= lastDays && i % 2 === 0))),
  )
  for (const { row } of open) {
    for (const key of known) delete row[key]
    row.onTheSpot = false
    row.steps = row.steps
      ?.split('\n')
      .filter((line) => line.slice(0, 10) <= lastDay)
      .join('\n')
    row.promisedFor = later(3, '18')
    row.nextUpdate = later(2, '12')
  }
  const [promised, told] = open
  // The day they were promised has passed.
  promised.row.promisedFor = `${lastDay}T09:00`
  // The next word was due at noon.
  told.row.nextUpdate = `${lastDay}T12:00`
  // Nobody has written back.
  const unheard = open.findLast(({ row }) => row.channel === 'email')
  for (const key of ['acknowledged', 'responsible', 'promisedFor', 'nextUpdate', 'steps']) delete unheard.row[key]
  // Two were settled ten days ago, and nobody has asked how it is.
  const settled = complaints.filter(({ row }) => row.settled >= '2026-11-03' && row.settled < '2026-11-12')
  for (const one of settled.filter((_, i) => i % 4 === 1).slice(0, 2)) one.unasked = true
}
