import pc from 'picocolors'
import {
  areaBorders,
  bandBorders,
  changesSince,
  smallestChange,
  type AreaScore,
  type Change,
  type Scores,
  type StatementScore,
} from '../../measure/assessment.ts'
import { asNumber, compared, inFigures, ratio, type Ratio } from '../../measure/ratio.ts'
import { dayInWords } from '../../render/values.ts'
import { statementText } from '../../words/statements.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin } from '../walk/show.ts'
import { inARow, standingLines } from './standing.ts'

/** More statements to talk about than these fill no meeting. */
const mostToTalkAbout = 8
/** More remarks than these of one area are a wall of text; the file has them all. */
const mostRemarks = 3
/** The width of a bar for a mark of 5 (signs). */
const widest = 20

/** A round to look at, the one before it with the same statements, and a newer one that has no total yet. */
export interface ToShow {
  now: Scores
  before: Scores | undefined
  begun: Scores | undefined
}

/** A round as text: how each area stands, what to talk about, and what to do next. */
export function roundAsText({ now, before, begun }: ToShow, words: Words): string {
  const { round } = now
  const newer = begun && words.say('assess.show.begun', { n: begun.round.raters.length, day: dayInWords(begun.round.on, words) })
  const blocks: (readonly string[])[] = [
    [
      pc.bold(words.say('assess.show.head', { day: dayInWords(round.on, words) })),
      words.say('assess.show.raters', { n: round.raters.length }),
      ...(newer === undefined ? [] : [pc.dim(newer)]),
    ],
    areaRows(now, before, words),
    inLines(totalLines(now, before, words)),
    inLines(lowestLines(now, words)),
    talkLines(now, words),
    inLines(apartLines(now, words)),
    inLines(leftOutLines(now, words)),
    inLines(now.total === undefined ? standingLines(now, words) : []),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** Sentences broken at words; what is broken stays as far to the right as it began. */
function inLines(sentences: readonly string[]): string[] {
  return sentences.map((sentence) => atMargin(sentence, 0))
}

/** A mark in figures. What is below a border never looks as if it had reached it. */
export function markInFigures(score: Ratio, { language }: Words): string {
  return inFigures(score, language, Object.values(areaBorders))
}

/** Each area with its mark, a bar, its name, and what is to be said of it. */
function areaRows(now: Scores, before: Scores | undefined, words: Words): string[] {
  const changes = before === undefined ? [] : changesSince(before, now)
  return now.areas.map(({ area, score, flag }) => {
    const name = visibleLine(words.choice(area))
    const change = changes.find((one) => one.area === area)
    const said = [
      ...(score === undefined ? [words.say('assess.show.noMarks')] : []),
      ...(flag === undefined ? [] : [words.say(`assess.flags.${flag}`)]),
      ...(change === undefined ? [] : [changeInWords(change, words)]),
    ]
    const full = '█'.repeat(score === undefined ? 0 : Math.round((asNumber(score) / 5) * widest))
    const bar = pc.cyan(full) + pc.dim('░'.repeat(widest - full.length))
    const tail = said.length === 0 ? '' : `  (${said.join(', ')})`
    return `${(score === undefined ? '–' : markInFigures(score, words)).padStart(4)}  ${bar}  ${name}${flag === undefined ? tail : pc.yellow(tail)}`
  })
}

function changeInWords({ by, counts }: Change, words: Words): string {
  if (!counts) return words.say('assess.show.level')
  const size = inFigures(by.over < 0n ? { over: -by.over, under: by.under } : by, words.language)
  return words.say(by.over < 0n ? 'assess.show.down' : 'assess.show.up', { by: size })
}

function totalLines({ total, average, band, round }: Scores, before: Scores | undefined, words: Words): string[] {
  if (total === undefined || average === undefined || band === undefined) return [words.say('assess.show.noTotal')]
  const inTotal = (sum: Ratio) => inFigures(sum, words.language, bandBorders)
  const earlier = before?.total
  const said = { total: inTotal(total), band: words.say(`assess.bands.${band}.title`) }
  const ofMark = inFigures(average, words.language, [2, 3, 4])
  return [
    pc.bold(words.say('assess.show.total', said)),
    words.say('assess.show.average', { average: ofMark, means: words.say(`assess.bands.${band}.means`) }),
    words.say('assess.show.next', { next: words.say(`assess.bands.${band}.next`) }),
    earlier === undefined || before === undefined
      ? pc.dim(words.say('assess.show.sinceOther', { set: round.statements }))
      : words.say('assess.show.since', {
          day: dayInWords(before.round.on, words),
          total: inTotal(earlier),
          least: inFigures(smallestChange, words.language),
        }),
  ]
}

/** The lowest areas by name, with the lowest statement of each and what people said there. */
function lowestLines({ lowest, areas, round }: Scores, words: Words): string[] {
  const [first] = lowest
  if (first?.score === undefined) return []
  const named = ({ area, score }: AreaScore) =>
    words.say('assess.show.areaScore', { area: words.choice(area), score: markInFigures(score!, words) })
  if (lowest.length === areas.length && lowest.every(({ score }) => compared(score!, first.score!) === 0))
    return [words.say('assess.show.allLevel', { score: markInFigures(first.score, words) })]
  const key = lowest.length > 2 ? 'assess.show.lowestTied' : 'assess.show.lowest'
  return [
    words.say(key, { areas: inARow(lowest.map(named), words) }),
    ...lowest.flatMap(({ area, statements }) => {
      const weakest = weakestOf(statements)
      const remarks = round.raters.flatMap(({ areas: said }) => said.get(area)?.comment ?? [])
      return [
        pc.bold(words.choice(area)),
        ...(weakest === undefined ? [] : [`  ${words.say('assess.show.weakest', saidOf(weakest, round.statements, words))}`]),
        ...remarks.slice(0, mostRemarks).map((remark) => `  ${words.say('assess.show.remark', { remark: visibleLine(remark) })}`),
      ]
    }),
  ]
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

function talkLines({ talkAbout, round }: Scores, words: Words): string[] {
  if (talkAbout.length === 0) return []
  const more = talkAbout.length - mostToTalkAbout
  return [
    ...inLines([words.say('assess.show.talkAbout')]),
    ...talkAbout.slice(0, mostToTalkAbout).map(({ area, index, lowest, highest }) => {
      const marks = `  ${words.say('assess.show.spread', { lowest: lowest!, highest: highest! })}  `
      return marks + atMargin(statementText(round.statements, area, index, words), marks.length).trimStart()
    }),
    ...(more > 0 ? inLines([pc.dim(words.say('assess.show.moreSpread', { n: more }))]) : []),
  ]
}

function apartLines({ apart, round }: Scores, words: Words): string[] {
  if (apart.length === 0) return round.raters.length > 1 ? [pc.dim(words.say('assess.show.notApart'))] : []
  return [
    words.say('assess.show.apart'),
    ...apart.map(({ area, meeting, others }) => {
      const shown = { meeting: markInFigures(meeting, words), others: markInFigures(others, words), area: words.choice(area) }
      return `  ${words.say('assess.show.apartRow', shown)}`
    }),
  ]
}

function leftOutLines({ round }: Scores, words: Words): string[] {
  if (round.leftOut.length === 0) return []
  const keys = { count: 'assess.show.leftOutCount', twice: 'assess.show.leftOutTwice' } as const
  return [
    pc.yellow(words.say('assess.show.leftOut')),
    ...round.leftOut.map(({ why, file, rater, area, found, wanted }) => {
      const told = { file: visibleLine(file), rater: visibleLine(rater), area: words.choice(area), found, wanted }
      return `  ${words.say(keys[why], told)}`
    }),
  ]
}
