import { parseDay, dayOf } from '../handbook/values/date.ts'
import { inWords } from './page/as-of.ts'
import { recall, remember } from './shared/kept.ts'

/**
 * Marks what has changed since this device was here last. A visit is a day; of each, the day of the handbook is remembered that
 * was read then, since a change may be published after it took effect. On the first visit nothing is marked, and without
 * storage nothing ever is.
 */
function markWhatChanged(): void {
  const time = document.querySelector<HTMLTimeElement>('.foot time')
  if (time === null) return
  const today = dayOf(new Date())
  const kept = (recall('visits') ?? '').split(' ').map(parseDay)
  // On another day, what was this visit has become the last one.
  const [visit, read] = kept[0] === today ? kept.slice(2) : kept
  remember('visits', [today, time.dateTime, visit, read].filter((day) => day !== undefined).join(' '))
  if (visit === undefined || read === undefined) return
  for (const element of document.querySelectorAll<HTMLElement>('[data-changed]')) {
    const [day, isNew] = element.dataset.changed!.split(' ')
    if (day! <= read) continue
    const says = element.dataset.says
    if (says === undefined) {
      const mark = Object.assign(document.createElement('span'), {
        className: 'mark',
        textContent: isNew ? time.dataset.new : time.dataset.mark,
      })
      element.append(mark)
    } else {
      element.querySelector('span')!.textContent = says.replace('{day}', inWords(visit))
      element.hidden = false
    }
  }
}

markWhatChanged()
