import { slipAsList, slipAsMail, type SlipAnswer } from '../../records/slip-text.ts'
import { copyText, mailAddress, saveFile } from '../shared/hand-over.ts'

/** How a slip can be handed in. */
export type Way = 'file' | 'mail' | 'text'

/** Hands a slip in, and shows what came of it in the place of the form. */
export function handIn(
  way: Way,
  answers: readonly SlipAnswer[],
  { received, mail, subject }: { received: string; mail: string; subject: string },
): void {
  const text = slipAsMail(answers)
  if (way === 'file') return show('file', text, { file: save(slipAsList(answers), received) })
  if (way === 'text') return show('text', text)
  const address = mailAddress(mail, subject, text)
  if (address === undefined) return show('long', text)
  const link = document.querySelector<HTMLAnchorElement>('.slip-mail')!
  link.href = address
  show('mail', text)
  link.click()
}

/** Keeps the slip as a file, and says what it is called. */
function save(list: string, received: string): string {
  const name = `slip-${received.slice(0, 10)}-${received.slice(11, 16).replace(':', '')}.csv`
  saveFile(name, list, 'text/csv')
  return name
}

function show(what: Way | 'long', text: string, args: Readonly<Record<string, string>> = {}): void {
  const handed = document.querySelector<HTMLElement>('.slip-handed')!
  for (const part of handed.querySelectorAll<HTMLElement>('[data-handed]')) part.hidden = part.dataset.handed !== what
  const part = handed.querySelector<HTMLElement>(`[data-handed="${what}"]`)!
  for (const sentence of part.querySelectorAll<HTMLElement>('[data-text]'))
    sentence.textContent = sentence.dataset.text!.replace(/\{(\w+)\}/g, (brace, name: string) => args[name] ?? brace)
  const asText = handed.querySelector<HTMLElement>('.slip-text')!
  asText.hidden = what === 'file' || what === 'mail'
  asText.querySelector('textarea')!.value = asText.hidden ? '' : text
  asText.querySelector('[role="status"]')!.textContent = ''
  const next = handed.querySelector<HTMLButtonElement>('.slip-next')!
  next.textContent = (what === 'file' ? next.dataset.next : next.dataset.sent)!
  // What is saved as a file is handed in: there is nothing left to throw away.
  handed.querySelector<HTMLElement>('.slip-away')!.hidden = what === 'file'
  handed.hidden = false
  const title = handed.querySelector<HTMLElement>('h2')!
  title.textContent = part.dataset.title!
  title.focus()
}

/** Puts the slip's text where it can be pasted from. */
export function copySlip(): Promise<void> {
  return copyText(
    document.querySelector<HTMLTextAreaElement>('#SlipText')!,
    document.querySelector<HTMLElement>('.slip-text [role="status"]')!,
  )
}
