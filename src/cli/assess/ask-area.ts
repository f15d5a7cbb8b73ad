import pc from 'picocolors'
import { askedSet, noMark, type AssessmentArea } from '../../kinds/assessment.ts'
import { markIn, scaleInWords, type Mark } from '../../walk/marks.ts'
import { statementsIn } from '../../words/statements.ts'
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

/** Asks for the marks of one area, statement by statement, and for a remark. `back` leads to the area before. */
export async function askArea(
  area: AssessmentArea,
  answered: Answered,
  { fromTheEnd, isFirst }: { fromTheEnd: boolean; isFirst: boolean },
  words: Words,
  terminal: Terminal,
): Promise<'on' | 'back'> {
  const statements = statementsIn(askedSet, words).filter((one) => one.area === area)
  for (let i = fromTheEnd ? statements.length - 1 : 0; i <= statements.length;) {
    const head = { n: i + 1, count: statements.length, statement: statements[i]?.text ?? '' }
    const move =
      i === statements.length
        ? await askRemark(answered, words, terminal)
        : await askMark(answered, i, words.say('assess.statement', head), words, terminal)
    if (move === 'on') i++
    else if (i > 0) i--
    else if (!isFirst) return 'back'
    else terminal.say(pc.dim(words.say('assess.first')))
  }
  return 'on'
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

async function askRemark(answered: Answered, words: Words, terminal: Terminal): Promise<'on' | 'back'> {
  terminal.say(pc.dim(words.say('assess.remark')))
  if (answered.comment !== undefined) {
    terminal.say(atMargin(words.say('assess.remarkNow', { remark: answered.comment }), 0))
    terminal.say(pc.dim(words.say('assess.remarkKeep')))
  }
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
