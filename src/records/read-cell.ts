import type { Words } from '../words/words.ts'
import type { Column, Setting, Unread } from './column.ts'
import { asMeant } from './formula.ts'
import type { DayOrder } from './moment.ts'

/** What a cell holds, or a sentence that says why it could not be read. */
export type ReadCell = { value: unknown } | { message: string }

/** So many cells of a column are remembered: most of a long list are one of few, and reading each anew takes ten times as long. */
const remembered = 5_000

/** Reads the cells of a column; undefined for one that is empty. */
export function readCells(column: Column, setting: Setting, words: Words): (cell: string) => ReadCell | undefined {
  const known = new Map<string, ReadCell>()
  return (cell) => {
    const bare = cell.trim()
    if (bare === '') return undefined
    const typed = asMeant(bare.includes('\r') ? bare.replaceAll(/\r\n?/g, '\n') : bare)
    const before = known.get(typed)
    if (before !== undefined) return before
    const read = column.read(typed, setting)
    const found = 'says' in read ? { message: why(typed, read, column, setting, words) } : read
    // Texts are seldom the same twice.
    if (column.type !== 'text' && known.size < remembered) known.set(typed, found)
    return found
  }
}

function why(typed: string, { says, args }: Unread, column: Column, setting: Setting, words: Words): string {
  const other = says === 'day' || says === 'moment' ? otherOrder(typed, column, setting) : undefined
  if (other === undefined) return words.say(`records.unread.${says}`, { typed: shortly(typed), ...args })
  if (setting.dayOrder === undefined) return words.say('records.sheet.which-order', { typed })
  return words.say('records.sheet.other-order', { typed, day: other, order: words.say(`records.sheet.${setting.dayOrder}`) })
}

/** The cell as it would read with its days in the other order, or in any where none is known. */
function otherOrder(typed: string, column: Column, { dayOrder, ...setting }: Setting): string | undefined {
  const order: DayOrder = dayOrder === 'day-first' ? 'month-first' : 'day-first'
  const read = column.read(typed, { ...setting, dayOrder: order })
  return 'value' in read ? column.write(read.value, setting) : undefined
}

/** Cells longer than this bury the sentence they stand in (characters). */
const longest = 80

/** A cell as it may stand in a sentence. */
export function shortly(typed: string): string {
  const line = typed.replaceAll(/\s+/g, ' ')
  return line.length <= longest ? line : `${line.slice(0, longest - 3)}...`
}
