/** What stands at the head and the foot of each sheet. */
export interface RunningTitles {
  /** Whose handbook it is, on the left of the head. */
  company: string
  /** What each part is about, on the right of the head, by the class of its element. */
  parts: readonly { className: string; title: string; wide: boolean }[]
  /** The day, on the left of the foot. */
  day: string
  /** The number of the sheet, on the right of the foot; `{n}` and `{m}` stand for it and for how many there are. */
  page: string
}

/** A running title must leave room for the one on the other side of the sheet (characters). */
const longest = 60

/**
 * Style for the margins of sheets. Browsers know no other way to put the title of a part on each of its sheets than a
 * named page for each part, written when the site is made.
 */
export function runningTitles({ company, parts, day, page }: RunningTitles): string {
  const number = page
    .split(/(\{[nm]\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '{n}' ? 'counter(page)' : piece === '{m}' ? 'counter(pages)' : quoted(piece)))
    .join(' ')
  const margins = [
    box('top-left', quoted(shortened(company))),
    box('top-right', 'none'),
    box('bottom-left', quoted(shortened(day))),
    box('bottom-right', number),
  ]
  return [
    `@page {\n  margin: 19mm 16mm 18mm;\n${margins.join('')}}\n`,
    ...parts.map(
      ({ className, title, wide }) =>
        `@page ${className} {\n${wide ? '  size: landscape;\n' : ''}${box('top-right', quoted(shortened(title)))}}\n`,
    ),
    `@media print {\n${parts.map(({ className }) => `  .${className} {\n    page: ${className};\n  }\n`).join('\n')}}\n`,
  ].join('\n')
}

function box(place: string, content: string): string {
  return `  @${place} {\n    content: ${content};\n    font: 9pt/1.3 system-ui, sans-serif;\n    color: #333;\n    white-space: nowrap;\n  }\n`
}

function shortened(text: string): string {
  const letters = [...text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()]
  return letters.length <= longest
    ? letters.join('')
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}

/** A text as a string in a style: whatever it holds, it ends where it should. */
function quoted(text: string): string {
  return `"${text.replace(/[^\p{L}\p{M}\p{N} .,;:·–—…]/gu, (letter) => `\\${letter.codePointAt(0)!.toString(16)} `)}"`
}
