import { askedSet, assessmentAreas, marks, noMark, type AssessmentArea } from '../../kinds/assessment.ts'
import { roundsIn } from '../../measure/rounds.ts'
import { dayInWords } from '../../render/values.ts'
import { answersOf, rolesToChoose, unfinishedIn } from '../../walk/rater.ts'
import { openRound } from '../../walk/rating.ts'
import { statementsIn } from '../../words/statements.ts'
import type { Sitting } from '../ratings.ts'
import type { Screen, Setting } from './screen.ts'

/** Where somebody gives the marks of an area, by its place from 0. */
export function toRate(key: string, area: number): string {
  return `/assess/rate?seat=${encodeURIComponent(key)}&area=${area + 1}`
}

/** Rating, for one person: how to begin, one area after another, and what to do with the device when they are done. */
export function rateScreen(setting: Setting): Screen | { go: string } {
  const { asked, ratings, words } = setting
  const key = asked.get('seat')
  if (key === null) return beginOrEnd(setting)
  const sitting = ratings.find(key)
  const area = Number(asked.get('area') ?? 1) - 1
  // Whoever steps back in the browser after somebody was done finds nothing of theirs.
  if (sitting === undefined || assessmentAreas[area] === undefined) return { go: '/assess/rate' }
  return {
    layout: 'rate',
    title: words.choice(assessmentAreas[area]),
    alone: true,
    view: { begin: null, end: null, area: areaView(key, sitting, area, setting) },
  }
}

function areaView(key: string, sitting: Sitting, n: number, { project, words }: Setting) {
  const area: AssessmentArea = assessmentAreas[n]!
  const now = sitting.answered.get(area)
  const round = roundsIn(project.working).find(({ on, statements }) => on === sitting.on && statements === askedSet)
  const before = answersOf(round?.raters.find(({ name }) => name === sitting.name)).get(area)
  // Marks of an earlier sitting stay unseen: whoever says they are A may be somebody else.
  const isKept = now === undefined && before !== undefined
  return {
    seat: key,
    n: n + 1,
    place: words.say('start.assess.rate.place', { n: n + 1, count: assessmentAreas.length }),
    letter: sitting.name ?? '',
    title: words.choice(area),
    isFirst: n === 0,
    isLast: n === assessmentAreas.length - 1,
    isKept,
    keepsRemark: isKept && before.comment !== undefined,
    statements: statementsIn(askedSet, words)
      .filter((one) => one.area === area)
      .map(({ index, code, text }) => ({
        code,
        text,
        isKept: isKept && before.marks[index] !== noMark,
        marks: marks.map((mark) => ({ mark, often: words.choice(mark).toLowerCase(), given: now?.marks[index] === mark })),
        cannotSay: now?.marks[index] === noMark,
      })),
    remark: now?.comment ?? '',
  }
}

function beginOrEnd({ project, words, asked }: Setting): Screen {
  const letter = asked.get('done') ?? asked.get('stopped')
  if (letter !== null) {
    const isDone = asked.has('done')
    const title = words.say(isDone ? 'start.assess.rate.thanks' : 'start.assess.rate.stopped')
    return { layout: 'rate', title, alone: true, view: { begin: null, area: null, end: { letter, isDone, title } } }
  }
  const open = openRound(roundsIn(project.working), project.today)
  const isToday = open?.on === project.today
  const day = dayInWords(open?.on ?? project.today, words)
  return {
    layout: 'rate',
    title: words.say('start.assess.rate.title'),
    alone: true,
    view: {
      area: null,
      end: null,
      begin: {
        round: words.say(open === undefined ? 'assess.begin.new' : 'assess.begin.today', { day }),
        // One of today is everybody's; an older one is asked about.
        joins: open !== undefined && !isToday ? words.say('start.assess.rate.join', { n: open.raters.length, day }) : '',
        letters: open === undefined ? [] : unfinishedIn(open).map(({ name }) => name),
        roles: rolesToChoose(project.working),
      },
    },
  }
}
