import { isOurs, pageAt } from './ask.js'
import { patch } from './patch.js'

const frame = () => document.querySelector('iframe[data-live="page"]')

/** Shows a whole page where there is room for it, and beside a question the part that the question is about. */
export function listenToPage() {
  const shown = frame()
  if (!shown) return
  const arrange = () => {
    const page = shown.contentDocument
    if (!page?.body) return
    if (shown.closest('.see')) shown.style.height = `${page.documentElement.scrollHeight}px`
    else showPartFor(document.querySelector('.question'), page)
  }
  shown.addEventListener('load', arrange)
  if (shown.contentDocument?.readyState === 'complete') arrange()
}

/** Enough of an answer to know it by (letters). */
const telling = 12

function showPartFor(question, page) {
  const said = [...(question?.querySelectorAll('[data-value]') ?? [])].map(({ value }) => value.trim().split('\n')[0])
  const wanted = said.find((text) => text?.length >= telling)?.slice(0, 40)
  const holds = (element) => element.textContent.includes(wanted)
  const part = wanted && [...page.querySelectorAll('main *')].findLast(holds)
  part?.scrollIntoView({ block: 'center' })
}

/** Brings the page beside up to date, and what changed into sight. */
export async function refreshPage() {
  const shown = frame()
  const now = shown?.contentDocument?.body
  if (!now) return
  const fresh = await pageAt(shown.contentWindow.location.href)
  if (!fresh) return
  let first
  patch(now, fresh.body, (element) => (first ??= element))
  first?.scrollIntoView({ block: 'nearest' })
}

/**
 * Listens to what changes on the disk: an editor, another window, somebody on the same share.
 *
 * @param mayChange whether a part of the screen may be drawn anew: nobody is typing in it
 */
export function listenToDisk(mayChange) {
  const events = new EventSource('/events')
  events.addEventListener('message', ({ data }) => {
    if (!isOurs(JSON.parse(data))) void refreshScreen(mayChange)
  })
}

async function refreshScreen(mayChange) {
  void refreshPage()
  const fresh = await pageAt(location.href)
  const main = document.getElementById('Main')
  const next = fresh?.getElementById('Main')
  if (!next) return
  // It comes as it is before its scripts run; here they do.
  next.inert = main.inert
  // What is being done here will lead on by itself.
  if (main.querySelector('[aria-busy]')) return
  if (!main.querySelector('.question')) {
    // A half-filled form is nobody's to clear.
    if (main.querySelector('form[data-do="begin"], form[data-do="make"], form[data-do="keep-pieces"], form[data-keep]')) return
    // A page that was away is back, and with it perhaps what somebody typed to it.
    if (next.querySelector('.question')) location.reload()
    else patch(main, next)
    return
  }
  for (const question of main.querySelectorAll('.question')) {
    const theirs = next.querySelector(`.question[data-key="${question.dataset.key}"]`)
    if (theirs && theirs.dataset.was !== question.dataset.was && mayChange(question)) {
      question.replaceWith(theirs)
      theirs.dispatchEvent(new Event('drawn', { bubbles: true }))
    }
  }
  const [rail, nextRail] = [main, next].map((one) => one.querySelector('[data-live="rail"]'))
  if (rail && nextRail) patch(rail, nextRail)
}
