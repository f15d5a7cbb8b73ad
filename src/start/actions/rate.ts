import { CannotRun } from '../../cannot-run.ts'
import { askedSet, assessmentAreas, marks as allMarks, noMark } from '../../kinds/assessment.ts'
import { roundsIn } from '../../measure/rounds.ts'
import type { Mark } from '../../walk/marks.ts'
import { answersOf, firstOpen, rolesToChoose, seatNow, unfinishedIn, wholeArea } from '../../walk/rater.ts'
import { openRound, saveMarks } from '../../walk/rating.ts'
import { keepFigures } from '../../records/figures.ts'
import type { Sitting } from '../ratings.ts'
import { toRate } from '../screens/rate.ts'
import { textSaid, type Asked, type Done } from './action.ts'

/** A remark is a few sentences; more than this is something else (letters). */
const longestRemark = 5_000

/** Begins a sitting: somebody new, or somebody who goes on by their letter. */
export async function beginRating(asked: Asked): Promise<Done> {
  const { now, words, ratings } = asked
  const { working, today } = await now.readAnew()
  const open = openRound(roundsIn(working), today)
  const round = open !== undefined && (open.on === today || textSaid(asked, 'round') !== 'new') ? open : undefined
  const letter = textSaid(asked, 'letter')
  const before = letter === '' ? undefined : round && unfinishedIn(round).find(({ name }) => name === letter)
  if (letter !== '' && before === undefined) throw new CannotRun(words.say('start.assess.rate.noLetter', { letter }))
  const role = before === undefined ? rolesToChoose(working).find(({ value }) => value === textSaid(asked, 'role'))?.value : before.role
  const key = ratings.begin({ on: round?.on ?? today, name: before?.name, role, answered: new Map() })
  return { go: toRate(key, before === undefined ? 0 : firstOpen(answersOf(before))), instead: true }
}

/** Saves what somebody said of one area, and says where they go from there. */
export async function rateArea(asked: Asked): Promise<Done> {
  const { now, words, said, ratings } = asked
  const key = textSaid(asked, 'seat')
  const sitting = ratings.find(key)
  if (sitting === undefined) throw new CannotRun(words.say('start.assess.rate.over'))
  const n = Number(said.area) - 1
  const way = textSaid(asked, 'next')
  if (assessmentAreas[n] === undefined) throw new CannotRun(words.say('start.trouble.notUnderstood'))
  await saveArea(asked, sitting, n, way === 'on')
  const next = way === 'back' ? n - 1 : n + 1
  const goesOn = (way === 'on' || way === 'back') && next < assessmentAreas.length
  // Counting takes a while where the lists are long: once for each person, and not for each area.
  const says = goesOn ? undefined : await keepFigures(now.dir, (await now.read()).working, words)
  const told = says === undefined ? {} : { says }
  if (way === 'here') return { saved: true, ...told }
  if (goesOn) return { go: toRate(key, Math.max(next, 0)), instead: true }
  ratings.end(key)
  const { name } = sitting
  // Somebody who looked in and said nothing has no letter.
  if (name === undefined) return { go: '/assess', instead: true, ...told }
  return { go: `/assess/rate?${way === 'stop' ? 'stopped' : 'done'}=${encodeURIComponent(name)}`, instead: true, ...told }
}

/** @param evenEmpty somebody who goes on without a mark has said that they cannot say */
async function saveArea({ now, words, said, window }: Asked, sitting: Sitting, n: number, evenEmpty: boolean): Promise<void> {
  const area = assessmentAreas[n]!
  const given = (Array.isArray(said.marks) ? (said.marks as unknown[]) : []).map(markSaid)
  const remark = typeof said.remark === 'string' ? said.remark.trim().slice(0, longestRemark) : ''
  const project = await now.readAnew()
  const round = roundsIn(project.working).find(({ on, statements }) => on === sitting.on && statements === askedSet)
  const before = answersOf(round?.raters.find(({ name }) => name === sitting.name)).get(area)
  const isShown = sitting.answered.has(area)
  if (!evenEmpty && !isShown && remark === '' && given.every((mark) => mark === undefined)) return
  // What was answered in an earlier sitting is not shown, so an empty row takes nothing away.
  const marks = wholeArea(
    area,
    wholeArea(area, []).map((_, i) => given[i] ?? before?.marks[i]),
  )
  const comment = remark !== '' ? remark : isShown ? undefined : before?.comment
  const seat = await seatNow(project, sitting.on, sitting.name)
  const person = { name: sitting.name, role: sitting.role, areas: [{ area, marks, comment }] }
  const [name] = await saveMarks(project, seat, [person], words)
  sitting.name = name
  sitting.answered.set(area, { area, marks, comment })
  now.stale(seat.file, window)
}

/** Undefined where nothing was chosen. */
function markSaid(said: unknown): Mark | undefined {
  return ([...allMarks, noMark] as const).find((mark) => mark === said)
}
