import { ask } from './ask.js'
import { tell, tellTrouble } from './tell.js'
import { say } from './words.js'

/** What was chosen and written and is not known to be saved, kept for a reload in this tab alone, and for this sitting alone. */
const keptAs = 'rating'
const keepHere = () => {
  try {
    sessionStorage.setItem(keptAs, bodyOf('here'))
  } catch {
    // A browser that keeps nothing: it is still on the screen.
  }
}
const forgetHere = () => {
  try {
    sessionStorage.removeItem(keptAs)
  } catch {
    // As above.
  }
}

/** Sending an area is under way: two presses are one. */
let isBusy = false
/** Whether something was chosen or written that is not in its file yet. */
let isEdited = false

const form = () => document.querySelector('form[data-rates]')
const chosenIn = (statement) => statement.querySelector('input:checked')?.value ?? ''

/** The marks of one area: kept when somebody goes on, goes back, stops, or closes the window. */
export function listenToRating() {
  if (!form()) return forgetHere()
  bringBack()
  document.addEventListener('click', ({ target }) => {
    const { next } = target.closest('form[data-rates] [data-next]')?.dataset ?? {}
    if (next) void send(next)
  })
  form().addEventListener('submit', (event) => {
    event.preventDefault()
    void goOn()
  })
  form().addEventListener('input', () => {
    isEdited = true
    keepHere()
    form().querySelector('.unmarked').textContent = ''
  })
  const keep = () => {
    if (isEdited && !isBusy) ask('rate', bodyOf('here'), undefined, { keepalive: true }).then(() => (isEdited = false), tellTrouble)
  }
  addEventListener('pagehide', keep)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep())
  // A browser may bring a page back as it was: by then the device may be in other hands.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  if (matchMedia('(pointer: fine)').matches) form().querySelector('input')?.focus({ preventScroll: true })
}

/** After a reload, what was not known to be saved is there again. Of another area or another person, nothing is. */
function bringBack() {
  const { seat, area } = form().dataset
  let kept
  try {
    kept = JSON.parse(sessionStorage.getItem(keptAs) ?? 'null')
  } catch {
    // Nothing that can be read is nothing.
  }
  if (kept?.seat !== seat || kept.area !== Number(area)) return forgetHere()
  for (const [i, statement] of [...form().querySelectorAll('.statement')].entries())
    for (const mark of statement.querySelectorAll('input'))
      mark.checked = kept.marks[i] === mark.value || (mark.checked && kept.marks[i] === '')
  form().elements.remark.value = kept.remark
  isEdited = true
}

/** Goes on; where sentences are left without a mark, only after saying so once. */
function goOn() {
  const open = [...form().querySelectorAll('.statement')].filter((one) => one.dataset.kept !== 'true' && chosenIn(one) === '')
  const says = form().querySelector('.unmarked')
  if (open.length === 0 || says.textContent !== '') return send('on')
  says.textContent = (open.length === 1 ? says.dataset.one : says.dataset.several).replace('{n}', String(open.length))
  open[0].querySelector('input').focus()
}

function bodyOf(next) {
  const { seat, area } = form().dataset
  const marks = [...form().querySelectorAll('.statement')].map(chosenIn)
  return JSON.stringify({ seat, area: Number(area), marks, remark: form().elements.remark.value, next })
}

async function send(next) {
  if (isBusy) return
  isBusy = true
  tell(say('moment'))
  try {
    const { go } = await ask('rate', bodyOf(next))
    isEdited = false
    forgetHere()
    // Nothing of what was said stays behind for whoever steps back.
    location.replace(go)
  } catch (error) {
    isBusy = false
    tell('')
    tellTrouble(error)
  }
}
