import type { Place } from './place.ts'

/**
 * What a rule found, as data: sentences come later, in the reader's language.
 *
 * `says` picks one of the rule's sentences where it has several; `args` fill its {braces}.
 */
export interface Finding {
  rule: string
  file: string
  place: Place
  says: string
  args: Record<string, string | number>
  /** Other places that matter: the first of two, the amount it contradicts. */
  related: { file: string; place: Place }[]
}

/** A finding as a rule yields it, before it is known whose it is. */
export interface Found {
  /** A path into the fields, or a place in the body. Without it, the document as a whole. */
  at?: readonly (string | number)[] | Place
  says?: string
  args?: Record<string, string | number>
  related?: { file: string; place: Place }[]
}

/** The sentence a rule uses when it has only one. */
export const plainly = 'plainly'
