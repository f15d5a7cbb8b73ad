import type { Site } from '../../src/render/site.ts'

/**
 * One page of each sort there is in a site, found by what the pages say they are: their layout and their kind. A new
 * sort of page is looked at as soon as there is one.
 *
 * @returns addresses by sort
 */
export function sortsIn(site: Pick<Site, 'files'>): Map<string, string> {
  const sorts = new Map<string, string>()
  for (const [address, html] of [...site.files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const layout = /<body class="([^"]+)"/.exec(html)?.[1]
    // Nobody stays on a page that moves on by itself.
    if (layout === undefined || html.includes('http-equiv="refresh"')) continue
    const kind = /<p class="kind">([^<]+)</.exec(html)?.[1] ?? ''
    const sort = `${layout} ${kind}`
    if (!sorts.has(sort)) sorts.set(sort, address)
  }
  return sorts
}
