import { copyText, mailAddress, saveFile } from '../shared/hand-over.ts'
import { filled } from './filled.ts'
import type { KeptReceipt } from './kept.ts'

/** The receipts that wait to be sent, and the ways to send them. */
export interface Receipts {
  show(receipts: readonly KeptReceipt[]): void
}

/** Shows receipts, and hands them over as one text. Nothing is sent by the page itself. */
export function showReceiptsIn(section: HTMLElement, sent: () => void): Receipts {
  const part = <E extends HTMLElement = HTMLElement>(name: string) => section.querySelector<E>(name)!
  const [title, list, text, status] = [part('h2'), part('ul'), part<HTMLTextAreaElement>('textarea'), part('[role="status"]')]
  const { one = '', some = '', version = '', mail = '', subject = '' } = section.dataset

  /** Whose they are: with it in its name, no file takes the place of somebody else's. */
  let marks: string[] = []

  const ways: Record<string, () => void> = {
    mail: () => {
      const link = part<HTMLAnchorElement>('.sign-mail')
      const address = mailAddress(mail, subject, text.value)
      status.textContent = (address === undefined ? status.dataset.long : status.dataset.mail)!
      if (address === undefined) return
      link.href = address
      link.click()
    },
    copy: () => void copyText(text, status),
    file: () => {
      const name = `receipts-${marks.join('-')}.txt`
      saveFile(name, text.value, 'text/plain')
      status.textContent = filled(status.dataset.file!, { file: name })
    },
    sent,
  }
  for (const button of section.querySelectorAll<HTMLButtonElement>('[data-way]'))
    button.addEventListener('click', () => ways[button.dataset.way!]!())

  return {
    show: (receipts) => {
      section.hidden = receipts.length === 0
      marks = [...new Set(receipts.map(({ mark }) => mark))]
      title.textContent = receipts.length === 1 ? one : filled(some, { n: receipts.length })
      list.replaceChildren(
        ...receipts.map((receipt) => {
          const entry = document.createElement('li')
          entry.textContent = saidOf(receipt, version)
          return entry
        }),
      )
      text.value = receipts.map((receipt) => `${saidOf(receipt, version)}\n${receipt.line}\n`).join('\n')
      // Where a browser does not fit it to its text: as many lines as a phone needs for it.
      text.rows = Math.min(5 * receipts.length, 10)
      status.textContent = ''
    },
  }
}

function saidOf({ title, version }: KeptReceipt, sentence: string): string {
  return filled(sentence, { title, n: version })
}
