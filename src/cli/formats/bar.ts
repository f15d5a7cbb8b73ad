import pc from 'picocolors'

/** A part of a bar: how much of a whole is done (in twentieths). */
export function bar(done: number, total: number): string {
  const filled = total === 0 ? 0 : Math.round((done / total) * 20)
  return pc.green('█'.repeat(filled)) + pc.dim('░'.repeat(20 - filled))
}
