import type { People } from '../../measure/people.ts'
import { load } from '../shared/load.ts'

declare global {
  /** Handed over by `assets/people.js`. */
  var servicebookPeople: People | undefined
}

/** Everybody there is to ask, fetched when it is first needed. */
export async function loadPeople(): Promise<People> {
  if (globalThis.servicebookPeople === undefined) await load('assets/people.js')
  return globalThis.servicebookPeople!
}
