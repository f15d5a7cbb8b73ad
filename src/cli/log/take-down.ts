import pc from 'picocolors'
import { isAnswered, isToSettle } from '../../records/progress.ts'
import { rounds } from '../../records/rounds.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import { saving } from '../walk/asking.ts'
import { atMargin } from '../walk/show.ts'
import { Stopped } from '../walk/terminal.ts'
import { saysNo } from '../walk/says-yes.ts'
import { askEach, columnOf, isSo, Left, type Key, type Talk } from './asking.ts'
import { tellWhatIsLeft } from './show.ts'

/**
 * Takes down one complaint, comment or word of praise. Whoever leaves in the middle keeps what they have typed, unless
 * they say that it may go.
 *
 * @param add adds it to the list, and gives it its reference
 */
export async function takeDown(talk: Talk, add: (complaint: Complaint) => Promise<string>): Promise<void> {
  const { terminal, words } = talk
  terminal.say(pc.bold(words.say('log.take.title')))
  terminal.say(pc.dim(atMargin(words.say('log.take.keys'), 0)))
  const how = await talkThrough(talk)
  if (how !== 'ended' && !holdsWords(talk.row)) return terminal.say(`\n${words.say('log.take.nothing')}`)
  if (how === 'left' && !(await isKept(talk))) return terminal.say(words.say('log.take.thrownAway'))
  // Where the terminal is gone, nobody could press Enter to try again.
  const reference = await (how === 'stopped' ? add(talk.row) : saving(() => add(talk.row), talk))
  terminal.say()
  if (how !== 'ended') return terminal.say(atMargin(words.say('log.take.half', { reference }), 0))
  terminal.say(pc.green(pc.bold(words.say(isToSettle(talk.row) ? 'log.take.tellThem' : 'log.take.kept', { reference }))))
  if (talk.row.severity === '4') terminal.say(pc.red(words.say('log.take.now')))
  tellWhatIsLeft({ ...talk.row, reference }, talk)
}

/** Asks it all, round by round. Says how the talk came to its end. */
async function talkThrough(talk: Talk): Promise<'ended' | 'left' | 'stopped'> {
  try {
    await askRound(rounds.hear, talk, { sort: 'complaint', received: talk.now })
    const { onTheSpot, received, receivedBy } = talk.row
    if (onTheSpot) {
      // Whoever took it decided, and asked nobody.
      talk.row = { ...talk.row, ...known({ decidedBy: talk.row.decidedBy ?? receivedBy }) }
      await askRound(settledThere, talk, known({ settled: received }))
    } else if (isToSettle(talk.row)) await askRound(rounds.promise, talk)
    if (await isSo(talk.words.say('log.take.more'), talk)) await askRound(rounds.more, talk)
    return 'ended'
  } catch (error) {
    if (error instanceof Left) return 'left'
    if (error instanceof Stopped) return 'stopped'
    throw error
  }
}

/** What is noted of what was settled there and then. */
function settledThere(complaint: Complaint): Key[] {
  const ofOthers: readonly Key[] = ['asked', 'granted', 'decidedBy']
  return rounds.settle(complaint).filter((key) => !ofOthers.includes(key) || (key === 'decidedBy' && complaint.receivedBy === undefined))
}

/** Asks a round's questions, but for those that were answered before it. */
export async function askRound(round: (complaint: Complaint) => readonly Key[], talk: Talk, suggested: Complaint = {}): Promise<void> {
  const before = talk.row
  await askEach(() => round(talk.row).filter((key) => !isAnswered(before[key])), talk, suggested)
}

/** Without what nobody has said. */
function known(complaint: { [K in Key]?: Complaint[K] | undefined }): Complaint {
  return Object.fromEntries(Object.entries(complaint).filter(([, value]) => isAnswered(value)))
}

/** True where somebody typed words of their own: an hour and a sort alone lead nobody back to the customer. */
function holdsWords(complaint: Complaint): boolean {
  return (Object.keys(complaint) as Key[]).some((key) => columnOf(key).type === 'text' && isAnswered(complaint[key]))
}

/** Whatever is no clear no keeps it: nothing that somebody told is thrown away by a slip. */
async function isKept({ terminal, words }: Talk): Promise<boolean> {
  terminal.say()
  terminal.say(pc.bold(words.say('log.take.keep')))
  const typed = await terminal.ask('› ').catch(() => '')
  return !saysNo(typed, { words })
}
