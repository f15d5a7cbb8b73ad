import type { SearchLanguage } from '../language/search-language.ts'
import type { Staff } from './allowed.ts'

/** What all pages share that find a situation and show what somebody may do in it: handed to them as `assets/people.js`. */
export interface People {
  staff: Staff
  /** To find a situation by what somebody types. */
  language: SearchLanguage
}
