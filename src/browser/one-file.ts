/** In a handbook that is one file: shows one page at a time, the one that the address names. */
const pages = [...document.querySelectorAll<HTMLElement>('.document')]
const contents = document.getElementById('Contents')

/** Shows the page in which the place stands that the address names; at first, the one a customer may be waiting for. */
function turn(isFirst: boolean): void {
  const named = place()
  const isContents = named !== null && named === contents
  const page = isContents
    ? undefined
    : (named?.closest<HTMLElement>('.document') ?? named?.querySelector<HTMLElement>('.document') ?? pages[0])
  for (const one of pages) one.classList.toggle('open', one === page)
  document.body.classList.toggle('at-contents', isContents)
  document.title = [page?.querySelector('.was-h1')?.textContent, title].filter(Boolean).join(' · ')
  if (named && (isContents || named !== page)) named.scrollIntoView()
  else scrollTo(0, 0)
  // Whoever cannot see the page change hears where they are now.
  if (!isFirst) document.getElementById('Main')?.focus({ preventScroll: true })
}

/** The element that the address names. */
function place(): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)))
  } catch {
    return null
  }
}

const { title } = document
document.body.classList.add('turning')
addEventListener('hashchange', () => turn(false))
turn(true)
