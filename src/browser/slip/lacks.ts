import { readSum } from '../../measure/sum.ts'
import type { Field } from './fields.ts'

/** What keeps a slip from being handed in, said at each field. */
type Words = Readonly<{ needed: string; sum: string; currency: string }>

/**
 * Says what a slip lacks: above it as a list that leads to each field, and at the fields themselves.
 *
 * @returns true where nothing is in the way
 */
export function isWhole(form: HTMLFormElement, fields: ReadonlyMap<string, Field>): boolean {
  const words = form.dataset as unknown as Words
  const lacking = [...fields.values()].filter((field) => {
    const wrong = wrongWith(field, fields, words)
    tell(field, wrong)
    return wrong !== undefined
  })
  const box = form.querySelector<HTMLElement>('.slip-lacks')!
  box.hidden = lacking.length === 0
  box.querySelector('ul')!.replaceChildren(...lacking.map((field) => wayTo(field, wrongWith(field, fields, words)!)))
  if (lacking.length > 0) box.querySelector<HTMLElement>('h2')!.focus()
  return lacking.length === 0
}

/** Takes back what was said of a field as soon as it is right. */
export function settle(form: HTMLFormElement, field: Field, fields: ReadonlyMap<string, Field>): void {
  const isTold = field.getAttribute('aria-invalid') === 'true'
  if (!isTold || wrongWith(field, fields, form.dataset as unknown as Words) !== undefined) return
  tell(field, undefined)
  const box = form.querySelector<HTMLElement>('.slip-lacks')!
  box.querySelector(`[data-lacks="${field.name}"]`)?.remove()
  box.hidden = box.querySelector('li') === null
}

/** Says nothing more of what is lacking: a new slip begins. */
export function forgetLacks(form: HTMLFormElement, fields: ReadonlyMap<string, Field>): void {
  form.querySelector<HTMLElement>('.slip-lacks')!.hidden = true
  for (const field of fields.values()) tell(field, undefined)
}

function wrongWith(field: Field, fields: ReadonlyMap<string, Field>, { needed, sum, currency }: Words): string | undefined {
  const { need, figures } = field.dataset
  const isComplaint = ['complaint', ''].includes(fields.get('sort')?.value ?? '')
  if (field.value.trim() !== '') return figures !== undefined && readSum(field.value, currency) === undefined ? sum : undefined
  return need === 'always' || (need === 'complaint' && isComplaint) ? needed : undefined
}

function tell(field: Field, wrong: string | undefined): void {
  const told = document.getElementById(field.id.replace('Slip-', 'Wrong-'))!
  told.textContent = wrong ?? ''
  told.hidden = wrong === undefined
  if (wrong === undefined) field.removeAttribute('aria-invalid')
  else field.setAttribute('aria-invalid', 'true')
}

/** The way to a field, and why it is needed or what is wrong with it. */
function wayTo(field: Field, wrong: string): HTMLLIElement {
  const [entry, link] = [document.createElement('li'), document.createElement('a')]
  link.href = `#${field.id}`
  link.textContent = field.labels?.[0]?.firstChild?.textContent?.trim() ?? field.name
  link.addEventListener('click', (event) => {
    event.preventDefault()
    field.focus()
  })
  entry.dataset.lacks = field.name
  entry.append(link, ` ${field.value.trim() === '' ? (field.dataset.why ?? wrong) : wrong}`)
  return entry
}
