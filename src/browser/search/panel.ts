import { nearestWords } from '../../search/find.ts'
import { announcer } from './announce.ts'
import { drawNotes, drawNothing, drawResult, element, resultsOf, say, shownAgain } from './draw.ts'
import { look, theIndex } from './look.ts'

/** Results that fit under the box on a phone; the others are a page further. */
const mostInPanel = 6

/**
 * Results under the box while somebody types. They are a plain list of links: each screen reader reads those well, the
 * tabulator goes through them, and the arrows do so too.
 */
export function openPanel(form: HTMLFormElement, box: HTMLInputElement): { show(): void } {
  const panel = element('div', 'search-panel')
  panel.hidden = true
  form.append(panel)
  const announce = announcer(form)
  let latest = 0

  const close = () => {
    latest++
    panel.hidden = true
    announce('')
  }
  /** Shows something else in the panel. Whoever has gone into it by the arrows stays as far down as they were. */
  const draw = (...parts: Element[]) => {
    const here = stops().indexOf(document.activeElement as HTMLElement)
    panel.replaceChildren(...parts)
    if (here > 0) stops()[Math.min(here, stops().length - 1)]!.focus()
  }
  /** Where the arrows lead. */
  const stops = (): HTMLElement[] => [box, ...panel.querySelectorAll('a')]

  const show = async () => {
    const typed = box.value
    const own = ++latest
    if (typed.trim() === '') return close()
    try {
      const [index, found] = await Promise.all([theIndex(), look(typed)])
      // Meanwhile something else was typed.
      if (own !== latest) return
      const { pages } = found
      if (pages.length === 0) {
        draw(...drawNothing(typed, nearestWords(typed, index), index, true))
        announce(say(index, 'none', { typed: shownAgain(typed) }))
      } else {
        const some = say(index, pages.length === 1 ? 'one' : 'some', { n: String(pages.length) })
        const results = pages.slice(0, mostInPanel).map((page) => drawResult(page, found, index))
        const more: Element[] = []
        if (pages.length > mostInPanel) {
          const all = element('a', 'search-all', say(index, 'all', { n: String(pages.length) }))
          all.href = resultsOf(typed)
          more.push(all)
        }
        draw(...drawNotes(found, index), element('ul', 'results', ...results), ...more)
        announce(some)
      }
    } catch {
      if (own !== latest) return
      draw(element('p', 'search-none', form.dataset.failed ?? ''))
      announce(form.dataset.failed ?? '')
    }
    panel.hidden = false
  }
  const isOutside = ({ target }: Event) => !form.contains(target as Node)
  document.addEventListener('pointerdown', (event) => isOutside(event) && close())
  document.addEventListener('focusin', (event) => isOutside(event) && close())
  form.addEventListener('keydown', (event) => {
    if (panel.hidden || event.isComposing) return
    if (event.key === 'Escape') {
      // The box keeps what was typed; a second Escape empties it, as browsers do.
      event.preventDefault()
      box.focus()
      close()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const here = stops().indexOf(document.activeElement as HTMLElement)
      const next = stops()[here + (event.key === 'ArrowDown' ? 1 : -1)]
      event.preventDefault()
      next?.focus()
    }
  })
  return { show: () => void show() }
}
