import { parseDay } from '../../handbook/values/date.ts'

/** A printed card has its day in its code. Whoever scans one that is older than the handbook is told to print it anew. */
export function tellWhatIsOld(): void {
  const card = parseDay(new URLSearchParams(location.search).get('as-of') ?? '')
  const built = document.querySelector<HTMLTimeElement>('.foot time')
  if (card === undefined || built === null || card >= built.dateTime) return
  const notice = document.createElement('p')
  notice.className = 'notice'
  notice.textContent = built.dataset.scanned!.replace('{day}', inWords(card))
  document.querySelector('main')?.prepend(notice)
}

/** A day as the pages have it: "21 November 2026". */
export function inWords(day: string): string {
  const language = document.documentElement.lang
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}
