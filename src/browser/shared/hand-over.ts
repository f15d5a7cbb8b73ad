/** Some systems cut off what they are asked to open beyond this (letters of the address, the text in it included). */
const longestAddress = 2000

/** A mail that is begun, as an address to open; undefined where it would be cut off. Line ends are those of mails. */
export function mailAddress(to: string, subject: string, text: string): string | undefined {
  const body = text.replaceAll('\n', '\r\n')
  const address = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  return address.length > longestAddress ? undefined : address
}

/** Lets the browser keep a file. Nothing is sent: it is made on this device. */
export function saveFile(name: string, text: string, type: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = Object.assign(document.createElement('a'), { href, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  // Later: some browsers read it only after they have asked where to put it.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}

/**
 * Puts a text where it can be pasted from; where the browser does not let us, it is marked.
 *
 * @param status says which of the two, in the words of its `data-copied` and `data-by-hand`
 */
export async function copyText(text: HTMLTextAreaElement, status: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text.value)
    status.textContent = status.dataset.copied!
  } catch {
    text.focus()
    text.select()
    status.textContent = status.dataset.byHand!
  }
}
