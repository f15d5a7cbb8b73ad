// Only in the preview: shows what was found on this page, and brings in what changed without losing the place.
import { patch } from './patch.js'

const folder = new URL('..', import.meta.url)
const page = () => decodeURIComponent(location.href.split(/[?#]/)[0].slice(folder.href.length)) || 'index.html'

const style = document.createElement('link')
style.rel = 'stylesheet'
style.href = new URL('assets/preview.css', folder)
document.head.append(style)

/** The panel's words, told by the server with the findings. */
let words = {}
const say = (key, args = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => args[name])

const panel = document.createElement('details')
panel.className = 'preview-panel'
panel.append(document.createElement('summary'), document.createElement('div'))
// Errors on this page open the panel, until the reader opens or closes it themselves.
let touched = false
panel.firstChild.addEventListener('click', () => (touched = true))

function line(tag, text, className) {
  const element = document.createElement(tag)
  element.textContent = text
  if (className) element.className = className
  return element
}

function item(finding, withFile) {
  const entry = document.createElement('li')
  entry.className = finding.severity
  const place = say(withFile ? 'fileAndLine' : 'line', finding)
  const where = line('p', `${place} · ${finding.severity}`, 'where')
  if (withFile && finding.page) {
    const link = line('a', place)
    link.href = new URL(finding.page.split('/').map(encodeURIComponent).join('/'), folder)
    where.replaceChildren(link, ` · ${finding.severity}`)
  }
  entry.append(where, line('p', finding.message), line('p', say('fix', finding), 'fix'))
  return entry
}

function list(findings, withFile) {
  const items = document.createElement('ul')
  items.append(...findings.map((finding) => item(finding, withFile)))
  return items
}

async function showState() {
  const state = await (await fetch(new URL('preview/state.json', folder))).json()
  const { trouble, findings } = state
  words = state.words
  const here = findings.filter((finding) => finding.page === page())
  const elsewhere = findings.filter((finding) => finding.page !== page())
  const [summary, body] = panel.children
  const count = say(here.length === 1 ? 'summaryOne' : 'summary', { here: here.length, elsewhere: elsewhere.length })
  summary.textContent = trouble || count
  const errors = here.some(({ severity }) => severity === 'error')
  panel.classList.toggle('has-errors', trouble !== '' || errors)
  if (!touched) panel.open = errors
  body.replaceChildren()
  if (here.length > 0) body.append(line('h2', say('here')), list(here, false))
  if (elsewhere.length > 0) body.append(line('h2', say('elsewhere')), list(elsewhere, true))
  if (findings.length === 0) body.append(line('p', say('none')))
}

async function refresh() {
  const answer = await fetch(location.href, { cache: 'no-store' })
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  panel.remove()
  document.title = next.title
  patch(document.body, next.body)
  document.body.append(panel)
  await showState()
}

document.body.append(panel)
void showState()
const events = new EventSource(new URL('preview/events', folder))
// Also after the preview was stopped and started again.
events.addEventListener('open', () => void refresh())
events.addEventListener('message', () => void refresh())
