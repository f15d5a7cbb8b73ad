import { headingsIn, linesOf, type Line } from './outline.ts'

/**
 * Puts notes and link addresses under the heading where they are called, and where several call them, under each: a
 * text that is cut at its headings would lose them otherwise. What nobody calls is made text, since no page shows it.
 */
export function withNotesNearby(markdown: string): string {
  const lines = linesOf(markdown)
  const notes = notesIn(lines)
  if (notes.length === 0) return markdown
  const byName = new Map(notes.toReversed().map((note) => [note.name, note]))
  const taken = new Map(notes.flatMap((note) => note.lines.map((line) => [line, note] as const)))
  const begins = new Set(headingsIn(markdown).map(({ from }) => from))
  const sections: Line[][] = [[]]
  for (const line of lines) {
    if (begins.has(line.from)) sections.push([])
    sections.at(-1)!.push(line)
  }
  const everCalled = new Set<string>()
  const known = { byName, everCalled }
  const written = sections.map((section) => {
    const called = calledIn(
      section.filter((line) => !taken.has(line)),
      byName,
    )
    for (const name of called) everCalled.add(name)
    return { section, called }
  })
  const cut = written.map(({ section, called }) => {
    const own = section.filter((line) => staysHere(taken.get(line), known, called))
    const there = new Set(own.flatMap((line) => taken.get(line)?.name ?? []))
    const missing = [...called].filter((name) => !there.has(name)).flatMap((name) => byName.get(name)!.lines.map(({ text }) => text))
    const texts = own.map((line) => shown(line, taken.get(line), known))
    if (missing.length === 0) return texts.join('\n')
    return `${texts.join('\n').trimEnd()}\n\n${missing.join('\n').trimEnd()}\n`
  })
  return cut.join('\n')
}

interface Note {
  /** In small letters, with a caret for a note. */
  name: string
  lines: Line[]
}

interface Known {
  byName: ReadonlyMap<string, Note>
  /** Names that are called anywhere. */
  everCalled: ReadonlySet<string>
}

const opening = /^ {0,3}\[(\^?[^\]\s[](?:[^\][]{0,200}))\]:(?=\s*\S)/

function notesIn(lines: readonly Line[]): Note[] {
  return lines.flatMap((line, i) => {
    const name = line.isQuoted ? undefined : opening.exec(line.text)?.[1]?.toLowerCase()
    if (name === undefined || (i > 0 && lines[i - 1]!.text.trim() !== '' && !opening.test(lines[i - 1]!.text))) return []
    let end = i + 1
    // A note goes on in lines that are indented; an address stands on one.
    while (name.startsWith('^') && end < lines.length && /^(?: {4}|\t)\s*\S/.test(lines[end]!.text)) end++
    return [{ name, lines: lines.slice(i, end) }]
  })
}

/** The names of notes called in some lines, and of those called in these notes. */
function calledIn(lines: readonly Line[], byName: ReadonlyMap<string, Note>): Set<string> {
  const called = new Set<string>()
  const look = (from: readonly Line[]): void => {
    for (const { text } of from) {
      for (const [, label] of text.matchAll(/\[(\^?[^\][]{1,201})\]/g)) {
        const name = label!.toLowerCase()
        const note = byName.get(name)
        if (note === undefined || called.has(name)) continue
        called.add(name)
        look(note.lines.map((line, i) => (i === 0 ? { ...line, text: line.text.replace(opening, '') } : line)))
      }
    }
  }
  look(lines.filter(({ isQuoted }) => !isQuoted))
  return called
}

/** A note leaves its place only where others call it and its own part does not. */
function staysHere(note: Note | undefined, { byName, everCalled }: Known, called: ReadonlySet<string>): boolean {
  return note === undefined || byName.get(note.name) !== note || !everCalled.has(note.name) || called.has(note.name)
}

/** The first line of a note that nobody calls, or that is given a second time, with its mark undone. */
function shown({ text, from }: Line, note: Note | undefined, { byName, everCalled }: Known): string {
  if (note === undefined || note.lines[0]!.from !== from) return text
  return byName.get(note.name) === note && everCalled.has(note.name) ? text : text.replace('[', '\\[')
}
