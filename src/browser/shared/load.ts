declare global {
  /** Where the whole handbook is one file: the anchors of its pages, by their addresses. Everything is in that file already. */
  var servicebookOneFile: Readonly<Record<string, string>> | undefined
}

/** Where the site begins, as seen from this script, which stands in `assets/`. Worked out while the script runs first. */
const { src } = document.currentScript as HTMLScriptElement
const root = src === '' ? undefined : new URL('..', src)

const asked = new Map<string, Promise<void>>()

/**
 * Loads one of the site's own scripts, once. Data comes as scripts too: from a folder, nothing else can be read.
 *
 * @param address from the root of the site, as it stands in the file system: `assets/search.js`
 */
export function load(address: string): Promise<void> {
  return once(address, (href) => Object.assign(document.createElement('script'), { src: href }))
}

/** Loads a style of the site, once. */
export function loadStyle(address: string): Promise<void> {
  return once(address, (href) => Object.assign(document.createElement('link'), { rel: 'stylesheet', href }))
}

function once(address: string, make: (href: string) => HTMLElement): Promise<void> {
  if (globalThis.servicebookOneFile) return Promise.resolve()
  let loading = asked.get(address)
  if (loading === undefined) {
    loading = new Promise((done, failed) => {
      const element = make(hrefOf(address))
      element.addEventListener('load', () => done())
      element.addEventListener('error', () => failed(new Error(address)))
      document.head.append(element)
    })
    asked.set(address, loading)
    // A phone that was without a network for a moment may ask again.
    loading.catch(() => asked.delete(address))
  }
  return loading
}

/**
 * The way to a page or file of the site from wherever this page is.
 *
 * @param anchor an id on that page; empty for its beginning
 */
export function hrefOf(address: string, anchor = ''): string {
  const inside = globalThis.servicebookOneFile?.[address]
  if (inside !== undefined) return `#${encodeURIComponent(anchor === '' ? inside : `${inside}--${anchor}`)}`
  const place = anchor === '' ? '' : `#${encodeURIComponent(anchor)}`
  return `${new URL(address.split('/').map(encodeURIComponent).join('/'), root ?? location.href).href}${place}`
}

/** False in a handbook that is one file: some pages of the site are not in it. */
export function isThere(address: string): boolean {
  return globalThis.servicebookOneFile === undefined || globalThis.servicebookOneFile[address] !== undefined
}
