/** Writes data as JSON. It may be looked at in a terminal, so signs that command one are written as their numbers. */
export function json(data: unknown): string {
  const text = JSON.stringify(data, null, 2)
  return `${text.replace(/[\u007f-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
