import pc from 'picocolors'
import type { Project } from '../../handbook/read.ts'
import { assessmentAreas, noMark, type AssessmentArea } from '../../kinds/assessment.ts'
import { roundsIn, type Rater, type Round } from '../../measure/rounds.ts'
import { scoresIn } from '../../measure/scores.ts'
import { readProject } from '../../project.ts'
import { countAnew } from '../count-anew.ts'
import { dayInWords } from '../../render/values.ts'
import { chosen } from '../../walk/choices.ts'
import { scaleInWords } from '../../walk/marks.ts'
import { answersOf, firstOpen, rolesToChoose, seatNow, unfinishedIn, wholeArea } from '../../walk/rater.ts'
import { openRound, saveMarks, type AreaMarks, type Seat } from '../../walk/rating.ts'
import { inARow } from '../../walk/round-stands.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { saving } from '../walk/asking.ts'
import { inTerminal } from '../walk/in-terminal.ts'
import { atMargin } from '../walk/show.ts'
import { saysYes } from '../walk/says-yes.ts'
import { Stopped, type Terminal } from '../walk/terminal.ts'
import { askArea, type Answered } from './ask-area.ts'
import { standingLines } from './standing.ts'

/** Asks one person for their marks, area by area, and saves each area when it is done. Returns the exit code. */
export function rate(project: Project, words: Words): Promise<number> {
  return inTerminal(async (terminal) => {
    const { dir, today } = project
    const round = await roundToJoin(project, words, terminal)
    terminal.say(
      pc.bold(words.say(round === undefined ? 'assess.begin.new' : 'assess.begin.today', { day: dayInWords(round?.on ?? today, words) })),
    )
    terminal.say(pc.dim(atMargin(words.say('assess.begin.purpose'), 0)))
    const begun = round && (await whoGoesOn(round, words, terminal))
    const role = begun === undefined ? await roleOf(project, words, terminal) : begun.role
    const person = { name: begun?.name, role }
    const before = answersOf(begun)
    let seat: Seat | undefined

    const now: Sitting = { before, answered: new Map() }
    const save = async (answered: AreaMarks) => {
      now.answered.set(answered.area, answered)
      await saving(
        async () => {
          seat ??= await seatNow(await readProject(dir, { today, records: 'documents' }), round?.on ?? today, person.name)
          const [name] = await saveMarks(project, seat, [{ ...person, areas: [withKept(answered, before.get(answered.area))] }], words)
          person.name = name
        },
        { terminal, words },
      )
    }
    try {
      await askAll(now, save, words, terminal)
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
      if (seat !== undefined) await countAnew(project, words)
      terminal.say(`\n${leftLine(person.name, new Set([...before.keys(), ...now.answered.keys()]).size, seat, words)}`)
      return 0
    }
    terminal.say()
    await countAnew(project, words)
    const { file } = seat!
    terminal.say(pc.green(words.say('assess.done', { file: visibleLine(file), letter: visibleLine(person.name!) })))
    const anew = await readProject(dir, { today, records: 'documents' })
    const scores = scoresIn(anew.working).find((one) => one.round.files.includes(file))
    for (const line of scores === undefined ? [] : standingLines(scores, words)) terminal.say(atMargin(line, 0))
    terminal.say(pc.dim(atMargin(words.say('assess.handOn'), 0)))
    return 0
  }, words)
}

function leftLine(name: string | undefined, n: number, seat: Seat | undefined, words: Words): string {
  if (name === undefined || seat === undefined) return words.say('assess.stoppedEarly')
  const left = words.say('assess.stopped', { n, letter: visibleLine(name), file: visibleLine(seat.file) })
  return `${left}\n${words.say('assess.handOn')}`
}

/**
 * What somebody says while they sit here. What they said in an earlier sitting is kept and never shown: whoever types a
 * letter may be somebody else.
 */
interface Sitting {
  before: ReadonlyMap<AssessmentArea, AreaMarks>
  answered: Map<AssessmentArea, AreaMarks>
}

