import { ask, NotAnswered } from './ask.js'
import { tellTrouble } from './tell.js'
import { element } from './words.js'

/** Somebody stops typing for so long: then it is looked for, or looked at (milliseconds). */
const pause = 300

/** Forms about complaints, and the list they stand in. */
export function listenToComplaints() {
  document.addEventListener('input', ({ target }) => {
    const form = target.closest('form')
    if (form?.matches('.find-complaints')) return void later(() => find(form))
    if (!form?.matches('.complaint')) return
    // Nobody else's change may clear what is typed here.
    form.dataset.keep = 'yes'
    later(() => look(form))
  })
  document.addEventListener('click', ({ target }) => {
    const now = target.closest('[data-fills]')
    if (now) fillNow(now)
    const turn = target.closest('[data-turn]')
    if (turn) void find(document.querySelector('.find-complaints'), turn.dataset.turn)
    const keeps = target.closest('[data-keeps]')
    if (keeps) choose(keeps)
    const missing = target.closest(':is(.missing, .lacks) a')
    if (missing) showAnswer(document.getElementById(missing.hash.slice(1)))
  })
  // A box in a closed fold has no height until it is opened.
  document.addEventListener('toggle', ({ target }) => target.matches('.group-fold') && drawn(target), true)
  document.addEventListener('said', ({ target, detail }) => {
    if (target.matches('.find-complaints')) showFound(detail)
    if (!target.matches('.complaint')) return
    if (detail.go) delete target.dataset.keep
    if (detail.conflict) showConflict(target, detail)
    // The words come in a moment; the fold they stand in is open by then.
    if (detail.refusals) queueMicrotask(() => showRefusals(target, detail.refusals))
  })
  document.addEventListener('keydown', (event) => {
    const form = event.target.closest('.complaint')
    if (form && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  // What a customer said is kept nowhere but in the log: whoever leaves in the middle is asked.
  addEventListener('beforeunload', (event) => document.querySelector('.complaint[data-keep]') && event.preventDefault())
}

let timer = 0

function later(does) {
  clearTimeout(timer)
  timer = setTimeout(does, pause)
}

function said(form) {
  return JSON.stringify(Object.fromEntries(new FormData(form)))
}

/** Looks for words in the log. What is typed goes into no address: it may be a name. */
async function find(form, at = '1') {
  const typed = form.elements.q.value
  form.toggleAttribute('data-keep', typed !== '')
  const answer = await quietly('find-complaints', JSON.stringify({ q: typed, show: form.elements.show.value, at }))
  // Something else was typed meanwhile, and what is found for that counts.
  if (answer && form.elements.q.value === typed) showFound(answer)
}

function showFound({ found }) {
  document.querySelector('[data-part="found"]').innerHTML = found
}

/** Asks which questions apply to what is said so far, and what is still missing. */
async function look(form) {
  const sent = said(form)
  const answer = await quietly('look-at-complaint', sent)
  if (!answer || said(form) !== sent) return
  for (const one of form.querySelectorAll('[data-answer]')) {
    const isAsked = answer.asked.includes(one.dataset.answer) || (!form.matches('[data-do="take-down"]') && isFilled(one))
    if (isAsked === !one.hidden) continue
    one.hidden = !isAsked
    // What does not apply any more is not said either.
    for (const control of one.querySelectorAll('input, textarea, select')) control.disabled = !isAsked
    if (isAsked) drawn(one)
  }
  for (const fold of form.querySelectorAll('.group-fold')) fold.hidden = !fold.querySelector('[data-answer]:not([hidden])')
  for (const [key, fits] of Object.entries(answer.fits)) fill(form, key, fits)
  for (const control of form.querySelectorAll('[data-filled]')) if (!(control.name in answer.fits)) takeBack(form, control)
  const opens = answer.opens && form.querySelector(`[data-group="${answer.opens}"]`)
  if (opens && !opens.dataset.opened) opens.open = opens.dataset.opened = true
  const missing = form.querySelector('[data-part="missing"]')
  missing.textContent = answer.missing
  missing.hidden = answer.isComplete
  for (const { where, says } of answer.refusals) {
    // While somebody types, half a figure is no mistake yet.
    const place = form.querySelector(`[data-about="${where}"]`)
    if (place && !place.parentElement.contains(document.activeElement)) place.textContent = says
  }
  for (const place of form.querySelectorAll('[data-about]'))
    if (place.dataset.about !== 'step' && !answer.refusals.some(({ where }) => where === place.dataset.about)) right(place)
}

function isFilled(answer) {
  return [...answer.querySelectorAll('input:not([type="radio"]), textarea, select, input:checked')].some(({ value }) => value !== '')
}

/** Asks the server, and keeps quiet where it does not answer: what is sent off in the end tells of it. */
function quietly(what, body) {
  return ask(what, body).catch((error) => {
    if (!(error instanceof NotAnswered)) throw error
    if (what === 'find-complaints') tellTrouble(error)
  })
}

/** Puts an answer where none is yet. */
function fill(form, key, { value, hour }) {
  const [day, time] = [form.elements[key], form.elements[`${key}.hour`]]
  if (!day || day.value !== '' || day.dataset?.filled) return
  set(form, key, value, hour)
  day.dataset.filled = value
  if (time) time.value = hour
}

/** What was put there and does not fit any more goes, unless somebody has said something else meanwhile. */
function takeBack(form, control) {
  if (control.value === control.dataset.filled) set(form, control.name, '', '')
  delete control.dataset.filled
}

function set(form, key, value, hour) {
  const control = form.elements[key]
  if (!control) return
  if (control instanceof RadioNodeList) for (const one of control) one.checked = one.value === value
  else control.value = value
  const time = form.elements[`${key}.hour`]
  if (time) time.value = hour
}

/** This day and hour; where the handbook is worked with on another day, that day. */
function fillNow(button) {
  const form = button.closest('form')
  const two = (n) => String(n).padStart(2, '0')
  const clock = new Date()
  const today = `${clock.getFullYear()}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`
  const [day] = form.dataset.now.split('T')
  set(form, button.dataset.fills, day, day === today ? `${two(clock.getHours())}:${two(clock.getMinutes())}` : '')
  form.elements[button.dataset.fills].dispatchEvent(new Event('input', { bubbles: true }))
}

function showAnswer(control) {
  const fold = control?.closest('details')
  if (fold) fold.open = true
  control?.scrollIntoView({ block: 'center' })
  control?.focus()
}

function showRefusals(form, refusals) {
  for (const { where } of refusals) {
    const fold = form.querySelector(`[data-about="${where}"]`)?.closest('details')
    if (fold) fold.open = true
    const control = form.querySelector(`#A-${where}`)
    if (control && !control.matches('fieldset')) control.setAttribute('aria-invalid', 'true')
  }
  const inOrder = [...form.querySelectorAll('[data-about]')].map(({ dataset }) => dataset.about)
  const lacking = refusals.toSorted((a, b) => inOrder.indexOf(a.where) - inOrder.indexOf(b.where))
  const box = form.querySelector('.lacks')
  box.hidden = lacking.length === 0
  box.querySelector('ul').replaceChildren(...lacking.map(({ where, says }) => wayTo(form, where, says)))
  if (lacking.length > 0) showAnswer(form.querySelector(`#A-${lacking[0].where}`))
}

/** What is wrong with an answer, and the way to it. */
function wayTo(form, where, says) {
  const [entry, link] = [element('li'), element('a', questionOf(form, where))]
  link.href = `#A-${where}`
  entry.dataset.lacks = where
  entry.append(link, ` ${says}`)
  return entry
}

function questionOf(form, where) {
  const asked = form.querySelector(`label[for="A-${where}"], #A-${where} > legend`)
  return asked?.firstChild.textContent.trim() ?? where
}

function right(place) {
  place.textContent = ''
  place.parentElement.querySelector('[aria-invalid]')?.removeAttribute('aria-invalid')
  const box = place.closest('form').querySelector('.lacks')
  box.querySelector(`[data-lacks="${place.dataset.about}"]`)?.remove()
  if (!box.querySelector('li')) box.hidden = true
}

/** Both answers beside each other; what stands in the file now is known from here on. */
function showConflict(form, { conflict, theirs }) {
  const box = form.querySelector('[data-part="conflict"]')
  box.innerHTML = conflict
  box.hidden = false
  box.theirs = theirs
  box.focus()
}

function choose(button) {
  const form = button.closest('form')
  const box = button.closest('[data-part="conflict"]')
  const was = JSON.parse(form.elements.was.value)
  for (const [key, stands] of Object.entries(box.theirs)) {
    was[key] = stands.was
    if (button.dataset.keeps === 'theirs') set(form, key, stands.value, stands.hour)
  }
  form.elements.was.value = JSON.stringify(was)
  box.hidden = true
  form.requestSubmit()
}

function drawn(within) {
  within.dispatchEvent(new Event('drawn', { bubbles: true }))
}
