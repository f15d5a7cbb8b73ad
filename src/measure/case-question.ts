/** A case of a guideline as a question: what would you do? */
export interface Question {
  situation: string
  href: string | null
  story: string
  /** `yes`, `partly`, `ask first`; and as a reader sees it. */
  verdict: string
  answer: string
  because: string
  /** The roles that stand on the guideline's ladder. */
  roles: string[]
}
