import { judgingWith } from '../check/judging.ts'
import { kindNamed } from '../handbook/document.ts'
import { entryOf, type Entry } from '../history/entry.ts'
import { fingerprintOf, rulesOf } from '../history/fingerprint.ts'
import { nextVersion } from '../history/life.ts'
import { readProject } from '../project.ts'
import { addEntry, withHistory } from './add-entry.ts'
import { aheadOf, entriesOf } from './approve.ts'
import { damageOf } from './damage.ts'
import { pageOf, type Page } from './page.ts'
import { readDocumentText } from './save.ts'

/**
 * Keeps the better wording of a page as a version of its own, before a change that has to wait: staff go on with these very words.
 * It means the same as the version before, so it is the same role that approved it, and nobody is asked to read it again.
 *
 * @param now as it stands on the disk
 * @param next as it is about to be saved
 * @returns undefined where there is nothing to keep, or nothing can be built on what was kept
 */
export async function keepWordingBefore(now: Page, next: Page): Promise<Entry | undefined> {
  if (!hasBetterWording(now) || next.document.life?.working === 'same') return undefined
  const { path, words, project: known } = now
  const { dir, today, hasRecords } = known
  return withHistory(dir, async () => {
    const project = await readProject(dir, { today, records: hasRecords })
    const page = pageOf(project, path, await readDocumentText(dir, path), words)
    const { document, text } = page
    const own = entriesOf(project, document)
    if (!hasBetterWording(page) || aheadOf(today, own) !== undefined || damageOf(project, document, words).length > 0) return undefined
    const { by, meansTheSameAs, fingerprint } = document.life!.now!
    const entry = entryOf({
      page: path,
      did: 'approved',
      ...nextVersion(own),
      by,
      on: today,
      effectiveFrom: today,
      note: words.say('approve.betterWording'),
      differently: 'no',
      meansTheSameAs: meansTheSameAs ?? fingerprint,
      fingerprint: fingerprintOf(document, judgingWith(words).sectionsOf),
      rules: rulesOf(kindNamed(document.kind)!),
      text,
    })
    await addEntry(dir, entry)
    return entry
  })
}

/** True where staff read better words than the version that was kept, and would lose them once something else is changed here. */
function hasBetterWording({ document: { life }, text }: Page): boolean {
  return life?.working === 'same' && life.now?.text !== text && life.coming.length === 0
}
