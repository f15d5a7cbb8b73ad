import type { Found } from '../bring-in/found.ts'
import type { Collected } from '../signoff/collect.ts'

/** The file that is being brought in, for as long as the server runs: it stays where it was, and can be chosen again. */
export interface Brought {
  found?: Found
  /** A list of complaints. */
  list?: { name: string; bytes: Uint8Array }
  /** A list of people. */
  people?: { name: string; bytes: Uint8Array }
  /** What became of the receipts that were brought in last. */
  collected?: Collected
  /** The references of what was brought in last. */
  added?: readonly string[]
  kept?: {
    kept: { title: string; path: string; lost: string[] }[]
    /** Pieces that nobody wanted. */
    left: string[]
  }
}
