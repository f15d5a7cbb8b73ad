import { dayOf } from '../handbook/values/date.ts'
import { weekOf } from '../measure/week.ts'

/**
 * Opens the sheet of this device's week. The handbook may have been built weeks ago: the page holds sheets ahead, and
 * says so when they have come to their end. A clock that is behind changes nothing.
 */
const now = weekOf(dayOf(new Date()))
const sheets = [...document.querySelectorAll<HTMLDetailsElement>('.week')]
const own = sheets.find(({ dataset }) => dataset.week === now)
const old = document.querySelector<HTMLElement>('[data-last]')!

if (own) {
  for (const sheet of sheets) sheet.open = sheet === own
  own.parentElement!.prepend(own)
} else if (now > old.dataset.last!) {
  old.hidden = false
}
