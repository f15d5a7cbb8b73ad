import { dayOf } from '../../handbook/values/date.ts'

/**
 * Says of a page that it was to be looked at again, once that day is past: the handbook may have been built long before.
 * Where the day had passed already, the page says so without a script. Long after, it is said more strongly.
 */
export function tellWhatIsOverdue(): void {
  const today = dayOf(new Date())
  for (const notice of document.querySelectorAll<HTMLElement>('[data-after]')) {
    if (today <= notice.dataset.after!) continue
    notice.hidden = false
    // Ninety days later, nobody can tell any more whether it is still right.
    if (Date.parse(today) - Date.parse(notice.dataset.after!) > 7776e6) notice.classList.add('notice-stop')
    notice.closest('article')?.querySelector('.title')?.append(notice)
  }
}
