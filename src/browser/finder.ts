/** "What may I do?": finds the situation by what the customer says, and remembers who asks and where. */
import type { People } from '../measure/people.ts'
import { situationsFor } from '../search/situations.ts'
import { loadPeople } from './decide/people.ts'
import { hrefOf, isThere } from './shared/load.ts'
import { askWho } from './decide/who.ts'

/** How long somebody must have stopped typing before they are told how many there are (ms). */
const pause = 300

for (const finder of document.querySelectorAll<HTMLElement>('.finder')) void loadPeople().then((people) => open(finder, people))

function open(finder: HTMLElement, { staff, language }: People): void {
  const form = finder.querySelector<HTMLFormElement>('[data-ask="said"]')!
  const list = finder.querySelector<HTMLElement>('.situations')!
  const status = finder.querySelector<HTMLElement>('[role="status"]')!
  const input = form.querySelector('input')!
  const everywhere = form.querySelector('a')!
  const entries = [...list.children] as HTMLElement[]
  const situations = entries.map((entry) => ({
    title: entry.querySelector('strong')?.textContent ?? '',
    also: (entry.dataset.names ?? '').split('\n').filter((name) => name !== ''),
  }))
  let waiting: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    const found = situationsFor(input.value, situations, language)
    list.replaceChildren(...found.map((index) => entries[index]!))
    everywhere.hidden = input.value.trim() === '' || !isThere('search.html')
    everywhere.href = `${hrefOf('search.html')}?q=${encodeURIComponent(input.value)}`
    clearTimeout(waiting)
    const { one, some, none } = status.dataset as { one: string; some: string; none: string }
    const counted = found.length === 0 ? none : found.length === 1 ? one : some.replace('{n}', String(found.length))
    waiting = setTimeout(() => (status.textContent = input.value.trim() === '' ? '' : counted), pause)
  }
  askWho(finder.querySelector('[data-ask="who"]')!, staff, () => {})
  form.hidden = false
  input.addEventListener('input', show)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const best = list.querySelector('a') ?? finder.querySelector<HTMLAnchorElement>('.none-of-these a')
    if (input.value.trim() !== '' && best) location.assign(best.href)
  })
  // A browser that comes back to the page fills in what was typed.
  if (input.value !== '') show()
}
