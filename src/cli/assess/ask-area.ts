import pc from 'picocolors'
import { askedSet, noMark, type AssessmentArea } from '../../kinds/assessment.ts'
import { markIn, scaleInWords, type Mark } from '../../walk/marks.ts'
import type { AreaMarks } from '../../walk/rating.ts'
import { statementsIn, type Statement } from '../../words/statements.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin } from '../walk/show.ts'
import type { Terminal } from '../walk/terminal.ts'

/** What somebody has said of an area so far. Filled in while they answer, so that nothing is lost where they leave. */
export interface Answered {
  /** By the statements' places; undefined where they have not come to it. */
  marks: (Mark | undefined)[]
  comment: string | undefined
}

/** How an area is come to. */
interface Way {
  /** What was said of it in an earlier sitting: it is not asked again, and not shown. */
  kept: AreaMarks | undefined
  fromTheEnd: boolean
  isFirst: boolean
}

/** Asks for the marks of one area, statement by statement, and for a remark. `back` leads to the area before. */
export async function askArea(
  area: AssessmentArea,
  answered: Answered,
  { kept, fromTheEnd, isFirst }: Way,
  words: Words,
  terminal: Terminal,
): Promise<'on' | 'back'> {
  const statements = statementsIn(askedSet, words).filter((one) => one.area === area)
  const open = statements.filter(({ index }) => (kept?.marks[index] ?? noMark) === noMark)
  for (let i = fromTheEnd ? open.length - 1 : 0; i <= open.length;) {
    const statement = open[i]
    const move =
      statement === undefined
        ? await askRemark(answered, kept?.comment !== undefined, words, terminal)
        : await askMark(answered, statement.index, inPlace(statement, statements.length, words), words, terminal)
    if (move === 'on') i++
    else if (i > 0) i--
    else if (!isFirst) return 'back'
    else terminal.say(pc.dim(words.say(kept === undefined ? 'assess.first' : 'assess.firstOpen')))
  }
  return 'on'
}

function inPlace({ index, text }: Statement, count: number, words: Words): string {
  return words.say('assess.statement', { n: index + 1, count, statement: text })
}

async function askMark(answered: Answered, i: number, statement: string, words: Words, terminal: Terminal): Promise<'on' | 'back'> {
  terminal.say(atMargin(statement, 0))
  const now = answered.marks[i] === noMark ? undefined : answered.marks[i]
  if (now !== undefined) terminal.say(pc.dim(words.say('assess.now', { mark: `${now} ${words.choice(now).toLowerCase()}` })))
  for (;;) {
    const typed = await terminal.ask('› ')
    if (typed === '<') return 'back'
    const mark = typed === '' && now !== undefined ? now : markIn(typed, words)
    if (typed === '?') terminal.say(pc.dim(atMargin(words.say('assess.keys', { scale: scaleInWords(words) }), 0)))
    else if (mark === undefined)
      terminal.say(pc.yellow(atMargin(words.say('assess.notAMark', { typed: visibleLine(typed), scale: scaleInWords(words) }), 0)))
    else {
      answered.marks[i] = mark
      return 'on'
    }
  }
}

async function askRemark(answered: Answered, hasKept: boolean, words: Words, terminal: Terminal): Promise<'on' | 'back'> {
  terminal.say(pc.dim(words.say('assess.remark')))
  if (answered.comment !== undefined) {
    terminal.say(atMargin(words.say('assess.remarkNow', { remark: answered.comment }), 0))
    terminal.say(pc.dim(words.say('assess.remarkKeep')))
  } else if (hasKept) terminal.say(pc.dim(atMargin(words.say('assess.remarkKept'), 0)))
  let typed = await terminal.ask('› ')
  // Whoever types fast goes on with marks: no remark is a mark alone.
  while (markIn(typed, words) !== undefined && !['', '-'].includes(typed)) {
    terminal.say(pc.yellow(atMargin(words.say('assess.markForARemark', { typed: visibleLine(typed) }), 0)))
    typed = await terminal.ask('› ')
  }
  if (typed === '<') return 'back'
  if (typed !== '') answered.comment = typed === '-' ? undefined : typed
  return 'on'
}
