import pc from 'picocolors'
import type { Project } from '../../handbook/read.ts'
import type { Day } from '../../handbook/values/date.ts'
import { askedSet, assessmentAreas, noMark, statementSets, type AssessmentArea } from '../../kinds/assessment.ts'
import { roundsIn, type Rater, type Round } from '../../measure/rounds.ts'
import { readProject } from '../../project.ts'
import { dayInWords } from '../../render/values.ts'
import { chosen } from '../../walk/choices.ts'
import { scaleInWords, type Mark } from '../../walk/marks.ts'
import { openRound, saveMarks, seatIn, type AreaMarks, type Seat } from '../../walk/rating.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { saving } from '../walk/asking.ts'
import { inTerminal } from '../walk/in-terminal.ts'
import { atMargin } from '../walk/show.ts'
import { saysYes } from '../walk/walk-in-terminal.ts'
import { Stopped, type Terminal } from '../walk/terminal.ts'
import { askArea, type Answered } from './ask-area.ts'
import { inARow, scoresIn, standingLines } from './standing.ts'

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
    const person = { name: begun?.name, role, areas: answersOf(begun) }
    let seat: Seat | undefined

    const save = async (answered: AreaMarks) => {
      person.areas.set(answered.area, answered)
      await saving(
        async () => {
          seat ??= await seatNow(project, round?.on ?? today, person.name)
          const [name] = await saveMarks(project, seat, [{ ...person, areas: [answered] }], words)
          person.name = name
        },
        { terminal, words },
      )
    }
    try {
      await askAll(person.areas, save, words, terminal)
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
      terminal.say(`\n${leftLine(person, seat, words)}`)
      return 0
    }
    terminal.say()
    const { file } = seat!
    terminal.say(pc.green(words.say('assess.done', { file: visibleLine(file), letter: visibleLine(person.name!) })))
    const now = await readProject(dir, { today, records: true })
    const scores = scoresIn(now.working).find((one) => one.round.files.includes(file))
    for (const line of scores === undefined ? [] : standingLines(scores, words)) terminal.say(atMargin(line, 0))
    return 0
  }, words)
}

/** Where somebody's marks go, by what stands there at the moment: others may have begun while this person was answering. */
async function seatNow({ dir, today }: Project, on: Day, name: string | undefined): Promise<Seat> {
  const now = await readProject(dir, { today, records: true })
  const round = roundsIn(now.working).find((one) => one.on === on && one.statements === askedSet)
  return seatIn(now, round, name)
}

function leftLine(
  { name, areas }: { name: string | undefined; areas: ReadonlyMap<unknown, unknown> },
  seat: Seat | undefined,
  words: Words,
): string {
  if (name === undefined || seat === undefined) return words.say('assess.stoppedEarly')
  return words.say('assess.stopped', { n: areas.size, letter: visibleLine(name), file: visibleLine(seat.file) })
}

/** Goes through the areas: those not answered yet, or the last one again where it was left in the middle. Back leads to any before it. */
async function askAll(
  answers: ReadonlyMap<AssessmentArea, AreaMarks>,
  save: (answered: AreaMarks) => Promise<void>,
  words: Words,
  terminal: Terminal,
): Promise<void> {
  terminal.say(pc.dim(atMargin(words.say('assess.keys', { scale: scaleInWords(words) }), 0)))
  let i = firstOpen(answers)
  let enteredBackwards = false
  while (i < assessmentAreas.length) {
    const area = assessmentAreas[i]!
    terminal.say()
    terminal.say(pc.bold(words.say('assess.area', { n: i + 1, count: assessmentAreas.length, area: words.choice(area) })))
    const now: Answered = { marks: [...(answers.get(area)?.marks ?? [])], comment: answers.get(area)?.comment }
    try {
      const move = await askArea(area, now, { fromTheEnd: enteredBackwards, isFirst: i === 0 }, words, terminal)
      // What was answered before somebody went back is kept, too.
      if (move === 'on' || isAnswered(now)) await save({ area, ...whole(area, now) })
      enteredBackwards = move === 'back'
      i += move === 'back' ? -1 : 1
    } catch (error) {
      if (error instanceof Stopped && isAnswered(now)) await save({ area, ...whole(area, now) })
      throw error
    }
  }
}

/** Where to begin: at the first area without marks, or the one before it where that was left in the middle. */
function firstOpen(answers: ReadonlyMap<AssessmentArea, AreaMarks>): number {
  const open = assessmentAreas.findIndex((area) => !answers.has(area))
  const first = open < 0 ? assessmentAreas.length : open
  const before = first > 0 ? answers.get(assessmentAreas[first - 1]!) : undefined
  return before?.marks.at(-1) === noMark ? first - 1 : first
}

function isAnswered({ marks, comment }: Answered): boolean {
  return comment !== undefined || marks.some((mark) => mark !== undefined && mark !== noMark)
}

/** The marks of an area as they are kept: one for each statement. */
function whole(area: AssessmentArea, { marks, comment }: Answered): Omit<AreaMarks, 'area'> {
  return { marks: Array.from({ length: statementSets[askedSet]![area] }, (_, i) => marks[i] ?? noMark), comment }
}

function answersOf(rater: Rater | undefined): Map<AssessmentArea, AreaMarks> {
  const asTyped = (mark: number | undefined) => (mark === undefined ? noMark : String(mark)) as Mark
  return new Map([...(rater?.areas ?? [])].map(([area, { marks, comment }]) => [area, { area, marks: marks.map(asTyped), comment }]))
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
  const unfinished = round.raters.filter((rater) => firstOpen(answersOf(rater)) < assessmentAreas.length)
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
async function roleOf({ working: { company } }: Project, words: Words, terminal: Terminal): Promise<string | undefined> {
  const roles = (company?.fields.roles ?? []).flatMap(({ name, title = name }) =>
    name === undefined ? [] : [{ value: name, title: title! }],
  )
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
