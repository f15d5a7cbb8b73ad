/**
 * The signs of a personal code. I, L, O and U are not among them: two of them look like figures, one like a zero, and without
 * the last there are fewer words in it that nobody wants on a slip.
 */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What is written in place of a figure it looks like. */
const lookalikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** Signs of a code: the mark, the secret, the check. */
const [inMark, inSecret] = [4, 11]
const inCode = inMark + inSecret + 1

/** Why a typed code is none. */
export interface NoCode {
  /** `letter`: a sign that no code has. `slip`: sixteen signs that do not fit together, so one is mistyped. */
  says: 'empty' | 'short' | 'long' | 'letter' | 'slip'
  /** Of `letter`, the sign. */
  letter?: string
  /** How many signs were typed. */
  typed: number
}

/**
 * Makes the personal code of somebody in a round: `K7QF-M3TX-9P2A-V0NB`. Its first group says who they are and is no secret;
 * the last sign is worked out from the others, so that a slip is told while it is being typed.
 *
 * @param random gives so many bytes that nobody can guess
 */
export function makeCode(random: (count: number) => Uint8Array): string {
  const values = [...random(inMark + inSecret)].map((byte) => byte % signs.length)
  return inGroups([...values, checkOf(values)].map((value) => signs[value]).join(''))
}

/** Reads a code as people type it: small letters, spaces, dashes or none, O for 0, I or L for 1. */
export function readCode(typed: string): { code: string } | NoCode {
  const said = withoutLookalikes(typed.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Pd}_.−]+/gu, ''))
  const letters = [...said]
  if (letters.length === 0) return { says: 'empty', typed: 0 }
  const letter = letters.find((one) => !signs.includes(one))
  if (letter !== undefined) return { says: 'letter', letter, typed: letters.length }
  if (letters.length !== inCode) return { says: letters.length < inCode ? 'short' : 'long', typed: letters.length }
  const values = letters.map((one) => signs.indexOf(one))
  return checkOf(values) === 0 ? { code: inGroups(said) } : { says: 'slip', typed: inCode }
}

/** The public group of a code, which stands on a receipt and says whose it is. */
export function markOf(code: string): string {
  return code.slice(0, inMark)
}

/** Bytes in these signs, five bits each; bits that are left over at the end are dropped. */
export function inSigns(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => signs[Number.parseInt(five, 2)]).join('')
}

/** Signs in groups of four, as they are read aloud. */
export function inGroups(said: string): string {
  return (said.match(/.{1,4}/g) ?? []).join('-')
}

/** Capitals, and figures where something else looks like one. */
export function withoutLookalikes(said: string): string {
  return said.toUpperCase().replaceAll(/[OIL]/g, (one) => lookalikes[one]!)
}

/**
 * The sign that makes signs fit together: nothing, where it is among them already. Each place weighs differently (powers of 2
 * in the field of 32 elements), so one wrong sign is always noticed, and so are two that changed places.
 */
function checkOf(values: readonly number[]): number {
  const sum = values.reduce((soFar, value) => twice(soFar) ^ value, 0)
  return values.length === inCode ? sum : twice(sum)
}

function twice(value: number): number {
  const doubled = value << 1
  return doubled < signs.length ? doubled : doubled ^ 0b100101
}
