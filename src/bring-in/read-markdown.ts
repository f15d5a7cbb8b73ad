import type { Words } from '../words/words.ts'
import { nearOf, type Found, type Lost } from './found.ts'
import { withNotesNearby } from './notes-nearby.ts'

/** A markdown file as it was typed. Settings at its top are shown as they stand, and never obeyed. */
export function readMarkdown(name: string, text: string, words: Words): Found {
  const markdown = withNotesNearby(withSettingsShown(text))
  return { name, markdown, lost: lostIn(markdown, words) }
}

/** Settings stand between two like lines, at the very top: `---`, `+++` or `;;;`. */
function withSettingsShown(text: string): string {
  const [whole, , , settings] = /^((---|\+\+\+|;;;)[a-z]*[ \t]*)\n([^]*?)\n\2[ \t]*(?=\n|$)/.exec(text) ?? []
  if (whole === undefined || settings!.trim() === '') return text
  const fence = '`'.repeat(Math.max(3, ...[...settings!.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)))
  return `${fence}\n${settings}\n${fence}\n${text.slice(whole.length)}`
}

/** Where nothing stands on its own line, so far back words are looked for (characters). */
const farthest = 500

/** Pictures lie in files of their own, and remarks are seen by nobody: both stay in the text, and are told of. */
function lostIn(markdown: string, words: Words): Lost[] {
  const lost: Lost[] = []
  // Each part is bounded: a file may open a thousand remarks and end none.
  const sign = /(`{1,20})[^`]{0,2000}\1|<!--([^]{0,5000}?)-->|!\[([^\]]{0,500})\]\(([^()\s]{1,2000})[^)]{0,500}\)/g
  for (const { 2: remark = '', 3: alt = '', 4: picture, index: at } of markdown.matchAll(sign)) {
    const said = remark.replace(/\s+/g, ' ').trim()
    if (picture === undefined && said === '') continue
    const says =
      picture === undefined ? words.say('bring-in.remark', { words: said }) : words.say('bring-in.pictureFile', { file: picture })
    const before = markdown.slice(Math.max(0, at - farthest), at)
    lost.push({ says, near: nearOf(/[^\n]*$/.exec(before)![0]) || nearOf(alt) || nearOf(before.trimEnd().split('\n').at(-1)!), at })
  }
  return lost
}
