import { answerOf } from './answers.js'
import { ask, NotAnswered } from './ask.js'
import { showConflict } from './conflict.js'
import { fill } from './fill.js'
import { allNoted, forget, note, noted } from './journal.js'
import { refreshPage } from './live.js'
import { mark, show } from './remarks.js'
import { hideTrouble, offerAgain, tell, tellTrouble } from './tell.js'
import { element, say } from './words.js'

/** Somebody stops typing for so long: then it is saved, and the page beside shows it (milliseconds). */
const pause = 450

/** How long a server that is not there is left alone before it is tried again (milliseconds). */
const patience = 2000

/** More than the server takes (letters). */
const longest = 1_900_000

/** Answers of which nobody has said that they arrived; more are not told apart (answers). */
const mostSent = 5

/** What is known of each question on the screen. */
const states = new WeakMap()

function stateOf(question) {
  if (!states.has(question))
    states.set(question, { seen: formOf(question), timer: 0, saving: undefined, sent: [], sitting: Math.random().toString(36) })
  return states.get(question)
}

function formOf(question) {
  return JSON.stringify(answerOf(question).answer)
}

const allQuestions = () => [...document.querySelectorAll('.question')]

/** True where something was typed that is not in the file yet. */
export function isEdited(question) {
  return formOf(question) !== stateOf(question).seen
}

/** Begins to watch the questions on the screen, and brings back what was typed before the window closed. */
export async function beginQuestions() {
  for (const question of allQuestions()) {
    const { file, key } = question.dataset
    const state = stateOf(question)
    const typed = noted(file, key)
    if (typed === undefined) continue
    fill(question.querySelector('[data-shape]'), typed.answer)
    // It arrived after all; only we were gone by the time that was said.
    if (!isEdited(question)) {
      forget(file, key)
      continue
    }
    question.dataset.was = JSON.stringify(typed.was)
    state.sent = typed.sent
    if (await save(question)) tell(say('restored'))
  }
  await saveOthers()
}

/** Saves what was typed to questions that are not on the screen: whoever starts again need not look for them. */
async function saveOthers() {
  const here = allQuestions().map(({ dataset }) => `${dataset.file}#${dataset.key}`)
  for (const { file, key, typed } of allNoted().filter((one) => !here.includes(`${one.file}#${one.key}`))) {
    // What cannot be saved is shown where it was typed.
    const said = await ask('answer', JSON.stringify({ file, key, ...typed })).catch(() => undefined)
    if (!said?.saved) continue
    forget(file, key)
    tell(say('restored'))
  }
}

/** Saves a question once nobody types any more. */
export function edited(question) {
  const state = stateOf(question)
  clearTimeout(state.timer)
  // While somebody is to choose between two answers, theirs is only kept here.
  if (state.conflict) return void keep(question)
  if (isEdited(question)) tell(say('saving'))
  state.timer = setTimeout(() => save(question), pause)
}

/** Saves everything that is not saved yet. True where all of it could be. */
export async function saveAll() {
  const saved = await Promise.all(allQuestions().map(save))
  return saved.every(Boolean)
}

/**
 * True where something wrong was typed on this screen and nobody has been kept here for it yet: whoever goes on at once
 * would not see what was said of it. A second press goes on.
 */
export function keepsHere() {
  const found = allQuestions().filter((question) => {
    const state = stateOf(question)
    const isNew = Boolean(state.wrong) && state.wrong !== state.shown
    state.shown = state.wrong
    return isNew
  })
  const first = found[0]?.querySelector('[aria-invalid]') ?? found[0]?.querySelector('[data-part="remarks"]')
  first?.scrollIntoView({ block: 'center' })
  first?.focus?.()
  return found.length > 0
}

/** What is still unsaved when the window closes is sent on its way, and kept here in case it does not arrive. */
export function sendOff() {
  for (const question of allQuestions()) if (isEdited(question) && !stateOf(question).conflict) void save(question, { keepalive: true })
}

/** Saves a question. True where what stands in the form stands in the file. */
export async function save(question, options = {}) {
  const state = stateOf(question)
  clearTimeout(state.timer)
  // One after the other: an older answer must not arrive last.
  if (state.saving && !options.keepalive) await state.saving
  // Back to what the file says: that is to be heard too, since what was refused in between is still told of.
  if (!isEdited(question) && !state.refused) return true
  if (state.conflict) return false
  state.saving = send(question, state, options).finally(() => (state.saving = undefined))
  return state.saving
}

/** Keeps in this browser what was typed, and returns it. */
function keep(question) {
  const { file, key } = question.dataset
  const { sent } = stateOf(question)
  const typed = { answer: answerOf(question).answer, was: JSON.parse(question.dataset.was), sent }
  note(file, key, typed)
  return typed
}

async function send(question, state, options) {
  const { file, key } = question.dataset
  const { answer, places } = answerOf(question)
  const form = JSON.stringify(answer)
  if (form.length > longest) {
    state.refused = true
    return refuse(question, say('tooLarge'))
  }
  const body = JSON.stringify({ file, key, ...keep(question), sitting: state.sitting })
  // Until it is heard that this has arrived, it may stand in the file or not.
  state.sent = [...state.sent.filter((one) => JSON.stringify(one) !== form), answer].slice(-mostSent)
  keep(question)
  tell(say('saving'))
  let said
  try {
    said = await ask('answer', body, undefined, options.keepalive ? { keepalive: body.length < 60_000 } : {})
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error
    return notSaved(question, error)
  }
  hideTrouble()
  // Something newer is on its way, and what is said of that counts.
  if (JSON.stringify(state.sent.at(-1)) !== form) return true
  state.sent = []
  state.refused = !said.saved
  if (said.theirs) return letChoose(question, state, said.theirs, answer)
  mark(question, places, said)
  state.wrong = said.marks.map(({ message }) => message).join('\n')
  tell(said.says)
  if (!said.saved) return false
  state.seen = form
  question.dataset.was = JSON.stringify(said.was)
  question.dataset.state = said.state
  forget(file, key)
  show(question, said)
  void refreshPage()
  return true
}

function refuse(question, says) {
  question.querySelector('[data-part="remarks"]').replaceChildren(element('div', says, 'remark is-error'))
  tell(say('notYet'))
  return false
}

/** The answer stays here until it can be saved; where the server is only gone for a while, it is tried again by itself. */
function notSaved(question, error) {
  tell(say('notYet'))
  tellTrouble(error)
  if (error.status === 0) setTimeout(() => void save(question), patience)
  else offerAgain(() => save(question))
  return false
}

/** Somebody else said something else meanwhile: until a person has chosen, neither answer takes the other's place. */
function letChoose(question, state, theirs, mine) {
  state.conflict = true
  tell(say('notYet'))
  const keepMine = () => {
    state.conflict = false
    question.dataset.was = JSON.stringify(theirs.was)
    void save(question)
  }
  const takeTheirs = () => {
    // From here on ours is neither saved nor kept, also when the window closes for the reload.
    clearTimeout(state.timer)
    forget(question.dataset.file, question.dataset.key)
    location.reload()
  }
  showConflict(question, theirs, mine, keepMine, takeTheirs)
  return false
}
