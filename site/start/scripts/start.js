import { ask } from './ask.js'
import { listenToComplaints } from './complaints.js'
import { listenToActions, saidBefore } from './do.js'
import { listenToFinds } from './find.js'
import { listenToForms } from './form.js'
import { listenToDisk, listenToPage } from './live.js'
import { listenToRating } from './rate.js'
import { listenToRows, showPicked } from './rows.js'
import { beginQuestions, edited, isEdited, keepsHere, saveAll, sendOff } from './save.js'
import { tell, tellTrouble } from './tell.js'
import { listenToTools } from './tools.js'
import { say } from './words.js'

const questionOf = (element) => element.closest('.question')

/** Boxes grow with what is typed into them. */
function grow(text) {
  text.style.height = 'auto'
  text.style.height = `${text.scrollHeight + 2}px`
}

/** How many boxes have been ticked: whoever was ticked last stands last. */
let ticked = 1000

for (const type of ['input', 'change'])
  document.addEventListener(type, ({ target }) => {
    if (target.matches('textarea')) grow(target)
    if (type === 'input' && target.type === 'checkbox' && target.checked) target.dataset.n = String(++ticked)
    if (target.closest('.pick')) showPicked(target.closest('.pick').parentElement)
    const question = questionOf(target)
    if (question && !target.matches('.find')) edited(question)
  })

/** Goes on: what was typed is saved first, and a suggestion that was left as it is becomes theirs. */
async function goOn(href) {
  const asked = [...document.querySelectorAll('.question')]
  const untouched = asked.filter((question) => question.dataset.state === 'ours' && !isEdited(question))
  tell(say('moment'))
  if (!(await saveAll()) || keepsHere()) return
  try {
    for (const { dataset } of untouched)
      if (dataset.state === 'ours') await ask('keep', JSON.stringify({ file: dataset.file, key: dataset.key }))
  } catch (error) {
    return tellTrouble(error)
  }
  location.assign(href)
}

document.addEventListener('click', async (event) => {
  const next = event.target.closest('[data-go="next"]')
  if (next) return goOn(next.dataset.href)
  const chip = event.target.closest('[data-suggests]')
  if (chip) return takeSuggestion(chip)
  const copy = event.target.closest('[data-copy]')
  if (copy) {
    await navigator.clipboard.writeText(copy.dataset.copy)
    return tell(say('copied'))
  }
  const width = event.target.closest('[data-width]')
  if (width) return showWidth(width)
  // Whoever leaves takes nothing unsaved away.
  const link = event.target.closest('a[href]')
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0
  if (
    link &&
    isPlain &&
    link.target === '' &&
    !link.hasAttribute('download') &&
    [...document.querySelectorAll('.question')].some(isEdited)
  ) {
    event.preventDefault()
    await saveAll()
    location.assign(link.href)
  }
})

function takeSuggestion(chip) {
  const question = questionOf(chip)
  question.querySelector('[data-shape="list"] > [data-row="add"]').click()
  document.activeElement.value = chip.dataset.suggests
  chip.disabled = true
  edited(question)
}

function showWidth(button) {
  const screen = document.querySelector('.beside .screen')
  screen.className = `screen as-${button.dataset.width}`
  for (const one of document.querySelectorAll('[data-width]')) one.setAttribute('aria-pressed', String(one === button))
}

/** What a page cannot bring along: how high boxes are, and what is ticked in closed lists. */
function dress(within) {
  for (const text of within.querySelectorAll('textarea')) grow(text)
  showPicked(within)
}

document.addEventListener('drawn', ({ target }) => dress(target))
listenToRows((list) => {
  const question = questionOf(list)
  for (const text of list.querySelectorAll('textarea')) grow(text)
  if (question) edited(question)
})
document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, isComposing } = event
  if (key !== 'Enter' || isComposing) return
  // Enter in a line of a question goes on, as in a terminal; in a row of a list it has made another row by now.
  const isLine = target.matches('.question input:not([type="search"])') && !event.defaultPrevented
  if (ctrlKey || metaKey || isLine) document.querySelector('[data-go="next"]')?.click()
})
listenToComplaints()
listenToActions()
listenToForms()
listenToTools()
listenToFinds()
listenToPage()
dress(document)
// Until now a press would have been lost.
document.getElementById('Main').inert = false
listenToRating()
document.querySelector('.not-loaded').remove()
saidBefore()
// On a small screen the way through the questions would push the question out of sight.
if (matchMedia('(max-width: 60rem)').matches) for (const fold of document.querySelectorAll('.rail-fold')) fold.open = false
void beginQuestions()
listenToDisk((question) => !isEdited(question) && !question.contains(document.activeElement))
addEventListener('pagehide', sendOff)
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && sendOff())
const first = document.querySelector('.question [data-shape] :is([data-value], input:not(.find), summary, .add)')
if (matchMedia('(pointer: fine)').matches && document.body.matches('.start-write')) {
  ;(first ?? document.querySelector('main h1'))?.focus()
  // Whoever types at once types on, and not in front of what is there.
  if (first?.matches('textarea, input[type="text"]')) first.setSelectionRange(first.value.length, first.value.length)
}
