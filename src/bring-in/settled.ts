import type { Nodes, Parents } from 'mdast'
import { isTangled } from '../markdown/bounds.ts'
import { parseMarkdown } from '../markdown/grammar.ts'

/** More that is begun and never ended than this is somebody's joke. */
const mostOpen = 20

/** A text with what it begins and does not end brought to its end: code gets its last line, and HTML is shown as it was typed. */
export function withEnds(text: string): string {
  if (isTangled(text)) return text
  let made = text
  for (let n = 0; n < mostOpen; n++) {
    const last = lastIn(parseMarkdown(`${made}\n\n## x\n`, 1))
    if (last.type !== 'code' && last.type !== 'html') return made
    const start = last.position!.start.offset!
    if (last.type === 'html') made = `${made.slice(0, start)}\\${made.slice(start)}`
    else made = `${made}\n${/^(`{3,}|~{3,})/.exec(made.slice(start))?.[0] ?? ''}`
  }
  return made
}

/** The last thing of all, however deep. */
function lastIn(node: Nodes): Nodes {
  const inner = (node as Partial<Parents>).children?.at(-1)
  return inner === undefined ? node : lastIn(inner)
}

/** A text in which no sign means anything but itself: nothing in it is bold, and every word of it is there. */
export function asPlainText(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/[\\`*_~[\]<>&#|!]/g, entity)
        .replace(/^[-+=]|^(?<=\d{0,9})[.)]/, entity)
        .replace(/^(\d{1,9})([.)])/, (_, number: string, sign: string) => number + entity(sign)),
    )
    .join('\n')
}

function entity(sign: string): string {
  return `&#${sign.codePointAt(0)!};`
}
