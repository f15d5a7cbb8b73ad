import { dayAfter } from './when.mjs'

/** Of a hundred who are rung after a delivery, how many gave 4 or 5, and how many had to tell their story twice, month by month. */
const rung = {
  '2025-12': { n: 26, content: 77, twice: 35 },
  '2026-01': { n: 27, content: 78, twice: 37 },
  '2026-02': { n: 28, content: 79, twice: 36 },
  '2026-03': { n: 29, content: 79, twice: 34 },
  '2026-04': { n: 30, content: 80, twice: 33 },
  '2026-05': { n: 31, content: 81, twice: 32 },
  '2026-06': { n: 30, content: 83, twice: 30 },
  '2026-07': { n: 28, content: 82, twice: 29 },
  '2026-08': { n: 29, content: 83, twice: 28 },
  '2026-09': { n: 32, content: 84, twice: 25 },
  '2026-10': { n: 33, content: 85, twice: 24 },
  '2026-11': { n: 22, content: 86, twice: 23 },
}

/** The survey of February, as its page counts it: 61 of 212 had to begin again. */
const february = { survey: 'what-would-you-change', from: '2026-02-02', days: 19, n: 212, twice: 61 }

const glad = [
  'He moved my piano stool. I had not even looked at it.',
  'They rang before I did.',
  'Swept better than I sweep.',
  'She knew which of the two doors sticks in our house.',
  'Came at ten past ten, as the message said.',
]
const sorry = [
  'Nobody knew of the step, though I had told them of it twice.',
  'The day was right, the drawer was not.',
  'I waited from eight, and it was four.',
  'A friendly voice, and then another, and then a third one.',
  'The price was fine. The waiting was not in the price.',
]

/** What customers answered in a year, oldest first. */
export function surveyRows(draws, lastDay) {
  const rows = Object.entries(rung).flatMap(([month, { n, content, twice }]) => {
    const days = Array.from({ length: 28 }, (_, i) => dayAfter(`${month}-01`, i)).filter((day) => day <= lastDay)
    const marks = shareOf(n, content, draws)
    const again = shareOf(n, twice, draws)
    return marks.flatMap((isContent, i) => {
      const said = {
        day: draws.pick(days),
        place: place(draws, month),
        channel: 'phone',
      }
      const mark = isContent ? draws.pick([4, 4, 5, 5, 5]) : draws.pick([1, 2, 2, 3, 3, 3])
      const words = draws.chance(0.25) ? { words: draws.pick(isContent ? glad : sorry) } : {}
      return [
        { ...said, measure: 'customer-satisfaction', mark, ...words },
        { ...said, measure: 'had-to-repeat-the-story', mark: again[i] ? 1 : 0 },
      ]
    })
  })
  const asked = draws.shuffled(Array.from({ length: february.n }, (_, i) => i < february.twice))
  rows.push(
    ...asked.map((twice) => ({
      day: dayAfter(february.from, draws.whole(0, february.days - 1)),
      survey: february.survey,
      measure: 'had-to-repeat-the-story',
      mark: twice ? 1 : 0,
      channel: 'email',
    })),
  )
  return rows
    .map((row, i) => ({ row, i }))
    .toSorted((a, b) => (a.row.day < b.row.day ? -1 : a.row.day > b.row.day ? 1 : a.i - b.i))
    .map(({ row }) => row)
}

/** So many of a hundred, in no order. */
function shareOf(n, percent, draws) {
  const yes = Math.round((n * percent) / 100)
  return draws.shuffled(Array.from({ length: n }, (_, i) => i < yes))
}

function place(draws, month) {
  // The outlet opened in spring.
  return draws.weighed(
    month < '2026-03' ? { 'rowan-street': 6, 'harbour-hall': 3 } : { 'rowan-street': 6, 'harbour-hall': 3, 'mill-yard': 1 },
  )
}
