/**
 * Text from bytes, with `\n` line ends and no mark at its start. What is no UTF-8 is taken for Windows' old alphabet of
 * western Europe only where that is clearly right.
 *
 * @returns undefined where nobody can tell which letters are meant
 */
export function decodedText(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes)
  return text === undefined || text.includes('\0') ? undefined : text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}

function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = Array.from(bytes, (byte) => western[byte - 0x80] ?? String.fromCharCode(byte)).join('')
    return isClearlyWestern(text) ? text : undefined
  }
}

/** What Windows put where the standard has no letters, from byte 0x80 on; Node's own decoder leaves them out. */
export const western = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ']

/** Text of another alphabet, read as the western one, has rows of accented letters, or capitals and rare letters inside words. */
function isClearlyWestern(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const accented = text.match(/[\u00c0-\u00ff\u0160\u0161\u017d\u017e\u0178\u0152\u0153]/g)?.length ?? 0
  const isStrange =
    /[\u0080-\u009f\u00fe\u00de\u00f0\u00d0\u00d7\u00f7\u0192\u00a4\u00a6\u00ac\u00b8]|[\u00c0-\u00ff]{3}|\p{Ll}[\u00c0-\u00de]/u.test(text)
  return letters > 0 && !isStrange && accented <= letters / 5
}
