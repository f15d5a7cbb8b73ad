/** A name as it may stand in an address and in a page: what is no letter, figure or hyphen is spelt out, so that no two are alike. */
export function spelt(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}-]/gu, (sign) => (sign === '/' ? '_' : `_${sign.codePointAt(0)!.toString(16)}_`))
}
