/** Where cards stand in the site: among what is made to be printed, so that a company may have a folder of its own for gift cards. */
export const cardFolder = 'print/cards/'

/** Pages of the site that no document makes. */
export const ownPages = {
  home: 'index.html',
  notFound: '404.html',
  finder: 'what-may-i-do.html',
  matrix: 'what-you-may-decide.html',
  oneFile: 'handbook-in-one-file.html',
  areas: 'areas.html',
  week: 'this-week.html',
  dashboard: 'dashboard.html',
  selfCheck: 'self-check.html',
  slip: 'slip.html',
  sign: 'sign.html',
  changed: 'what-we-changed.html',
  news: 'what-changed.html',
  aToZ: 'a-to-z.html',
  search: 'search.html',
  whole: 'whole-handbook.html',
  promises: 'what-we-promise.html',
  complain: 'how-to-complain.html',
  cards: `${cardFolder}index.html`,
} as const

/** The page of a policy area. */
export function areaAddress(area: string): string {
  return `areas/${area}.html`
}

/** The page that lists all documents of a kind. */
export function kindAddress(kind: string): string {
  return `all/${kind}.html`
}

/** What an audience's programs fetch: changes for readers of news, and days to look again for calendars. */
export const ownData = { feed: 'changes.xml', reviews: 'reviews.ics' } as const

/** Where earlier versions stand in the site. */
const versionFolder = 'all/versions/'

/** True for a page of the handbook as it is now: what is looked at for its own sake, and neither an earlier version nor a card to print. */
export function isHandbookPage(address: string): boolean {
  return address.endsWith('.html') && !address.startsWith(versionFolder) && !address.startsWith(cardFolder)
}

/**
 * The page of an earlier version, for good. It stands among the site's own lists, where no document can have its page.
 *
 * @param page the address of the page
 * @param twin tells apart two that were approved at once, and so have one number
 * @example versionAddress('returns/returns.html', 2) // 'all/versions/returns/returns/version-2.html'
 */
export function versionAddress(page: string, version: number, twin = ''): string {
  return `${versionFolder}${page.replace(/\.html$/, '')}/version-${version}${twin === '' ? '' : `-${twin}`}.html`
}

/** True for an address the site keeps for itself, so that no document may have it. */
export function isOwnAddress(address: string): boolean {
  return Object.values(ownPages).includes(address as never) || /^(?:areas|all|assets)\//.test(address) || address.startsWith(cardFolder)
}
