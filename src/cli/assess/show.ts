import pc from 'picocolors'
import type { Day } from '../../handbook/values/date.ts'
import type { Scores } from '../../measure/assessment.ts'
import { dayInWords } from '../../render/values.ts'
import {
  ageInWords,
  apartInWords,
  areasInWords,
  leftOutInWords,
  lowestInWords,
  sinceInWords,
  talkInWords,
  totalInWords,
  type ToShow,
} from '../../walk/round-in-words.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin } from '../walk/show.ts'
import { standingLines } from './standing.ts'

/** The width of a bar for a mark of 5 (signs). */
const widest = 20

/** A round as text: how each area stands, what to talk about, and what to do next. */
export function roundAsText(toShow: ToShow, today: Day, words: Words): string {
  const { now, begun } = toShow
  const { round } = now
  const newer = begun && words.say('assess.show.begun', { n: begun.round.raters.length, day: dayInWords(begun.round.on, words) })
  // Where a newer one has begun, people may be at it still.
  const age = ageInWords(begun ?? now, today, words)
  const blocks: (readonly string[])[] = [
    [
      pc.bold(words.say('assess.show.head', { day: dayInWords(round.on, words) })),
      words.say('assess.show.raters', { n: round.raters.length }),
      ...(newer === undefined ? [] : [pc.dim(newer)]),
      ...(age === undefined ? [] : inLines([pc.yellow(age)])),
    ],
    areaRows(toShow, words),
    inLines(totalLines(toShow, words)),
    inLines(lowestLines(now, words)),
    talkLines(now, words),
    inLines(apartLines(now, words)),
    inLines(leftOutLines(now, words)),
    inLines(begun !== undefined ? standingLines(begun, words) : now.total === undefined ? standingLines(now, words) : []),
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

/** Each area with its mark, a bar, its name, and what is to be said of it. */
function areaRows(toShow: ToShow, words: Words): string[] {
  return areasInWords(toShow, words).map(({ title, score, mark = 0, flag, change }) => {
    const said = [score === undefined ? words.say('assess.show.noMarks') : undefined, flag, change].filter((one) => one !== undefined)
    const full = '█'.repeat(Math.round((mark / 5) * widest))
    const bar = pc.cyan(full) + pc.dim('░'.repeat(widest - full.length))
    const tail = said.length === 0 ? '' : `  (${said.join(', ')})`
    return `${(score ?? '–').padStart(4)}  ${bar}  ${visibleLine(title)}${flag === undefined ? tail : pc.yellow(tail)}`
  })
}

function totalLines(toShow: ToShow, words: Words): string[] {
  const told = totalInWords(toShow.now, words)
  if (told === undefined) return [words.say('assess.show.noTotal')]
  const since = sinceInWords(toShow, words)
  return [pc.bold(told.total), told.means, told.next, toShow.before === undefined ? pc.dim(since) : since]
}

/** The lowest areas by name, with the lowest statement of each and what people said there. */
function lowestLines(now: Scores, words: Words): string[] {
  const told = lowestInWords(now, words)
  if (told === undefined) return []
  return [
    told.says,
    ...told.areas.flatMap(({ title, weakest, remarks }) => [
      pc.bold(title),
      ...(weakest === undefined ? [] : [`  ${weakest}`]),
      ...remarks.map((remark) => `  ${visibleLine(remark)}`),
    ]),
  ]
}

function talkLines(now: Scores, words: Words): string[] {
  const { rows, more } = talkInWords(now, words)
  if (rows.length === 0) return []
  return [
    ...inLines([words.say('assess.show.talkAbout')]),
    ...rows.map(({ marks, statement }) => `  ${marks}  ${atMargin(statement, marks.length + 4).trimStart()}`),
    ...(more === '' ? [] : inLines([pc.dim(more)])),
  ]
}

function apartLines(now: Scores, words: Words): string[] {
  const rows = apartInWords(now, words)
  if (rows.length === 0) return now.round.raters.length > 1 ? [pc.dim(words.say('assess.show.notApart'))] : []
  return [words.say('assess.show.apart'), ...rows.map((row) => `  ${words.say('assess.show.apartRow', row)}`)]
}

function leftOutLines(now: Scores, words: Words): string[] {
  const told = leftOutInWords(now, words)
  return told.length === 0 ? [] : [pc.yellow(words.say('assess.show.leftOut')), ...told.map((line) => `  ${visibleLine(line)}`)]
}