/** Goes through the areas that are open, and in one that was left in the middle through what has no mark. Back leads to those of this sitting. */
async function askAll(
  { before, answered }: Sitting,
  save: (answered: AreaMarks) => Promise<void>,
  words: Words,
  terminal: Terminal,
): Promise<void> {
  terminal.say(pc.dim(atMargin(words.say('assess.keys', { scale: scaleInWords(words) }), 0)))
  const first = firstOpen(before)
  const open = assessmentAreas.filter((area, i) => i === first || !before.has(area))
  let enteredBackwards = false
  for (let i = 0; i < open.length;) {
    const area = open[i]!
    terminal.say()
    const place = { n: assessmentAreas.indexOf(area) + 1, count: assessmentAreas.length, area: words.choice(area) }
    terminal.say(pc.bold(words.say('assess.area', place)))
    const kept = before.get(area)
    if (kept !== undefined) terminal.say(pc.dim(atMargin(words.say('assess.kept'), 0)))
    const now: Answered = { marks: [...(answered.get(area)?.marks ?? [])], comment: answered.get(area)?.comment }
    const asked = { kept, fromTheEnd: enteredBackwards, isFirst: i === 0 }
    try {
      const move = await askArea(area, now, asked, words, terminal)
      // What was answered before somebody went back is kept, too.
      if (move === 'on' || isAnswered(now)) await save({ area, ...now, marks: wholeArea(area, now.marks) })
      enteredBackwards = move === 'back'
      i += move === 'back' ? -1 : 1
    } catch (error) {
      if (error instanceof Stopped && isAnswered(now)) await save({ area, ...now, marks: wholeArea(area, now.marks) })
      throw error
    }
  }
}

/** What is said of an area now, with what was said of it in an earlier sitting where nothing has taken its place. */
function withKept({ area, marks, comment }: AreaMarks, kept: AreaMarks | undefined): AreaMarks {
  return {
    area,
    marks: marks.map((mark, i) => (mark === noMark ? (kept?.marks[i] ?? noMark) : mark)),
    comment: comment ?? kept?.comment,
  }
}

function isAnswered({ marks, comment }: Answered): boolean {
  return comment !== undefined || marks.some((mark) => mark !== undefined && mark !== noMark)
}

/** Today's round, or one begun lately where somebody says they are part of it; undefined for a new one. */
async function roundToJoin({ working, today }: Project, words: Words, terminal: Terminal): Promise<Round | undefined> {
  const open = openRound(roundsIn(working), today)
  if (open === undefined || open.on === today) return open
  terminal.say(words.say('assess.begin.open', { n: open.raters.length, day: dayInWords(open.on, words) }))
  const typed = await terminal.ask('› ')
  return typed === '' || saysYes(typed, { words }) ? open : undefined
}

/** The person who has begun before and goes on now, by their letter; undefined for somebody new. */
async function whoGoesOn(round: Round, words: Words, terminal: Terminal): Promise<Rater | undefined> {
  const unfinished = unfinishedIn(round)
  if (unfinished.length === 0) return undefined
  const letters = inARow(
    unfinished.map(({ name }) => visibleLine(name)),
    words,
  )
  terminal.say(words.say('assess.begin.unfinished', { letters }))
  for (;;) {
    const typed = await terminal.ask('› ')
    if (typed === '') return undefined
    const found = unfinished.find(({ name }) => name.toLowerCase() === typed.toLowerCase())
    if (found) return found
    terminal.say(words.say('assess.begin.noLetter', { typed: visibleLine(typed), letters }))
  }
}

/** The role somebody gives; undefined where they leave it out. */
async function roleOf({ working }: Project, words: Words, terminal: Terminal): Promise<string | undefined> {
  const roles = rolesToChoose(working)
  if (roles.length === 0) return undefined
  terminal.say()
  terminal.say(pc.bold(words.say('assess.begin.role')))
  for (const [i, { title }] of roles.entries()) terminal.say(`${String(i + 1).padStart(2)}  ${visibleLine(title)}`)
  for (;;) {
    const typed = await terminal.ask('› ')
    if (typed === '' || typed === '-') return undefined
    const role = chosen(typed, roles)
    if (roles.some(({ value }) => value === role)) return role
    terminal.say(words.say('assess.begin.notARole', { typed: visibleLine(typed) }))
  }
}
