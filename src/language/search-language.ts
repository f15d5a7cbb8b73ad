/**
 * What search must know of a language: how its words change, and which say little. Plain data, since it travels to the
 * reader's browser with the words it is about.
 */
export interface SearchLanguage {
  /** Letters whose marks make them letters of their own, so that they are not folded: `åäö`. */
  keeps: string
  /** Two ways of writing one sound, as `oe:o`: what stands first counts as what stands second. */
  folds: readonly string[]
  /**
   * Endings that a word loses, in rounds: from each round, the longest that fits. `ies:y` puts something in its place;
   * `ss:ss` keeps a word from losing a shorter one.
   */
  endings: readonly (readonly string[])[]
  /** Forms of a word that no ending explains: `break broke broken`. */
  alike: readonly string[]
  /** Words that stand in every second sentence: `the`, `my`. They are looked for only where nothing else was typed. */
  small: readonly string[]
}

/** For a language whose words we know nothing of: what is typed, its beginning, and a slip in it are found all the same. */
export const anyLanguage: SearchLanguage = { keeps: '', folds: [], endings: [], alike: [], small: [] }
