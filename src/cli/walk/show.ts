import type { Answer } from '../../walk/answers.ts'
import { inALine as joined } from '../../walk/in-a-line.ts'
import { visible, visibleLine } from '../formats/visible.ts'

/** An answer on one line, with what a terminal would obey shown instead. */
export function inALine(answer: Answer | undefined): string {
  return visibleLine(joined(answer))
}

/** Text at a margin, line by line, with its long lines broken at words (columns). */
export function atMargin(text: string, margin: number, width = 76): string {
  const indent = ' '.repeat(margin)
  return visible(text)
    .split('\n')
    .flatMap((line) => brokenAt(line, width - margin))
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n')
}

function brokenAt(line: string, width: number): string[] {
  const lead = /^\s*/.exec(line)![0]
  const lines: string[] = []
  let current = lead
  for (const word of line.trim().split(' ')) {
    if (current.trim() !== '' && current.length + word.length + 1 > width) {
      lines.push(current)
      current = lead + word
    } else current = current.trim() === '' ? lead + word : `${current} ${word}`
  }
  return [...lines, current]
}
