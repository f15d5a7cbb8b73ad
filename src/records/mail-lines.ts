import PostalMime from 'postal-mime'
import { lettersOf, toUtf8 } from './letters.ts'

/** A line of a text, and where it stands: in the file, or in the text of a mail as its reader sees it. */
export interface TextLine {
  line: number
  text: string
}

/** What stands at the head of every mail that a program saved (`.eml`). */
const headOfMail = /^(?:mime-version|content-type|message-id):/im

/**
 * The lines that somebody wrote: of a plain text, all of them; of a mail as a mail program saves it, those of its text. None
 * where nobody can make sense of the mail.
 */
export async function linesIn(bytes: Uint8Array): Promise<TextLine[]> {
  const text = isMail(bytes) ? await textOf(bytes) : toUtf8(bytes, lettersOf(bytes)).toString()
  return text.split(/\r\n|\r|\n/).map((one, i) => ({ line: i + 1, text: one }))
}

/** True for a mail as a mail program saves it. */
export function isMail(bytes: Uint8Array): boolean {
  const [head = ''] = Buffer.from(bytes)
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1)
  return headOfMail.test(head)
}

/** Mails within mails without end, and heads as long as a book, are refused by the library: nobody wrote those. */
async function textOf(bytes: Uint8Array): Promise<string> {
  return PostalMime.parse(bytes).then(
    ({ text = '' }) => text,
    () => '',
  )
}
