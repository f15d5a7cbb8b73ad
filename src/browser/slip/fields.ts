import type { SlipAnswer } from '../../records/slip-text.ts'

/** A field of the slip, whatever it is answered with. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** The fields of the slip, by their names, in their order. */
export function fieldsOf(form: HTMLFormElement): Map<string, Field> {
  return new Map([...form.querySelectorAll<Field>('[data-heading]')].map((field) => [field.name, field]))
}

/** What is answered under each heading, as the log writes it. */
export function answersOf(fields: ReadonlyMap<string, Field>): SlipAnswer[] {
  return [...fields.values()].map((field) => ({ heading: field.dataset.heading!, answer: answerOf(field) }))
}

/** What the log writes for a field: of a choice its words, and of a moment its day and hour. */
function answerOf(field: Field): string {
  if (field.value.trim() === '') return ''
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.text ?? ''
  return field.type === 'datetime-local' ? momentOf(field) : field.value.trim()
}

/** A moment as the log writes it. */
export function momentOf({ value }: Field): string {
  return value.slice(0, 16).replace('T', ' ')
}

/** Sets a field, if it can be that: of a choice that is gone, nothing is set. */
export function setField(field: Field | undefined, value: string | undefined): void {
  if (field === undefined || value === undefined) return
  if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === value)) return
  field.value = value
}

/** The moment it is by this device's clock, as a field for day and hour has it. */
export function momentHere(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`
}
