import { slipAsList, slipAsMail, type SlipAnswer } from '../../records/slip-text.ts'

/** How a slip can be handed in. */
export type Way = 'file' | 'mail' | 'text'

/** Some systems cut off what they are asked to open beyond this (letters of the address, the text in it included). */
const longestAddress = 2000

/** Hands a slip in, and shows what came of it in the place of the form. */
export function handIn(
  way: Way,
  answers: readonly SlipAnswer[],
  { received, mail, subject }: { received: string; mail: string; subject: string },
): void {
  const text = slipAsMail(answers)
  if (way === 'file') return show('file', text, { file: save(slipAsList(answers), received) })
  if (way === 'text') return show('text', text)
  // Line ends as mails have them.
  const body = text.replaceAll('\n', '\r\n')
  const address = `mailto:${mail}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  if (address.length > longestAddress) return show('long', text)
  const link = document.querySelector<HTMLAnchorElement>('.slip-mail')!
  link.href = address
  show('mail', text)
  link.click()
}

/** Lets the browser keep a file. Nothing is sent: it is made on this device. */
function save(list: string, received: string): string {
  const name = `slip-${received.slice(0, 10)}-${received.slice(11, 16).replace(':', '')}.csv`
  const href = URL.createObjectURL(new Blob([list], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  // Later: some browsers read it only after they have asked where to put it.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
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

/** Puts the text where it can be pasted from; where the browser does not let us, it is marked. */
export async function copyText(): Promise<void> {
  const text = document.querySelector<HTMLTextAreaElement>('#SlipText')!
  const status = document.querySelector<HTMLElement>('.slip-text [role="status"]')!
  try {
    await navigator.clipboard.writeText(text.value)
    status.textContent = status.dataset.copied!
  } catch {
    text.focus()
    text.select()
    status.textContent = status.dataset.byHand!
  }
}
