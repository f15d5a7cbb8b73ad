/** Where something stands in a file. Lines and columns count from 1; the end column is the first one after it. */
export interface Place {
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** The first character of a file: where a finding about all of it points. */
export const fileStart: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** The key under which a path's place is kept: `ladder/0/may/1`. */
export function placeKey(path: readonly (string | number)[]): string {
  return path.join('/')
}
