import { nearestWords } from '../../search/find.ts'
import { announcer } from './announce.ts'
import { drawNotes, drawNothing, drawResult, element, say, shownAgain } from './draw.ts'
import { look, theIndex } from './look.ts'

/** Results that are shown at a time. */
const batch = 20

/** The page of results: what was typed stands in its address, so that it can be sent on, kept, and come back to. */
export function openResults(form: HTMLFormElement, box: HTMLInputElement, results: HTMLElement): { show(): void } {
  const announce = announcer(form)
  let latest = 0
  const typedInAddress = () => new URLSearchParams(location.search).get('q') ?? ''

  const show = async () => {
    const typed = box.value
    const own = ++latest
    if (typed.trim() === '') {
      announce('')
      return results.replaceChildren()
    }
    try {
      const [index, found] = await Promise.all([theIndex(), look(typed)])
      if (own !== latest) return
      const { pages } = found
      if (pages.length === 0) {
        results.replaceChildren(...drawNothing(typed, nearestWords(typed, index), index, false))
        return announce(say(index, 'none', { typed: shownAgain(typed) }))
      }
      const some = say(index, pages.length === 1 ? 'one' : 'some', { n: String(pages.length) })
      const list = element('ul', 'results')
      const more = element('button', 'search-more', say(index, 'more'))
      more.type = 'button'
      const add = () => {
        const next = pages.slice(list.childElementCount, list.childElementCount + batch)
        const items = next.map((page) => drawResult(page, found, index))
        list.append(...items)
        if (list.childElementCount === pages.length) more.remove()
        return items[0]
      }
      add()
      more.addEventListener('click', () => add()?.querySelector('a')?.focus())
      results.replaceChildren(element('p', 'search-count', some), ...drawNotes(found, index), list)
      if (list.childElementCount < pages.length) results.append(more)
      announce(some)
    } catch {
      results.replaceChildren(element('p', 'search-none', form.dataset.failed ?? ''))
      announce(form.dataset.failed ?? '')
    }
  }
  /** Keeps what was typed in the address, of which no browser takes one without end. */
  const keep = (how: 'pushState' | 'replaceState') => {
    const typed = cut(box.value, box.maxLength)
    if (typed !== typedInAddress()) history[how](null, '', typed === '' ? location.pathname : `?q=${encodeURIComponent(typed)}`)
  }
  const take = () => {
    box.value = cut(typedInAddress(), box.maxLength)
    void show()
  }
  form.dataset.answered = 'here'
  form.addEventListener('submit', () => {
    keep('pushState')
    void show()
  })
  addEventListener('popstate', take)
  document.getElementById('SearchOff')?.remove()
  // Whoever typed before this was loaded is asked, and not the address.
  if (box.value === '') take()
  return {
    show: () => {
      keep('replaceState')
      void show()
    },
  }
}

/** The beginning of a text, and not half of a sign at its end: of that, no address can be made. */
function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}
