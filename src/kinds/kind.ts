import { common, record } from './common.ts'
import type { Audience, Fields, ValuesOf } from './field.ts'

/** A part of the body under a heading; its words stand in the kind's template. */
interface Section {
  /** Staff must be told when it changes. */
  binds?: boolean
  audience?: Audience
}

/** The stages of the way from evidence to an honest look in the mirror; titles are words of the language. */
export type Stage = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/**
 * A kind of document, declared once. Reading, checks, prompts, JSON Schema, page facts, reference pages and
 * the export all come from here; its words stand in `templates/<language>/<name>.md`.
 */
export interface Kind<N extends string = string, F extends Fields = Fields> {
  readonly name: N
  readonly stage: Stage
  /** The field that names the document on its page; without one, the kind's own title does. */
  readonly titledBy?: string
  /** Who reads documents of this kind unless they say otherwise. */
  readonly audience: Audience
  /**
   * The folder its documents stand in. What is in `records/` holds people's names and marks: checking reads it, and no
   * page is ever made of it.
   */
  readonly home: 'policies' | 'records'
  /** How many a handbook wants before its stage is done: a number, or one for each policy area that applies, each policy, each channel. */
  readonly wanted: number | 'areas' | 'policies' | 'channels'
  readonly sections: Readonly<Record<string, Section>>
  /** Every field, those all kinds share included. */
  readonly fields: F
}

/** The values of a document of a kind. */
export type FieldsOf<K extends Kind> = ValuesOf<K['fields']>

/** What is said of a kind besides its name and fields. */
type About<H extends Kind['home']> = Pick<Kind, 'stage'> &
  Partial<Pick<Kind, 'titledBy' | 'audience' | 'wanted' | 'sections'>> & { home?: H }

/**
 * Declares a kind.
 *
 * @param name the word in `kind:`, and the name of its template and layout
 * @param about its stage, who reads it, what names it, its sections
 * @param own its own fields, in the order a person fills them in
 */
export function kind<const N extends string, F extends Fields, const H extends Kind['home'] = 'policies'>(
  name: N,
  about: About<H>,
  own: F,
): Kind<N, F & (H extends 'records' ? typeof record : typeof common)> {
  const shared = (about.home === 'records' ? record : common) as H extends 'records' ? typeof record : typeof common
  return {
    name,
    audience: about.home === 'records' ? 'managers' : 'staff',
    home: 'policies',
    wanted: 1,
    sections: {},
    ...about,
    fields: { ...own, ...shared },
  }
}
