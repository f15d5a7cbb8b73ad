import type { Project } from '../../handbook/read.ts'
import type { Words } from '../../words/words.ts'
import type { Approver } from '../life/approver.ts'
import type { Changes } from '../changes.ts'
import type { Ratings } from '../ratings.ts'

/** What a screen is made from. */
export interface Setting {
  dir: string
  project: Project
  words: Words
  changes: Changes
  ratings: Ratings
  approver: Approver
  /** What stands behind the question mark of its address. */
  asked: URLSearchParams
}

/** A screen: its layout, what it is called, and what the layout is filled with. */
export interface Screen {
  layout: string
  title: string
  view: object
  /** The device is in somebody else's hands: nothing leads from it into the handbook's workshop. */
  alone?: boolean
}
