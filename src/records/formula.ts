/**
 * What a spreadsheet might take for a formula and work out, wherever the list goes: a sign at the start, in the broad
 * letters of East Asia too, or a tab. Apostrophes before it are ours, or somebody's own.
 */
const formula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/

/** A cell that no spreadsheet works out: it begins with an apostrophe where it would look like a formula. */
export function harmless(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

/** A cell as it was meant, without the apostrophe. What never looked like a formula keeps its own. */
export function asMeant(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}
