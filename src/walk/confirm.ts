import { CannotRun } from '../cannot-run.ts'
import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { entryOf, type Entry } from '../history/entry.ts'
import { tooLong } from './too-long.ts'
import { mayApprove } from './who-approves.ts'
import type { Words } from '../words/words.ts'
import { addEntry, withHistory } from './add-entry.ts'
import { asSaid } from './as-said.ts'
import { damageOf } from './damage.ts'
import { aheadOf, entriesOf, type Refusal } from './approve.ts'

/** What somebody says who has looked at a page again and found it still right. */
export interface Confirmation {
  /** The role that looked; whoever looks after the page may. */
  by: string
  /** When to look again. */
  reviewBy: Day
  note?: string | undefined
}

/**
 * Records that a page was looked at again and is still right as it was approved: a file of its own in the history. The page
 * itself stays as it is.
 *
 * @param path from the project
 * @returns the entry, or why it could not be confirmed
 * @throws {CannotRun} where there is no such page, or a file cannot be read or written
 */
export async function confirmReview(
  dir: string,
  read: () => Promise<Project>,
  path: string,
  { by, reviewBy, note }: Confirmation,
  words: Words,
): Promise<Entry | Refusal[]> {
  return withHistory(dir, async () => {
    const project = await read()
    const document = project.documents.find((one) => one.path === path)
    if (document === undefined) throw new CannotRun(words.say('history.named.nothing', { typed: path }))
    const now = document.life?.now
    const { today } = project
    const refuse = (says: string, args: Record<string, string | number> = {}): Refusal[] => [
      {
        file: path,
        message: words.say(`review.${says}.message`, { file: path, ...args }),
        fix: words.say(`review.${says}.fix`, { file: path, ...args }),
      },
    ]
    const own = document.fields.owner === by
    const notTheirs = own ? undefined : mayApprove(by, document, project.working)
    if (notTheirs) return refuse('notTheirs', notTheirs.args)
    const inTheWay = [...damageOf(project, document, words), ...tooLong(path, { note }, words)]
    if (inTheWay.length > 0) return inTheWay
    const ahead = aheadOf(today, entriesOf(project, document))
    if (ahead !== undefined) return refuse('clock', { on: ahead.on, today })
    if (now === undefined || now.did !== 'approved') return refuse('noVersion')
    if (reviewBy <= today) return refuse('past', { day: reviewBy })
    const entry = entryOf({
      page: now.page,
      did: 'reviewed',
      version: now.version,
      by,
      on: today,
      effectiveFrom: today,
      reviewBy,
      note: asSaid(note),
      fingerprint: now.fingerprint,
      rules: now.rules,
      follows: now.sha256,
      text: '',
    })
    // Twice on one day says the same: the first one stays.
    const there = project.history.entries.find(({ file }) => file === entry.file)
    if (there !== undefined) return there
    await addEntry(dir, entry)
    return entry
  })
}
