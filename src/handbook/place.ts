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

/** Turns offsets in a text into places, by counting its lines once. */
export function placesIn(text: string): (start: number, end: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const locate = (offset: number) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
  return (start, end) => {
    const from = locate(start)
    const to = locate(Math.max(start, end))
    return { ...from, endLine: to.line, endColumn: to.column }
  }
}
