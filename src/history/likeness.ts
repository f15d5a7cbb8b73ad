/**
 * How alike two texts are by their words, whatever their order: 0 for nothing in common, 1 for the same words (Dice's
 * coefficient, each word counted as often as it stands there).
 */
export function likeness(before: readonly string[], after: readonly string[]): number {
  if (before.length + after.length === 0) return 1
  const left = new Map<string, number>()
  for (const word of before) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of after) {
    const n = left.get(word) ?? 0
    if (n > 0) {
      common++
      left.set(word, n - 1)
    }
  }
  return (2 * common) / (before.length + after.length)
}
