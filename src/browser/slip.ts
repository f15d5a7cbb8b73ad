import { recall } from './shared/kept.ts'
import { keepDraft, keptDraft } from './slip/draft.ts'
import { answersOf, fieldsOf, momentHere, momentOf, setField, type Field } from './slip/fields.ts'
import { copySlip, handIn, type Way } from './slip/hand-in.ts'
import { forgetLacks, isWhole, settle } from './slip/lacks.ts'

/**
 * The slip: filled in and handed in on this device, by a file or a mail. Nothing is sent by the page itself, and nothing of
 * it is kept once it is handed in.
 */
const form = document.querySelector<HTMLFormElement>('.slip')!
const fields = fieldsOf(form)
const handed = document.querySelector<HTMLElement>('.slip-handed')!
const aways = [...document.querySelectorAll<HTMLButtonElement>('.slip-away')]
const throwsAway = aways[0]!.textContent!
const restored = form.querySelector<HTMLElement>('.slip-restored')!

/** What the device knows already: the hour, who holds it and where, and that it is mostly a complaint. */
function begin(situation: string | undefined): void {
  form.reset()
  restored.textContent = ''
  for (const [name, value] of Object.entries({
    received: momentHere(),
    'received-by': recall('role'),
    place: recall('place'),
    sort: 'complaint',
    situation,
  }))
    setField(fields.get(name), value)
}

function keep(): void {
  keepDraft(Object.fromEntries([...fields].map(([name, { value }]) => [name, value])))
}

function open(): void {
  const situation = situationAsked()
  const draft = keptDraft()
  begin(situation)
  if (draft === undefined) return
  for (const [name, value] of Object.entries(draft)) setField(fields.get(name), value)
  // Whoever came from another situation meanwhile means that one.
  if (situation !== undefined) setField(fields.get('situation'), situation)
  restored.textContent = restored.dataset.restored!
}

/** The situation that the address names, as the link on its page does. */
function situationAsked(): string | undefined {
  try {
    const option = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    return option instanceof HTMLOptionElement ? option.value : undefined
  } catch {
    return undefined
  }
}

/** Settled on the spot is settled when it came in. */
function settledThen(): void {
  const [spot, settled, received] = ['on-the-spot', 'settled', 'received'].map((name) => fields.get(name)!) as [Field, Field, Field]
  const isYes = spot instanceof HTMLSelectElement && spot.selectedIndex === 1
  if (isYes && settled.value === '') settled.value = received.value
}

/** Who complained in a talk has heard from us in it, and so has whoever was promised a day. */
function heardThen(): string {
  const [channel, received, promised, sort] = ['channel', 'received', 'promised-for', 'sort'].map((name) => fields.get(name)!) as [
    HTMLSelectElement,
    Field,
    Field,
    Field,
  ]
  const isTalk = channel.selectedOptions[0]?.dataset.talk !== undefined
  const waits = sort.value !== 'praise' && sort.value !== 'comment'
  return waits && (isTalk || promised.value !== '') ? momentOf(received) : ''
}

function give(way: Way): void {
  if (!isWhole(form, fields)) return
  const { mail = '', subject = '' } = form.dataset
  // A mail that was begun is not sent yet, and a text is pasted nowhere yet: until somebody says so, the slip stays.
  if (way === 'file') keepDraft(undefined)
  form.hidden = true
  handIn(way, [...answersOf(fields), { heading: form.dataset.acknowledged!, answer: heardThen() }], {
    received: fields.get('received')!.value,
    mail,
    subject,
  })
}

/** An empty slip, from its top. */
function next(): void {
  keepDraft(undefined)
  begin(undefined)
  handed.hidden = true
  form.hidden = false
  forgetLacks(form, fields)
  for (const away of aways) away.textContent = throwsAway
  const title = document.querySelector<HTMLElement>('h1')!
  title.tabIndex = -1
  title.focus()
}

/** Asks once more before anything typed is lost. */
function throwAway(button: HTMLButtonElement): void {
  const { sure = '' } = button.dataset
  if (button.textContent === sure) return next()
  button.textContent = sure
}

form.addEventListener('input', ({ target }) => {
  if ((target as Field).name === 'on-the-spot') settledThen()
  for (const field of fields.values()) settle(form, field, fields)
  for (const away of aways) away.textContent = throwsAway
  keep()
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  give('file')
})
for (const button of form.querySelectorAll<HTMLButtonElement>('[type="button"][data-way]'))
  button.addEventListener('click', () => give(button.dataset.way as Way))
for (const away of aways) away.addEventListener('click', () => throwAway(away))
handed.querySelector('.slip-next')!.addEventListener('click', next)
handed.querySelector('.slip-back')!.addEventListener('click', () => {
  handed.hidden = true
  form.hidden = false
  keep()
  fields.values().next().value!.focus()
})
// What a browser shows in an empty field for a day is nothing to write over with a pen.
addEventListener('beforeprint', () => {
  for (const field of fields.values()) field.classList.toggle('empty', field.value === '')
})
handed.querySelector('.slip-copy')!.addEventListener('click', () => void copySlip())

document.querySelector<HTMLElement>('.slip-off')!.hidden = true
form.querySelector<HTMLElement>('.slip-hand-in')!.hidden = false
open()
