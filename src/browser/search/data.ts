import { load } from '../shared/load.ts'

declare global {
  /** What scripts of data hand over, by their addresses. */
  var servicebookData: Record<string, unknown> | undefined
}

/** The data of one of the site's own files, fetched when it is first needed. */
export async function dataAt<T>(address: string): Promise<T> {
  if (globalThis.servicebookData?.[address] === undefined) await load(address)
  return globalThis.servicebookData![address] as T
}
