import { findingsIn, type Judged } from '../check/findings.ts'
import { judgingWith } from '../check/judging.ts'
import { severityOf } from '../check/severity.ts'
import type { Document } from '../handbook/document.ts'
import { onDay, type Project } from '../handbook/read.ts'
import { sentences } from '../words/sentences.ts'
import type { Words } from '../words/words.ts'

/**
 * What nobody answers any more once a page is out of the handbook, in sentences: the situation it was for, where a page of
 * another sort takes its place, and what checking misses then that it did not miss before.
 *
 * @param before the project as it was, and `after` as it is; both are looked at on the day the page leaves
 */
export function leftOpen(
  { page, heir, before, after }: { page: Document; heir: Document | undefined; before: Project; after: Project },
  words: Words,
): string[] {
  const judging = judgingWith(words)
  const known = new Set(gapsIn(onDay(before, after.today, judging)).map(sortOf))
  const gaps = gapsIn(after)
    .filter((finding) => !known.has(sortOf(finding)) && finding.file !== page.path)
    .map((finding) => sentences(words, finding).message)
  const isUnanswered = page.kind === 'discretion' && heir !== undefined && heir.kind !== 'discretion'
  const said = { title: page.title ?? page.name, heir: heir?.title ?? heir?.name ?? '' }
  return [...(isUnanswered ? [words.say('retire.done.unanswered', said)] : []), ...new Set(gaps)]
}

/** What is missing in what staff have. */
function gapsIn(project: Project): Judged[] {
  return findingsIn(project).filter(({ rule, inForce }) => inForce && severityOf(rule) === 'gap')
}

function sortOf({ rule, file, says, args }: Judged): string {
  return JSON.stringify([rule, file, says, args])
}
