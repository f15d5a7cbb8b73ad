import { unzipSync } from 'fflate'
import readWorkbookFile, { type CellValue } from 'read-excel-file/node'
import { saysSomething, type Sheet, type SheetProblem } from './sheet.ts'

/** What a workbook may hold, unpacked (bytes): 20,000 complaints have a tenth of it. */
const most = 400_000_000

/** Reads the first sheet of an Excel workbook in which something stands. What a formula came to is read, and not the formula. */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Sheet> {
  const refused = (says: SheetProblem['says']): Sheet => ({ rows: [], problems: [{ line: 1, says, args: { name: fileName } }] })
  try {
    const wrong = wrongInside(bytes)
    if (wrong !== undefined) return refused(wrong)
    const sheets = await readWorkbookFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const used = sheets
      .map(({ sheet, data }) => ({ name: sheet, rows: data.map((row, i) => ({ line: i + 1, cells: row.map(asTyped) })) }))
      .map(({ name, rows }) => ({ name, rows: rows.filter(({ cells }) => saysSomething(cells)) }))
      .filter(({ rows }) => rows.length > 0)
    const [first, ...others] = used
    if (first === undefined) return { rows: [], problems: [] }
    const names = others.map(({ name }) => `“${name}”`).join(', ')
    return { rows: first.rows, problems: others.length === 0 ? [] : [{ line: 1, says: 'more-sheets', args: { first: first.name, names } }] }
  } catch {
    return refused('damaged')
  }
}

/** Looks at what the file says is in it, before anything is unpacked. */
function wrongInside(bytes: Uint8Array): SheetProblem['says'] | undefined {
  let [size, isWorkbook] = [0, false]
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      size += originalSize
      isWorkbook ||= /^\/?xl\//.test(name)
      return false
    },
  })
  return isWorkbook ? (size > most ? 'too-large' : undefined) : 'other-program'
}

/** A cell as somebody would type it. */
function asTyped(value: CellValue | null): string {
  if (value === null) return ''
  if (value instanceof Date) return asDay(value)
  // More figures than these come from how computers halve, and not from whoever typed them.
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value)
}

/** Half a second (milliseconds): hours are kept as parts of a day, and a quarter past ten may come a hair too early. */
const hair = 500

/** A day, and the hour where there is one: what stands in a sheet has no time zone. */
function asDay(date: Date): string {
  const said = new Date(date.getTime() + hair).toISOString().slice(0, 16).replace('T', ' ')
  return said.replace(/ 00:00$/, '')
}
