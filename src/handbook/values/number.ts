/** Why a number could not be read: a comma, or a point with three digits after it, means different things to different readers. */
export type NumberProblem = 'not-a-number' | 'comma' | 'thousands-point'

/**
 * Reads a number as a person types it: `25`, `25.50`, `-10`, `1 000`.
 *
 * `1,000` is a thousand in London and one in Copenhagen, so it is a problem and not a guess; so is `1.000`.
 */
export function parseNumber(text: string): number | NumberProblem {
  const typed = text.trim().replace(/^[−–]/, '-')
  if (/^-?\d{1,3}(\.\d{3})+$/.test(typed)) return 'thousands-point'
  if (/^-?\d[\d\s.]*,[\d\s.,]*\d$/.test(typed)) return 'comma'
  if (!/^-?(\d+|\d{1,3}(\s\d{3})+)(\.\d+)?$/.test(typed)) return 'not-a-number'
  const value = Number(typed.replace(/\s/g, ''))
  // Past this, a double no longer holds every whole number, and the figure would change silently.
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : 'not-a-number'
}
