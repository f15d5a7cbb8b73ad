import { dayOf } from '../../handbook/values/date.ts'

/**
 * Says of a page that it was to be looked at again, once that day is past: the handbook may have been built long before.
 * Where the day had passed already, the page says so without a script.
 */
export function tellWhatIsOverdue(): void {
  const today = dayOf(new Date())
  for (const notice of document.querySelectorAll<HTMLElement>('[data-after]')) {
    if (today <= notice.dataset.after!) continue
    notice.hidden = false
    notice.closest('article')?.querySelector('.title')?.append(notice)
  }
}
