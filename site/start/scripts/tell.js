import { NotAnswered } from './ask.js'
import { element, say } from './words.js'

/** Says in a word whether everything is in its file. */
export function tell(says) {
  document.getElementById('Kept').textContent = says
}

function showTrouble(says) {
  const box = document.getElementById('Trouble')
  box.replaceChildren(element('p', says))
  box.hidden = false
}

/** Offers to do it once more, beside what is said of it. */
export function offerAgain(again) {
  const button = element('button', say('again'), 'button is-second')
  button.type = 'button'
  button.addEventListener('click', again)
  document.getElementById('Trouble').append(button)
}

export function hideTrouble() {
  document.getElementById('Trouble').hidden = true
}

/** Says why the server did not do what it was asked to; anything else is our own mistake. */
export function tellTrouble(error) {
  if (!(error instanceof NotAnswered)) throw error
  showTrouble(error.status === 0 ? say('gone') : error.status === 403 ? say('stranger') : error.message)
}
