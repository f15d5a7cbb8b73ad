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
  changed: 'what-we-changed.html',
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

/** True for an address the site keeps for itself, so that no document may have it. */
export function isOwnAddress(address: string): boolean {
  return Object.values(ownPages).includes(address as never) || /^(?:areas|all|assets)\//.test(address) || address.startsWith(cardFolder)
}
