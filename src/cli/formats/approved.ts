import pc from 'picocolors'
import type { Document } from '../../handbook/document.ts'
import type { Project } from '../../handbook/read.ts'
import type { Day } from '../../handbook/values/date.ts'
import type { Entry } from '../../history/entry.ts'
import { dayInWords } from '../../render/values.ts'
import type { Approved } from '../../walk/approve.ts'
import { titleOfRole } from '../../walk/who-approves.ts'
import { placeTaken } from '../../walk/place-taken.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import { visibleLine } from './visible.ts'

/**
 * What approving came to, page by page, and what to do next.
 *
 * @param project as it was before
 */
export function approvedInWords({ versions, unchanged, changedMeanwhile }: Approved, project: Project, words: Words): string {
  const { today, working } = project
  const lines = versions.flatMap((entry) => {
    const title = titleOf(entry, project)
    const by = titleOfRole(entry.by, working)
    const head = pc.green(atMargin(words.say('approve.done.version', { title, n: entry.version, by }), 0))
    return [
      head,
      ...[fromWhen(entry, today, words), ...placeTaken(lifeOf(entry, project), entry.effectiveFrom, words), forStaff(entry, words)].flatMap(
        (line) => (line === undefined ? [] : [atMargin(line, 2)]),
      ),
    ]
  })
  for (const file of unchanged) lines.push(pc.dim(atMargin(words.say('approve.done.unchanged', { file }), 0)))
  for (const file of changedMeanwhile) lines.push(pc.yellow(atMargin(words.say('approve.done.changedMeanwhile', { file }), 0)))
  if (versions.length > 0) lines.push(whenToPublish(versions, today, words))
  return `${lines.join('\n')}\n`
}

/** What is published on a day is what holds on it. */
export function whenToPublish(entries: readonly Pick<Entry, 'effectiveFrom'>[], today: Day, words: Words): string {
  const [first] = entries.map(({ effectiveFrom }) => effectiveFrom).toSorted()
  if (first === undefined || first <= today) return words.say('approve.done.next')
  return words.say('approve.done.nextLater', { day: dayInWords(first, words) })
}

/** From when on a version holds, and what staff read until then. */
export function fromWhen({ effectiveFrom, version }: Entry, today: Day, words: Words): string {
  if (effectiveFrom <= today) return words.say('approve.done.now')
  const day = dayInWords(effectiveFrom, words)
  return words.say(version === 1 ? 'approve.done.fromFirst' : 'approve.done.from', { day })
}

function forStaff({ differently, meansTheSameAs }: Entry, words: Words): string | undefined {
  if (meansTheSameAs !== undefined) return words.say('approve.done.sameAsBefore')
  if (differently === undefined) return undefined
  return differently === 'no'
    ? words.say('approve.done.nothingDifferent')
    : words.say('approve.done.differently', { differently: visibleLine(differently) })
}

function lifeOf({ page }: Entry, { documents }: Project): Document['life'] {
  return documents.find(({ path }) => path === page)?.life
}

function titleOf({ page }: Entry, { documents }: Project): string {
  const document = documents.find(({ path }) => path === page)
  return visibleLine(document?.title ?? document?.name ?? page)
}
