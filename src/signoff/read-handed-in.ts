import PostalMime from 'postal-mime'
import { lettersOf, toUtf8 } from '../records/letters.ts'
import { isMail } from '../records/mail-lines.ts'
import { readSheet } from '../records/read-sheet.ts'
import type { SheetProblem } from '../records/sheet.ts'
import { receiptsIn, type Found } from './receipts-in.ts'

/** Something handed in: a text that was pasted, a mail, a list. */
export interface HandedIn {
  /** As messages name it. */
  name: string
  bytes: Uint8Array
}

/** What begins a workbook, an older one or one behind a password, and a PDF: nobody finds a receipt in their bytes. */
const packed = [
  [0x50, 0x4b],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
]

/** The receipts in what somebody handed in; of a mail, those in its text and in the files that hang on it. What cannot be read is told. */
export async function receiptsHandedIn({ name, bytes }: HandedIn, tell: (problem: SheetProblem) => void = () => {}): Promise<Found[]> {
  if (packed.some((signs) => signs.every((byte, i) => bytes[i] === byte))) {
    const { rows, problems } = await readSheet(bytes, name)
    problems.filter(({ says }) => says !== 'more-sheets').forEach(tell)
    return rows.flatMap(({ line, cells }) => receiptsIn(cells.join('\n')).map((found) => ({ ...found, line })))
  }
  if (!isMail(bytes)) return receiptsIn(plain(bytes))
  const mail = await PostalMime.parse(bytes).catch(() => undefined)
  if (mail === undefined) return receiptsIn(plain(bytes))
  const written = receiptsIn(mail.text ?? '')
  const texts = mail.attachments.filter(({ mimeType }) => /^text\/|^application\/octet-stream$/.test(mimeType))
  const hung = texts.flatMap(({ content }) =>
    receiptsIn(typeof content === 'string' ? content : plain(new Uint8Array(content as ArrayBuffer))),
  )
  // Many programs send the same text twice, once with markup.
  return [...(written.length > 0 ? written : receiptsIn(mail.html ?? '')), ...hung]
}

function plain(bytes: Uint8Array): string {
  return toUtf8(bytes, lettersOf(bytes)).toString()
}
