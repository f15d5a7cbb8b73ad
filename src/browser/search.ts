/** Finds pages while somebody types: under the box on every page, and on the page of results. */
import { openResults } from './search/on-page.ts'
import { openPanel } from './search/panel.ts'
import { loadStyle } from './shared/load.ts'

/** How long to wait for the next letter (ms). */
const pause = 50

const form = document.getElementById('Search') as HTMLFormElement | null
const box = form?.querySelector('input')
const results = document.getElementById('SearchPage')

if (form && box) {
  const { show } = results ? openResults(form, box, results) : openPanel(form, box)
  let waiting: ReturnType<typeof setTimeout> | undefined
  const begin = () => {
    box.addEventListener('input', () => {
      clearTimeout(waiting)
      waiting = setTimeout(show, pause)
    })
    if (box.value !== '') show()
  }
  // Its style comes with it; the page of results has brought it.
  if (results) begin()
  else void loadStyle('assets/search.css').then(begin, begin)
}
