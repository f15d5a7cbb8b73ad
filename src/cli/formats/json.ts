/** What {@link JSON.stringify} leaves of the signs that command a terminal, or turn the letters behind them round. */
const commands = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Writes data as JSON. It may be looked at in a terminal, so signs that command one are written as their numbers. */
export function json(data: unknown): string {
  const text = JSON.stringify(data, null, 2)
  return `${text.replace(commands, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
