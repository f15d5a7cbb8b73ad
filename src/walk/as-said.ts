/**
 * What somebody typed, as it is kept: signs that mean something to a machine and nothing to a reader are left out. A text
 * pasted from a terminal brings them along.
 *
 * @example asSaid('25 was \u001b[1mnever\u001b[0m enough') // '25 was never enough'
 */
export function asSaid(typed: string): string
export function asSaid(typed: string | undefined): string | undefined
export function asSaid(typed: string | undefined): string | undefined {
  return typed
    ?.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
}
