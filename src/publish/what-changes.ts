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
    const old = await readOrdinary(join(folder, address)).then(
      (bytes) => Buffer.from(bytes).toString(),
      () => '',
    )
    // A new page changes the row of links at the top of every other: nobody reads those anew for it.
    if (mainOf(old) !== mainOf(text)) changed.push(address)
  }
  return {
    isFirst: published === undefined,
    added: pages.flatMap(([address]) => (Object.hasOwn(before, address) ? [] : [address])),
    changed,
    gone: Object.keys(before).filter((address) => address.endsWith('.html') && !files.has(address)),
  }
}

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.lastIndexOf('</main>'))
}
