import { reachedAt, type Staff } from '../../measure/allowed.ts'
import { recall, remember } from '../shared/kept.ts'

/** Who somebody says they are; undefined where they have not said, or said something that is no role or place here. */
export interface Who {
  role: string | undefined
  place: string | undefined
}

/** Somebody has said who they are. */
const whoChanged = 'servicebook-who'

/** True where this device has been told a role or a place, whether or not it is one of today's. */
export function isRemembered(): boolean {
  return recall('role') !== undefined || recall('place') !== undefined
}

/** What this device remembers of who holds it. */
function rememberedWho({ roles, places }: Staff): Who {
  const known = (named: readonly { name: string }[], name: string | undefined) => named.find((one) => one.name === name)?.name
  return { role: known(roles, recall('role')), place: known(places, recall('place')) }
}

/** Lets somebody say who they are, once: the device keeps it. Calls back with it, now and at each change. */
export function askWho(asks: HTMLElement, staff: Staff, changed: (who: Who) => void): void {
  const role = asks.querySelector<HTMLSelectElement>('[name="role"]')!
  const place = asks.querySelector<HTMLSelectElement>('[name="place"]')!
  for (const { name, title } of staff.roles) role.add(new Option(title, name))
  for (const { name, title } of staff.places) place.add(new Option(title, name))
  place.closest('label')!.hidden = staff.places.length === 0
  asks.hidden = false
  const tell = tellsWho(asks, staff)
  asks.addEventListener('change', ({ target }) => {
    remember('role', role.value || undefined)
    remember('place', place.value || undefined)
    // The last of the questions: what they wanted to see comes up from below it.
    if (role.value !== '' && (target === place || staff.places.length === 0)) asks.removeAttribute('open')
    document.dispatchEvent(new CustomEvent<Who>(whoChanged, { detail: { role: role.value || undefined, place: place.value || undefined } }))
  })
  const take = (now: Who) => {
    role.value = now.role ?? ''
    place.value = now.place ?? ''
    tell(now)
    changed(now)
  }
  // In a handbook that is one file, others ask the same question.
  document.addEventListener(whoChanged, (event) => take((event as CustomEvent<Who>).detail))
  take(rememberedWho(staff))
}

/** Says whom the page takes somebody for, in the place of the question. */
function tellsWho(asks: HTMLElement, staff: Staff): (who: Who) => void {
  const [question, answer] = ['unknown', 'known'].map((name) => asks.querySelector<HTMLElement>(`[data-says="${name}"]`)!) as [
    HTMLElement,
    HTMLElement,
  ]
  const sentence = answer.textContent!
  return ({ role, place }) => {
    const titles = [role && reachedAt(role, staff, place).title, staff.places.find(({ name }) => name === place)?.title].filter(Boolean)
    answer.textContent = sentence.replace('{who}', () => titles.join(', '))
    answer.hidden = titles.length === 0
    question.hidden = titles.length > 0
  }
}
