import pc from 'picocolors'
import { missingIn } from '../../records/missing.ts'
import { dayOfMoment } from '../../records/moment.ts'
import { isOpen, progressOf } from '../../records/progress.ts'
import { rounds } from '../../records/rounds.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import { chosen } from '../../walk/choices.ts'
import { saving, tellChoices } from '../walk/asking.ts'
import { notInList } from '../walk/not-in-list.ts'
import { atMargin } from '../walk/show.ts'
import { Stopped } from '../walk/terminal.ts'
import { askEach, isSo, Left, lineTyped, type Talk } from './asking.ts'
import { tellComplaint, tellMissing, tellWhatIsLeft } from './show.ts'
import { askRound } from './take-down.ts'

/** A talk about a complaint that stands in the list already: each answer goes into the file at once. */
export interface Update extends Talk {
  keep(change: Complaint): Promise<void>
  /** Adds a line to what has been done, behind what stands there by then. */
  addStep(line: string): Promise<void>
  /** What the customer waits for longer than was said; empty where nothing is late. */
  late: string
  /** The role that writes, where it was given. */
  by: string | undefined
}

/** Shows how far a complaint is and what it lacks, and asks what comes next. Returns true where something was written. */
export async function update(talk: Update): Promise<boolean> {
  const { terminal, words } = talk
  const before = talk.row
  tellComplaint(before, talk)
  if (talk.late !== '') terminal.say(pc.red(words.say('log.update.late', { what: talk.late })))
  tellMissing(before, talk)
  terminal.say()
  terminal.say(pc.dim(atMargin(words.say('log.update.keys'), 0)))
  try {
    await askNext(talk)
  } catch (error) {
    if (!(error instanceof Left || error instanceof Stopped)) throw error
    terminal.say()
  }
  const hasChanged = talk.row !== before
  terminal.say()
  terminal.say(hasChanged ? pc.green(words.say(`log.far.${progressOf(talk.row)}`)) : words.say('log.update.nothing'))
  if (hasChanged) tellWhatIsLeft(talk.row, talk)
  return hasChanged
}

async function askNext(talk: Update): Promise<void> {
  const { words } = talk
  // What should have been asked when it came in.
  const missed = missingIn(talk.row)
  await askEach(() => rounds.hear(talk.row).filter((key) => missed.includes(key)), talk)
  if (isOpen(talk.row)) await askRound(rounds.promise, talk)
  if (progressOf(talk.row) === 'closed') {
    if (await isSo(words.say('log.update.closed'), talk)) await askStep(talk)
    return
  }
  await askStep(talk)
  if (isOpen(talk.row)) {
    if (!(await isSo(words.say('log.update.settled'), talk))) return askEach(() => ['nextUpdate'], talk)
    await askRound(rounds.settle, talk, { settled: talk.now, onTheSpot: false })
  } else await askRound(rounds.settle, talk)
  if (talk.row.sort !== 'question' && !isOpen(talk.row)) await askRound(rounds.after, talk)
}

/** What has been done since, and what the customer was told: one line with its day and who did it. */
async function askStep(talk: Update): Promise<void> {
  const { terminal, words, setting } = talk
  terminal.say()
  terminal.say(pc.bold(words.say('log.update.step')))
  terminal.say(pc.dim(atMargin(words.say('log.update.stepHint'), 0)))
  const step = await lineTyped(talk)
  if (['', '-', '<'].includes(step)) return
  const who = talk.by ?? (await whoDid(talk))
  const title = setting.known('role').find(({ name }) => name === who)?.title
  const day = dayOfMoment(talk.now)
  await saving(() => talk.addStep(title === undefined ? `${day}: ${step}` : `${day}, ${title}: ${step}`), talk)
}

async function whoDid(talk: Update): Promise<string | undefined> {
  const { terminal, words, setting } = talk
  const choices = setting.known('role').map(({ name, title }) => ({ value: name, title }))
  if (choices.length === 0) return undefined
  terminal.say(pc.bold(words.say('log.update.who')))
  tellChoices(choices, [], talk)
  for (;;) {
    const typed = await lineTyped(talk)
    if (['', '-', '<'].includes(typed)) return undefined
    const meant = chosen(typed, choices)
    if (choices.some(({ value }) => value === meant)) return meant
    terminal.say(notInList(typed, choices, words))
  }
}
