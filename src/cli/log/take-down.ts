import pc from 'picocolors'
import { isAnswered, isToSettle } from '../../records/progress.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import { saving } from '../walk/asking.ts'
import { atMargin } from '../walk/show.ts'
import { Stopped } from '../walk/terminal.ts'
import { saysNo } from '../walk/walk-in-terminal.ts'
import { askEach, columnOf, isSo, Left, type Key, type Talk } from './asking.ts'
import { rounds } from './rounds.ts'
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
  if (how !== 'ended' && !holdsWords(talk.complaint)) return terminal.say(`\n${words.say('log.take.nothing')}`)
  if (how === 'left' && !(await isKept(talk))) return terminal.say(words.say('log.take.thrownAway'))
  // Where the terminal is gone, nobody could press Enter to try again.
  const reference = await (how === 'stopped' ? add(talk.complaint) : saving(() => add(talk.complaint), talk))
  terminal.say()
  if (how !== 'ended') return terminal.say(atMargin(words.say('log.take.half', { reference }), 0))
  terminal.say(pc.green(pc.bold(words.say(isToSettle(talk.complaint) ? 'log.take.tellThem' : 'log.take.kept', { reference }))))
  if (talk.complaint.severity === '4') terminal.say(pc.red(words.say('log.take.now')))
  tellWhatIsLeft({ ...talk.complaint, reference }, talk)
}

/** Asks it all, round by round. Says how the talk came to its end. */
async function talkThrough(talk: Talk): Promise<'ended' | 'left' | 'stopped'> {
  try {
    await askRound(rounds.hear, talk, { received: talk.now })
    const { onTheSpot, received, receivedBy } = talk.complaint
    if (onTheSpot) await askRound(rounds.settle, talk, known({ settled: received, decidedBy: receivedBy }))
    else if (isToSettle(talk.complaint)) await askRound(rounds.promise, talk)
    if (await isSo(talk.words.say('log.take.more'), talk)) await askRound(rounds.more, talk)
    return 'ended'
  } catch (error) {
    if (error instanceof Left) return 'left'
    if (error instanceof Stopped) return 'stopped'
    throw error
  }
}

/** Asks a round's questions, but for those that were answered before it. */
export async function askRound(round: (complaint: Complaint) => readonly Key[], talk: Talk, suggested: Complaint = {}): Promise<void> {
  const before = talk.complaint
  await askEach(() => round(talk.complaint).filter((key) => !isAnswered(before[key])), talk, suggested)
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
