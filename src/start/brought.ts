import type { Found } from '../bring-in/found.ts'

/** The file that is being brought in, for as long as the server runs: it stays where it was, and can be chosen again. */
export interface Brought {
  found?: Found
  /** A list of complaints. */
  list?: { name: string; bytes: Uint8Array }
  /** The references of what was brought in last. */
  added?: readonly string[]
  kept?: {
    kept: { title: string; path: string; lost: string[] }[]
    /** Pieces that nobody wanted. */
    left: string[]
  }
}
