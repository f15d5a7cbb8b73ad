import type { IncomingMessage, ServerResponse } from 'node:http'
import { readExisting } from '../bring-in/read-existing.ts'
import { CannotRun } from '../cannot-run.ts'
import { diskTrouble } from '../disk/trouble.ts'
import type { Words } from '../words/words.ts'
import type { Action, Asked, Done } from './actions/action.ts'
import { keepAll, keepAnswer, saveAnswer } from './actions/answer.ts'
import { draftImprovement, readMarksSheet, takeMarksSheet } from './actions/assess.ts'
import { approvePage } from './actions/approve.ts'
import { keepPieces } from './actions/bring-in.ts'
import { bringListIn } from './actions/bring-list.ts'
import { changeComplaint, findComplaints, lookAtComplaint, takeDown } from './actions/complaints.ts'
import { blankVersion, confirmPage, retirePage } from './actions/life.ts'
import { beginCompany, makePage, makeStarters } from './actions/make.ts'
import { publishNow } from './actions/publish.ts'
import { beginRating, rateArea } from './actions/rate.ts'
import { addPerson, askToRead, collectReceipts, signedOnPaper, takePeopleIn } from './actions/readers.ts'
import { takeReading } from './actions/reading.ts'
import { leaveStarter } from './actions/starter.ts'
import { redoLast, undoLast } from './actions/undo.ts'
import { bodyOf, saidIn } from './body.ts'
import type { InTurn } from './turns.ts'

/** Everything that can be done from the browser. */
const actions: Readonly<Record<string, Action>> = {
  'do/answer': saveAnswer,
  'do/keep': keepAnswer,
  'do/keep-all': keepAll,
  'do/approve': approvePage,
  'do/confirm': confirmPage,
  'do/retire': retirePage,
  'do/blank': blankVersion,
  'do/add-person': addPerson,
  'do/take-people': takePeopleIn,
  'do/ask-to-read': askToRead,
  'do/on-paper': signedOnPaper,
  'do/begin': beginCompany,
  'do/make': makePage,
  'do/starters': makeStarters,
  'do/undo': undoLast,
  'do/redo': redoLast,
  'do/publish': publishNow,
  'do/keep-pieces': keepPieces,
  'do/starter': leaveStarter,
  'do/take-down': takeDown,
  'do/change-complaint': changeComplaint,
  'do/look-at-complaint': lookAtComplaint,
  'do/find-complaints': findComplaints,
  'do/bring-in-list': bringListIn,
  'do/reading': takeReading,
  'do/rate-begin': beginRating,
  'do/rate': rateArea,
  'do/take-marks': takeMarksSheet,
  'do/improve': draftImprovement,
}

/** They write nothing that a person has written, and may take a while: nobody who types waits for them. */
const besideOthers: readonly string[] = ['do/publish', 'do/look-at-complaint', 'do/find-complaints']

/** A Word file of 400 pages with pictures is far smaller (bytes). */
const largestFile = 30_000_000

/** Does what a browser asks; known trouble is told in a sentence, and nothing was lost by it. */
export async function doAsked(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { now, changes, brought, ratings, approver, draw }: Pick<Asked, 'now' | 'changes' | 'brought' | 'ratings' | 'approver' | 'draw'>,
  inTurn: InTurn,
): Promise<void> {
  const reply = (status: number, done: Done) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify(done))
  }
  const words = await now.words()
  try {
    const window = String(request.headers['x-window'] ?? '').slice(0, 40)
    if (path === 'do/bring') {
      const name = nameSaid(request, words)
      brought.found = await readExisting(name, await bodyOf(request, largestFile, words), words)
      return reply(200, { go: '/bring' })
    }
    if (path === 'do/read-marks') {
      const name = nameSaid(request, words)
      return reply(200, await readMarksSheet(name, await bodyOf(request, largestFile, words), now, ratings, words))
    }
    if (path === 'do/bring-list') {
      brought.list = { name: nameSaid(request, words), bytes: await bodyOf(request, largestFile, words) }
      return reply(200, { go: '/numbers/complaints/bring-in?look=yes' })
    }
    if (path === 'do/read-people') {
      brought.people = { name: nameSaid(request, words), bytes: await bodyOf(request, largestFile, words) }
      return reply(200, { go: '/life/readers?people=look' })
    }
    if (path === 'do/receipts') {
      const handed = { name: nameSaid(request, words), bytes: await bodyOf(request, largestFile, words) }
      return reply(200, await inTurn(() => collectReceipts(handed, now, brought, words)))
    }
    const action = Object.hasOwn(actions, path) ? actions[path] : undefined
    if (action === undefined) throw new CannotRun(words.say('start.trouble.notUnderstood'))
    const said = await saidIn(request, words)
    const act = async () => action({ now, project: await now.read(), words, changes, brought, ratings, approver, said, window, draw })
    reply(200, await (besideOthers.includes(path) ? act() : inTurn(act)))
  } catch (error) {
    const says = error instanceof CannotRun ? error.message : diskTrouble(error)
    if (says === undefined) throw error
    // What the disk refused may be refused again: the answer stays in the browser until it is saved.
    reply(409, { says, saved: false })
  }
}

/** @throws {CannotRun} where it is none that a page of ours would send */
function nameSaid({ headers }: IncomingMessage, words: Words): string {
  try {
    return decodeURIComponent(String(headers['x-name'] ?? '')).slice(0, 200)
  } catch {
    throw new CannotRun(words.say('start.trouble.notUnderstood'))
  }
}
