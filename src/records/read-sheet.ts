import { csvRows } from './csv.ts'
import { lettersOf, toUtf8 } from './letters.ts'
import { readWorkbook } from './read-workbook.ts'
import type { Sheet } from './sheet.ts'

/**
 * Reads a list from the bytes of a file: CSV with commas, semicolons or tabs, in any of the usual alphabets, or the first
 * sheet of an Excel workbook. What it is, its bytes say.
 *
 * @param fileName as messages name it
 * @param separator what stands between cells, where the first line does not show it
 */
export async function readSheet(bytes: Uint8Array, fileName: string, separator?: number): Promise<Sheet> {
  const other = otherThanText(bytes)
  if (other === 'workbook') return readWorkbook(bytes, fileName)
  if (other !== undefined) return { rows: [], problems: [{ line: 1, says: other, args: { name: fileName } }] }
  const letters = lettersOf(bytes)
  const sheet: Sheet = { rows: [], problems: [] }
  if (letters.form === 'windows-1252') sheet.problems.push({ line: 1, says: 'letters-guessed', args: { name: fileName } })
  for (const row of csvRows(toUtf8(bytes, letters), separator)) {
    if (row.open !== undefined) sheet.problems.push({ line: row.open, says: 'never-closed' })
    else if (!row.isEmpty) sheet.rows.push(row)
  }
  return sheet
}

/** Files of other programs, by how they begin. */
function otherThanText(bytes: Uint8Array): 'workbook' | 'locked' | 'other-program' | undefined {
  const begins = (...signs: readonly number[]) => signs.every((sign, i) => bytes[i] === sign)
  if (begins(0x50, 0x4b)) return 'workbook'
  // Older Excel, and newer Excel behind a password, come in the same wrapping.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    const isLocked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    return isLocked ? 'locked' : 'other-program'
  }
  // PDF, RTF, and pages of the web, which some programs save under the name of a list.
  if (begins(0x25, 0x50, 0x44, 0x46) || begins(0x7b, 0x5c, 0x72, 0x74, 0x66) || begins(0x3c)) return 'other-program'
  return undefined
}
