import { CannotRun } from '../cannot-run.ts'
import { judgingWith } from '../check/judging.ts'
import { kindNamed } from '../handbook/document.ts'
import { isInForce, isRecord } from '../handbook/in-force.ts'
import { withDocument, withEntries, type Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { entryOf, type Entry } from '../history/entry.ts'
import { fingerprintOf, rulesOf } from '../history/fingerprint.ts'
import { nextVersion } from '../history/life.ts'
import type { Words } from '../words/words.ts'
import { addEntry, withHistory } from './add-entry.ts'
import { asSaid } from './as-said.ts'
import { damageOf } from './damage.ts'
import { aheadOf, entriesOf, troubleOnTheirDay, type Refusal } from './approve.ts'
import { withAnswer } from './edit-settings.ts'
import { pageOf, withText, type Page } from './page.ts'
import { changeDocument, readDocumentText } from './save.ts'
import { tooLong } from './too-long.ts'
import { mayApprove } from './who-approves.ts'

/** What somebody says who takes a page out of the handbook. */
export interface Retirement {
  /** The role that decides it. */
  by: string
  note?: string | undefined
  /** The page that holds in its place, as the walk's reference to it: a name. */
  replacedBy?: string | undefined
  /** The first day on which nobody works by it any more; by default today. */
  from?: Day | undefined
}

/**
 * Takes a page out of the handbook from a day on. The file stays, marked as retired, so that its address can say what holds
 * now; one that is gone already is retired by its last version. One that was taken out before may still be told what takes its
 * place, or why.
 *
 * @param path from the project
 * @returns the entry, or why it was not retired
 * @throws {CannotRun} where there is no such page, or a file cannot be read or written
 */
export async function retire(
  dir: string,
  read: () => Promise<Project>,
  path: string,
  retirement: Retirement,
  words: Words,
): Promise<Entry | Refusal[]> {
  return withHistory(dir, async () => {
    const project = await read()
    const judging = judgingWith(words)
    const working = project.documents.find((one) => one.path === path)
    const document = working ?? project.approved.find((one) => one.path === path)
    if (document === undefined) throw new CannotRun(words.say('history.named.nothing', { typed: path }))
    const { versions = [] } = document.life ?? {}
    const last = versions.at(-1)
    const refuse = (says: string, args: Record<string, string | number> = {}): Refusal => ({
      file: path,
      message: words.say(`retire.${says}.message`, { file: path, ...args }),
      fix: words.say(`retire.${says}.fix`, { file: path, ...args }),
    })
    const { today } = project
    if (isRecord(document)) return [refuse('record')]
    const notTheirs = mayApprove(retirement.by, document, project.working)
    if (notTheirs)
      return [
        {
          file: path,
          message: words.say(`approve.${notTheirs.says}.message`, { file: path, ...notTheirs.args }),
          fix: words.say(`approve.${notTheirs.says}.fix`, { file: path, ...notTheirs.args }),
        },
      ]
    const inTheWay = [...damageOf(project, document, words), ...tooLong(path, { note: retirement.note }, words)]
    if (inTheWay.length > 0) return inTheWay
    const earlier = last?.did === 'retired' ? last : undefined
    const { replacedBy = earlier?.replacedBy, note = earlier?.note } = retirement
    if (earlier && replacedBy === earlier.replacedBy && note === earlier.note) return [refuse('already', { on: earlier.on })]
    const own = entriesOf(project, document)
    const ahead = aheadOf(today, own)
    if (ahead !== undefined) return [refuse('clock', { on: ahead.on, today })]
    // What is only said later of a page that leaves does not put its day off.
    const from = retirement.from ?? earlier?.effectiveFrom
    const begins = from !== undefined && from > today ? from : today
    if (last === undefined && begins > today && isInForce(document, today)) return [refuse('unkept', { from: begins })]
    const source = working === undefined ? (versions.findLast((one) => one.text !== '')?.text ?? '') : await readDocumentText(dir, path)
    const retired = source === '' ? undefined : asRetired(pageOf(project, path, source, words), { replacedBy })
    const text = retired?.text ?? ''
    const entry = entryOf({
      page: path,
      did: 'retired',
      ...nextVersion(own),
      by: retirement.by,
      on: today,
      effectiveFrom: begins,
      note: asSaid(note),
      replacedBy,
      // Of a page of which no words are left, what it was known by is all that remains.
      fingerprint: retired === undefined ? last!.fingerprint : fingerprintOf(retired.document, judging.sectionsOf),
      rules: retired === undefined ? last!.rules : rulesOf(kindNamed(retired.document.kind)!),
      text,
    })
    const without = withEntries(working === undefined ? project : withDocument(project, path, text, judging), [entry], judging)
    const trouble = troubleOnTheirDay(project, without, [entry], words)
    if (trouble.length > 0) return trouble
    await addEntry(dir, entry)
    if (working !== undefined) await changeDocument(dir, path, (now) => (now === source ? text : undefined))
    return entry
  })
}

/** A page marked as retired. */
function asRetired(page: Page, { replacedBy }: Pick<Retirement, 'replacedBy'>): Page {
  const marked = withAnswer(page.text, ['status'], 'retired')
  return withText(page, replacedBy === undefined ? marked : withAnswer(marked, ['replaced-by'], replacedBy))
}
