/** A question to whoever is about to confirm that they have read a page, as the page of confirming has it. */
export interface SignQuestion {
  /** What it is about: the situation, or the page itself. */
  about: string
  /** The page it is from, by its title. */
  page: string
  asks: string
  /** What can be answered, and which of them is right, counted from 0. */
  choices: string[]
  right: number
  because: string
}

/** A page that can be confirmed. */
export interface SignedPage {
  /** As receipts name it. */
  page: string
  version: number
  /** What is signed: the fingerprint of the version, or the one it means the same as. */
  fingerprint: string
  /** Which of all questions are asked. */
  asks: number[]
}

/** What the page of confirming works with. Questions stand once, whichever pages ask them. */
export interface SignData {
  questions: SignQuestion[]
  pages: SignedPage[]
}
