import { join } from 'node:path'
import { readOrdinary } from '../handbook/files.ts'
import type { Site } from '../render/site.ts'
import { hash, readPublished } from './ours.ts'

/** What publishing a site would change for those who read it: addresses of pages. */
export interface SiteChanges {
  /** Nothing has been published there yet. */
  isFirst: boolean
  added: string[]
  changed: string[]
  gone: string[]
}

/** Holds a site against the one that was published to a folder, page by page. */
export async function whatChanges({ files }: Site, folder: string): Promise<SiteChanges> {
  const published = await readPublished(folder)
  const before = published?.files ?? {}
  const pages = [...files].filter(([address]) => address.endsWith('.html'))
  const changed: string[] = []
  for (const [address, text] of pages) {
    if (!Object.hasOwn(before, address) || before[address] === hash(text)) continue
    if (await readsDifferently(address, text, folder)) changed.push(address)
  }
  return {
    isFirst: published === undefined,
    added: pages.flatMap(([address]) => (Object.hasOwn(before, address) ? [] : [address])),
    changed,
    gone: Object.keys(before).filter((address) => address.endsWith('.html') && !files.has(address)),
  }
}

/** What has become of a page since it was last published: never there yet, there as it was before, or there as it is now. */
export type PublishedAs = 'never' | 'before' | 'now'

/** Holds one page against what was published to a folder; its text is undefined where it would not be published any more. */
export async function publishedAs(address: string, text: string | undefined, folder: string): Promise<PublishedAs> {
  const before = (await readPublished(folder))?.files ?? {}
  if (!Object.hasOwn(before, address)) return text === undefined ? 'now' : 'never'
  if (text === undefined) return 'before'
  return before[address] === hash(text) || !(await readsDifferently(address, text, folder)) ? 'now' : 'before'
}

/** A new page changes the row of links at the top of every other: nobody reads those anew for it. */
async function readsDifferently(address: string, text: string, folder: string): Promise<boolean> {
  const old = await readOrdinary(join(folder, address)).then(
    (bytes) => Buffer.from(bytes).toString(),
    () => '',
  )
  return mainOf(old) !== mainOf(text)
}

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.lastIndexOf('</main>'))
}
