import { ownData, ownPages } from './addresses.ts'

/** The longest name that every disk can hold (bytes of UTF-8). */
export const longestName = 255

/** Takes addresses one after the other, and tells who has one already. */
export type Taking<T> = (address: string, by: T) => T | undefined

/**
 * Keeps addresses apart. One is taken by what stands there, and also where a page is wanted for a folder's name, or a
 * folder for a page's: no disk can hold both.
 */
export function takenOnce<T>(): Taking<T> {
  const pages = new Map<string, T>()
  const folders = new Map<string, T>()
  return (address, by) => {
    const steps = address.split('/')
    const around = steps.slice(1).map((_, i) => steps.slice(0, i + 1).join('/'))
    const inTheWay = [pages.get(address), folders.get(address), ...around.map((folder) => pages.get(folder))].find(
      (other) => other !== undefined,
    )
    if (inTheWay !== undefined) return inTheWay
    pages.set(address, by)
    for (const folder of around) if (!folders.has(folder)) folders.set(folder, by)
    return undefined
  }
}

/** Files the site makes itself, whether or not it has each of them today. */
export const ownFiles: readonly string[] = [
  ...Object.values(ownPages),
  ...Object.values(ownData),
  'assets/handbook.css',
  'assets/index.js',
  'assets/search.css',
  'assets/search.js',
  'assets/icon.svg',
  'assets/preview.js',
  'assets/preview.css',
  'servicebook.json',
  'servicebook.schema.json',
  'published.json',
]
