/** Why a text is no address that a phone could open a page at. */
export type WebAddressProblem = 'no-beginning' | 'not-whole' | 'one-page' | 'too-long'

/** Longer addresses make a square code that no phone reads from a pocket card (characters). */
export const longestAddress = 150

/**
 * The folder of a site on the web, ending in a slash, so that pages can be named below it.
 *
 * @example webAddress('https://handbook.marrowby.example') // 'https://handbook.marrowby.example/'
 */
export function webAddress(typed: string): URL | WebAddressProblem {
  const text = typed.trim()
  if (!/^https?:\/\//i.test(text)) return 'no-beginning'
  if (/\s/.test(text) || !URL.canParse(text)) return 'not-whole'
  const url = new URL(text)
  // What stands before an @ is a name and a password, which belong on no card.
  if (url.username !== '' || url.password !== '') return 'not-whole'
  if (url.search !== '' || url.hash !== '') return 'one-page'
  url.pathname = url.pathname.replace(/[^/]+\.html?$/i, '').replace(/\/?$/, '/')
  return url.href.length > longestAddress ? 'too-long' : url
}
