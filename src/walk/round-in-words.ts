import type { AssessmentArea } from '../kinds/assessment.ts'
import { bandBorders } from '../measure/area-scores.ts'
import { changesSince, type Scores, type StatementScore } from '../measure/assessment.ts'
import { asNumber, compared, inFigures, ratio, type Ratio } from '../measure/ratio.ts'
import { isOldRound, type RoundsToShow } from '../measure/rounds-to-show.ts'
import type { Day } from '../handbook/values/date.ts'
import { dayInWords } from '../render/values.ts'
import { changeFromInWords, chanceInWords, lowestSaid, markInFigures } from '../words/area-marks.ts'
import { statementText } from '../words/statements.ts'
import type { Words } from '../words/words.ts'

/** More statements to talk about than these fill no meeting. */
const mostToTalkAbout = 8
/** More remarks than these of one area are a wall of text; the file has them all. */
const mostRemarks = 3

/** The rounds that are shown. */
export type ToShow = RoundsToShow<Scores>

/** An area as people read of it. */
export interface AreaInWords {
  area: AssessmentArea
  title: string
  /** Its mark in figures, and as a number up to 5; undefined where there is none. */
  score: string | undefined
  mark: number | undefined
  /** That it is low. */
  flag: string | undefined
  /** What has become of it since the round before. */
  change: string | undefined
}

/** One of the lowest areas, with what is lowest in it and what people said there. */
export interface LowArea {
  area: AssessmentArea
  title: string
  weakest: string | undefined
  remarks: readonly string[]
}

/** Each area with its mark, and what is to be said of it. */
export function areasInWords({ now, before }: Pick<ToShow, 'now' | 'before'>, words: Words): AreaInWords[] {
  const changes = before === undefined ? [] : changesSince(before, now)
  return now.areas.map(({ area, score, flag }) => {
    const change = changes.find((one) => one.area === area)
    return {
      area,
      title: words.choice(area),
      score: score && markInFigures(score, words),
      mark: score && asNumber(score),
      flag: flag && words.say(`assess.flags.${flag}`),
      change: change && changeFromInWords(change, words),
    }
  })
}

/** The total with what it means and what to do next; undefined where there is none. */
export function totalInWords({ total, average, band }: Scores, words: Words): { total: string; means: string; next: string } | undefined {
  if (total === undefined || average === undefined || band === undefined) return undefined
  const said = { total: inTotal(total, words), band: words.say(`assess.bands.${band}.title`) }
  const ofMark = inFigures(average, words.language, [2, 3, 4])
  return {
    total: words.say('assess.show.total', said),
    means: words.say('assess.show.average', { average: ofMark, means: words.say(`assess.bands.${band}.means`) }),
    next: words.say('assess.show.next', { next: words.say(`assess.bands.${band}.next`) }),
  }
}

/** What a round is compared with. */
export function sinceInWords({ now, before }: Pick<ToShow, 'now' | 'before'>, words: Words): string {
  if (before?.total === undefined) return words.say('assess.show.sinceOther', { set: now.round.statements })
  const said = { day: dayInWords(before.round.on, words), total: inTotal(before.total, words) }
  return `${words.say('assess.show.since', said)} ${chanceInWords(words)}`
}

function inTotal(sum: Ratio, { language }: Words): string {
  return inFigures(sum, language, bandBorders)
}

/** The lowest areas by name, and each with what is lowest in it; undefined where there is no mark at all. */
export function lowestInWords(scores: Scores, words: Words): { says: string; areas: readonly LowArea[] } | undefined {
  const { lowest, round } = scores
  const says = lowestSaid(scores, words)
  if (says === undefined) return undefined
  return {
    says,
    areas: lowest.map(({ area, statements }) => {
      const weakest = weakestOf(statements)
      const remarks = round.raters.flatMap(({ areas: said }) => said.get(area)?.comment ?? [])
      return {
        area,
        title: words.choice(area),
        weakest: weakest && words.say('assess.show.weakest', saidOf(weakest, round.statements, words)),
        remarks: remarks.slice(0, mostRemarks).map((remark) => words.say('assess.show.remark', { remark })),
      }
    }),
  }
}

/** Statements whose marks lie far apart, and how many more there are than are worth a meeting. */
export function talkInWords({ talkAbout, round }: Scores, words: Words): { rows: { marks: string; statement: string }[]; more: string } {
  const more = talkAbout.length - mostToTalkAbout
  return {
    rows: talkAbout.slice(0, mostToTalkAbout).map(({ area, index, lowest, highest }) => ({
      marks: words.say('assess.show.spread', { lowest: lowest!, highest: highest! }),
      statement: statementText(round.statements, area, index, words),
    })),
    more: more > 0 ? words.say('assess.show.moreSpread', { n: more }) : '',
  }
}

/** How areas look to those who meet customers, and to those who do not. Empty where too few of either gave marks. */
export function apartInWords({ apart }: Scores, words: Words): { area: string; meeting: string; others: string }[] {
  return apart.map(({ area, meeting, others }) => ({
    area: words.choice(area),
    meeting: markInFigures(meeting, words),
    others: markInFigures(others, words),
  }))
}

/** Marks that do not count, and why. */
export function leftOutInWords({ round }: Scores, words: Words): string[] {
  const keys = { count: 'assess.show.leftOutCount', twice: 'assess.show.leftOutTwice' } as const
  return round.leftOut.map(({ why, file, rater, area, found, wanted }) =>
    words.say(keys[why], { file, rater, area: words.choice(area), found, wanted }),
  )
}

/** That a round is more than a year old; undefined where it is not. */
export function ageInWords({ round }: Pick<Scores, 'round'>, today: Day, words: Words): string | undefined {
  if (!isOldRound(round.on, today)) return undefined
  return words.say('assess.show.old', { day: dayInWords(round.on, words) })
}

/** The statement of an area with the lowest mark; undefined where nobody could say anything. */
export function weakestOf(statements: readonly StatementScore[]): StatementScore | undefined {
  return statements
    .filter(({ answered }) => answered > 0)
    .toSorted((a, b) => compared(ratio(a.sum, a.answered), ratio(b.sum, b.answered)))[0]
}

/** A statement with its mark, for a sentence. */
export function saidOf({ area, index, sum, answered }: StatementScore, set: string, words: Words): { statement: string; score: string } {
  return { statement: statementText(set, area, index, words), score: markInFigures(ratio(sum, answered), words) }
}
