import { ask } from './ask.js'
import { saveAll } from './save.js'
import { tell, tellTrouble } from './tell.js'
import { say } from './words.js'

/** What each action sends along; most of them what their form holds. */
const bodies = {
  'keep-all': (form) => ({ file: form.dataset.file, go: form.dataset.go }),
  'keep-pieces': (form) => ({ level: Number(form.dataset.level), pieces: piecesIn(form) }),
  'ask-to-read': (form) => withTicked(form, ['roles', 'places', 'pages']),
  'on-paper': (form) => withTicked(form, ['people']),
  undo: () => ({ here: location.pathname + location.search }),
  redo: () => ({ here: location.pathname + location.search }),
}

function piecesIn(form) {
  return [...form.querySelectorAll('.piece')]
    .filter((piece) => piece.querySelector('[data-piece="keep"]').checked)
    .map((piece) => ({
      n: Number(piece.dataset.n),
      title: piece.querySelector('[data-piece="title"]').value,
      area: piece.querySelector('[data-piece="area"]').value,
    }))
}

/** What a form holds, with everything that is ticked under some of its names. */
function withTicked(form, names) {
  const said = new FormData(form)
  return { ...Object.fromEntries(said), ...Object.fromEntries(names.map((name) => [name, said.getAll(name)])) }
}

/** Buttons and forms that do something. */
export function listenToActions() {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!form.dataset.do) return
    event.preventDefault()
    void run(form.dataset.do, form)
  })
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-do]')
    if (button) void run(button.dataset.do, button)
  })
}

/** Actions that are being done: two presses are one. */
const busy = new Set()

async function run(what, from) {
  if (busy.has(what)) return
  busy.add(what)
  from.setAttribute('aria-busy', 'true')
  tell(say('moment'))
  try {
    if (what !== 'undo' && !(await saveAll())) return
    if (what === 'undo') await saveAll()
    const body = bodies[what]?.(from) ?? (from instanceof HTMLFormElement ? Object.fromEntries(new FormData(from)) : {})
    const said = from.elements?.file?.files || from.elements?.pasted ? await sendFile(what, from) : await ask(what, JSON.stringify(body))
    from.dispatchEvent(new CustomEvent('said', { detail: said, bubbles: true }))
    show(said, from)
  } catch (error) {
    tellTrouble(error)
    tell('')
  } finally {
    busy.delete(what)
    from.removeAttribute('aria-busy')
  }
}

/** A file that was chosen, or a text that was pasted in its stead. */
function sendFile(what, form) {
  const { pasted, file: chosen } = form.elements
  const file = pasted ? new File([pasted.value], pasted.dataset.name) : chosen.files[0]
  return ask(what, file, { 'content-type': 'application/octet-stream', 'x-name': encodeURIComponent(file.name) })
}

function show({ go, instead, says, refusals, stopped }, from) {
  if (!go) tell('')
  for (const place of document.querySelectorAll('.says')) place.textContent = ''
  for (const { where, says: why } of refusals ?? []) {
    const place = from.querySelector(`[data-about="${where}"]`)
    if (place) place.textContent = why
  }
  if (refusals?.length > 0) from.querySelector('.says:not(:empty)')?.scrollIntoView({ block: 'center' })
  if (stopped) {
    const box = document.querySelector('[data-part="stopped"]')
    box.innerHTML = stopped
    box.hidden = false
    box.querySelector('h2').focus()
  }
  if (says) {
    const place = from.querySelector?.('.says:not([data-about])')
    if (place) place.textContent = says
    else tell(says)
  }
  if (!go) return
  // What was done is said on the page it leads to.
  if (says) sessionStorage.says = says
  if (go === location.pathname + location.search) location.reload()
  else if (instead) location.replace(go)
  else location.assign(go)
}

/** What was said right before this page was opened. */
export function saidBefore() {
  if (!sessionStorage.says) return
  const { says } = sessionStorage
  sessionStorage.removeItem('says')
  const place = document.querySelector('[data-part="kept"]')
  if (!place) return tell(says)
  // Where it was typed, so that whoever sent it sees it there and goes on from there.
  place.textContent = says
  place.scrollIntoView({ block: 'center' })
  place.closest('form')?.querySelector('[type="submit"]')?.focus({ preventScroll: true })
}
