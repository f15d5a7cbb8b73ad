/** A row as a CSV file has it, without its line end. */
export function csvLine(cells: readonly string[], separator: number): string {
  const sign = String.fromCharCode(separator)
  return cells.map((cell) => (/["\r\n]|^\s|\s$/.test(cell) || cell.includes(sign) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(sign)
}
