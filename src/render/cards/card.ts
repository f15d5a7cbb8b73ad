/** A page of cards: an ordinary page of the site, to be printed on paper of its own size. */
export interface CardPage {
  address: string
  /** What the browser's tab says. */
  title: string
  /** In the list of cards. */
  listed: { group: CardGroup; title: string; place: string | null }
  layout: string
  paper: 'a6' | 'a4'
  view: object
  unfit: readonly Unfit[]
}

/** The sorts of card, in the order of the list. */
export type CardGroup = 'pocket' | 'counter' | 'steps' | 'principles' | 'promises' | 'slip' | 'wall'
export const cardGroups: readonly CardGroup[] = ['pocket', 'counter', 'steps', 'principles', 'promises', 'slip', 'wall']

/** Something that does not fit the paper it is meant for: a finding, and not a reason for small print. */
export interface Unfit {
  /** The page of cards it stands on. */
  card: string
  /** What to say of it: a word of `build.cards`. */
  says: 'sides' | 'sheets' | 'story' | 'step' | 'steps' | 'long-steps' | 'slip' | 'wall'
  args: Readonly<Record<string, string | number>>
  /** The document to shorten, by its path. */
  file: string | null
}

/** What stands at the foot of every card: of which day it is, until when it holds, and whose it is. */
export interface Foot {
  company: string
  asOf: { day: string; words: string }
  /** The first day on which something on it is to be looked at again. */
  until: { day: string; words: string; isOver: boolean } | null
  /** Drafts are printed to be talked about: what holds instead. Empty where all of it is in force. */
  draft: string
}
