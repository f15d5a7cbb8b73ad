import type { Project } from '../../handbook/read.ts'
import type { Document } from '../../handbook/document.ts'
import { changesInSentences } from '../../history/in-a-sentence.ts'
import { redlineOf } from '../../history/redline.ts'
import { redlineView, type RedlineView } from '../../render/redline-view.ts'
import type { Words } from '../../words/words.ts'

/** What differs between two texts of a page, as staff will see it; all of it, since it is managers who look. */
export function redlineBetween(before: Document, after: Document, { working }: Pick<Project, 'working'>, words: Words): RedlineView {
  const setting = { handbook: working, words, audience: 'managers' as const }
  const view = redlineView(redlineOf(before, after, setting), words, changesInSentences(before, after, setting))
  // The screen has said already what stands here.
  const said = words.say('site.redline.binds')
  return { ...view, groups: view.groups.map((group) => (group.heading === said ? { ...group, heading: null } : group)) }
}
