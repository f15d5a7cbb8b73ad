/** The list of pages, and the sheet for a pen that is printed in its place. */
export interface Pages {
  /** The entry that the address names: by its anchor, or by the page's name as a hand-out may have it. */
  asked(): HTMLElement | undefined
  /** Shows one page alone, with lines for a team on its sheet; without one, all of them. */
  showOnly(entry: HTMLElement | undefined): void
  /** Says at each page whether its receipt is made. */
  tick(isMade: (page: string, version: number) => boolean): void
}

/** The list of pages as it stands in the page. */
export function pagesHere(): Pages {
  const entries = [...document.querySelectorAll<HTMLElement>('.sign-pages [data-page]')]
  const rows = [...document.querySelectorAll<HTMLElement>('.sign-sheet [data-page]')]
  const part = (name: string) => document.querySelector<HTMLElement>(`.sign-${name}`)!
  return {
    asked: () => {
      const anchor = anchorAsked()
      return entries.find(({ id, dataset }) => id === anchor || dataset.page === anchor)
    },
    showOnly: (entry) => {
      for (const one of entries) {
        one.hidden = entry !== undefined && one !== entry
        one.querySelector<HTMLElement>('.sign-choose')!.hidden = entry !== undefined
      }
      for (const row of rows) row.hidden = entry !== undefined && row.dataset.page !== entry.dataset.page
      part('lines').hidden = entry === undefined
      for (const row of part('lines').querySelectorAll('tr'))
        for (const [i, text] of [entry?.dataset.title, entry?.dataset.version].entries()) row.cells[i]!.textContent = text ?? ''
      part('back').hidden = entry === undefined
      part('on-slip').hidden = entry !== undefined
      // Its heading stays for those who listen.
      part('list').classList.toggle('visually-hidden', entry !== undefined)
      part('pages').classList.toggle('is-chosen', entry !== undefined)
    },
    tick: (isMade) => {
      for (const entry of entries)
        entry.querySelector<HTMLElement>('.sign-has')!.hidden = !isMade(entry.dataset.page!, Number(entry.dataset.version))
    },
  }
}

/** What stands behind the # of the address; empty where it is nothing that can be read. */
export function anchorAsked(): string {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ''
  }
}
