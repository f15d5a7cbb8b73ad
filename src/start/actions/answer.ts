import { CannotRun } from '../../cannot-run.ts'
import { same, type Answer } from '../../walk/answers.ts'
import { answerTo, askedOn, type Asked as AskedQuestion, type Page } from '../../walk/page.ts'
import { sumsLeftBehind } from '../../walk/sums-left.ts'
import { controlFor, type Control } from '../controls.ts'
import { answerPosted } from '../posted.ts'
import { linesOf, nameOf, remarkViews, type RemarkView } from '../question.ts'
import { readingsIn } from '../readings.ts'
import { railView } from '../screens/write.ts'
import type { Words } from '../../words/words.ts'
import { undoViews } from '../undo-views.ts'
import { toWrite } from '../ways.ts'
import { noteSaved, textSaid, walkNamed, type Asked, type Done } from './action.ts'

/** Saves an answer as it stands in a form, and says what is to be said of it now. */
export async function saveAnswer(asked: Asked): Promise<Done> {
  const walk = await walkNamed(asked)
  const { words, said, changes } = asked
  const key = textSaid(asked, 'key')
  const question = walk.page().questions.find((one) => one.key === key)
  if (question === undefined) throw new CannotRun(words.say('start.trouble.noQuestion', { key }))
  const answer = answerPosted(question.field, said.answer, walk.page().project.working)
  const before = answerTo(walk.page(), key)
  let outcome = await walk.answer([key], answer, { answer: (said.was ?? undefined) as Answer | undefined })
  // No conflict with somebody who wrote the same, nor with ourselves: a window may close before it hears that its answer arrived.
  const own = [said.answer, ...(Array.isArray(said.sent) ? (said.sent as unknown[]) : [])]
  const { theirs } = outcome
  if (theirs && own.some((one) => same(answerPosted(question.field, one, walk.page().project.working), theirs.answer)))
    outcome = await walk.answer([key], answer)
  const page = walk.page()
  const now = askedOn(page).find((one) => one.key === key)!
  noteSaved(asked, walk, outcome, nameOf(now), textSaid(asked, 'sitting'))
  return {
    saved: outcome.saved,
    says: words.say(outcome.saved ? 'start.saved' : 'start.notSaved'),
    was: now.answer ?? null,
    state: now.state,
    remarks: asked.draw('remarks', {
      remarks: [
        ...remarkViews(outcome.saved ? remarksNow(now) : outcome.remarks),
        ...(question.field?.shows === 'ladder' && outcome.saved ? sumsLeft(page, key, before) : []),
      ],
    }),
    marks: remarkViews(outcome.saved ? now.remarks : outcome.remarks)
      .filter(({ severity }) => severity === 'error')
      .map(({ at, typed, message }) => ({ at, typed, message })),
    readings: readingsIn(question.field, answer, key, words),
    next: nextOnLadder(controlFor(now, page), words),
    rail: asked.draw('rail', { rail: railView(page, key) }),
    undo: undoViews(changes, asked.project, words),
    ...(outcome.theirs && { theirs: { lines: linesOf(outcome.theirs.answer), was: outcome.theirs.answer ?? null } }),
  }
}

/** Whoever changes a limit is told where the old one is still spoken of: no check can know what is meant there. */
function sumsLeft(page: Page, key: string, before: Answer | undefined): RemarkView[] {
  return sumsLeftBehind(page, key, before).map(({ question, sum }) => ({
    severity: 'gap',
    message: page.words.say('start.write.sums', { question: nameOf(question), sum }),
    fix: '',
    at: key,
    typed: '',
    href: toWrite(page.path, question.key),
  }))
}

/** Who would stand on one more step of a ladder, and what the button for it says. */
function nextOnLadder({ next }: Control, words: Words): { roles: string; says: string } {
  return next
    ? { roles: next.roles, says: words.say('start.row.nextRung', { title: next.title }) }
    : { roles: '', says: words.say('start.row.rung') }
}

/** Of an answer that is still being given, only what is wrong in it is worth saying. */
function remarksNow({ remarks, answer }: AskedQuestion): AskedQuestion['remarks'] {
  return answer === undefined ? [] : remarks
}

/** Says that a starter answer is right as it is. */
export async function keepAnswer(asked: Asked): Promise<Done> {
  const walk = await walkNamed(asked)
  const key = textSaid(asked, 'key')
  const outcome = await walk.keep(key)
  const question = walk.page().questions.find((one) => one.key === key)
  noteSaved(asked, walk, outcome, question ? nameOf(question) : key, 'keep')
  return { go: textSaid(asked, 'go') }
}

/** Says of all starter answers of a page that they are right: somebody has read it in one go. */
export async function keepAll(asked: Asked): Promise<Done> {
  const walk = await walkNamed(asked)
  const ours = askedOn(walk.page()).filter(({ state }) => state === 'ours')
  const sitting = `all of ${walk.page().path}`
  for (const { key } of ours) noteSaved(asked, walk, await walk.keep(key), asked.words.say('start.write.all'), sitting)
  return { go: textSaid(asked, 'go') }
}
