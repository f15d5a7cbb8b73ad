import { judgingWith } from '../check/judging.ts'
import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import { hardFactsIn } from '../history/hard-facts.ts'
import { sameBinding } from '../history/settle.ts'
import type { Words } from '../words/words.ts'
import { pageOf } from './page.ts'

/**
 * What has to be said of a change before it is approved. `nothing`: it is a first version, or nothing that binds differs.
 * `reasons`: something binding differs, and staff must know what and why. `reasons-or-wording`: so it does, but no figure, amount
 * or role among it, so perhaps it was only put better.
 */
export type Wanted = 'nothing' | 'reasons' | 'reasons-or-wording'

/** What has to be said of a working text before it is approved. */
export function wantedFor(document: Document, project: Project, words: Words): Wanted {
  const last = document.life?.versions.at(-1)
  const { sectionsOf } = judgingWith(words)
  const readText = ({ text }: { text: string }) => pageOf(project, document.path, text, words).document
  if (last === undefined || last.did !== 'approved' || sameBinding(document, last, { sectionsOf, readText })) return 'nothing'
  if (last.text === '') return 'reasons'
  const facts = (one: Document) => hardFactsIn(one, sectionsOf).join('\n')
  return facts(readText(last)) === facts(document) ? 'reasons-or-wording' : 'reasons'
}
