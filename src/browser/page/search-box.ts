import { hrefOf, isThere, load } from '../shared/load.ts'

/** Shows the search box. What it takes to find something is loaded when somebody goes there. */
export function openSearchBox(): void {
  const form = document.getElementById('Search') as HTMLFormElement | null
  const box = form?.querySelector('input')
  if (!form || !box) return
  const begin = () => void load('assets/search.js').catch(() => {})
  form.hidden = false
  form.addEventListener('focusin', begin)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    // On the page of results, and where a result is chosen, somebody else has dealt with it.
    if (!form.dataset.answered && isThere('search.html')) location.assign(`${hrefOf('search.html')}?q=${encodeURIComponent(box.value)}`)
  })
  if (document.getElementById('SearchPage') || document.activeElement === box) begin()
}
