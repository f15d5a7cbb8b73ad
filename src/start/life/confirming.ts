import type { Document } from '../../handbook/document.ts'
import type { Day } from '../../handbook/values/date.ts'
import { nextReview } from '../../measure/review.ts'
import type { Setting } from '../screens/screen.ts'
import { toWrite } from '../ways.ts'
import { whoLooksAgain, type WhoView } from './approver.ts'

/** What is asked of whoever has read a page again and found it still right. */
export interface ConfirmingView {
  file: string
  who: WhoView['may']
  until: Day
  /** Where it is changed instead. */
  change: string
  /** Said on the page's own screen: that is where it goes on. */
  here: boolean
}

/** Null for what has no version in force that could be called right: nobody approved it by name, or it was taken out. */
export function confirmingView(
  document: Document,
  { project, approver }: Pick<Setting, 'project' | 'approver'>,
  here = false,
): ConfirmingView | null {
  if (document.life?.now?.did !== 'approved') return null
  return {
    file: document.path,
    who: whoLooksAgain(document, project.working, approver),
    until: nextReview(document, project.today),
    change: toWrite(document.path),
    here,
  }
}
