import { findingsIn, type Judged } from '../check/findings.ts'
import { judgingWith } from '../check/judging.ts'
import { severityOf } from '../check/severity.ts'
import { withDocument, withEntries, onDay, type Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Document } from '../handbook/document.ts'
import { isInForce } from '../handbook/in-force.ts'
import { largestDocument } from '../handbook/files.ts'
import { entryOf, type Entry } from '../history/entry.ts'
import { fingerprintOf, rulesOf } from '../history/fingerprint.ts'
import { hardFactsIn } from '../history/hard-facts.ts'
import { nextVersion } from '../history/life.ts'
import { sameBinding } from '../history/settle.ts'
import { kindNamed } from '../handbook/document.ts'
import { sentences } from '../words/sentences.ts'
import type { Words } from '../words/words.ts'
import { addEntry, withHistory } from './add-entry.ts'
import { asSaid } from './as-said.ts'
import { damageOf } from './damage.ts'
import { withAnswer } from './edit-settings.ts'
import { approved as asApproved, pageOf, withText } from './page.ts'
import { changeDocument, readDocumentText } from './save.ts'
import { tooLong } from './too-long.ts'
import { mayApprove } from './who-approves.ts'

/** What somebody says who approves. */
export interface Approval {
  /** The role that approves. */
  by: string
  /** What changed, and why: staff read it. */
  note?: string | undefined
  /** What staff do differently from now on; `no` where nothing. */
  differently?: string | undefined
  /** The day from which it holds; by default the one the page names, or today. */
  from?: Day | undefined
  /** Words that bind were only put better: nobody is asked to read it again. */
  wording?: boolean
}

/** Why a page was not approved, as sentences. */
export interface Refusal {
  file: string
  /** Which of the reasons in the words of approving it is; undefined where checking has found something. */
  says?: string
  /** Of the file, where there is a place to look at. */
  line?: number
  message: string
  fix: string
}

/** What approving came to. All pages or none. */
export interface Approved {
  refusals: Refusal[]
  /** Versions that were added, in the order of their pages. */
  versions: Entry[]
  /** Pages of which nothing that binds had changed since they were approved: there was nothing to do. */
  unchanged: string[]
  /** Pages that somebody changed in the very moment: the text that was looked at is approved, and theirs is not. */
  changedMeanwhile: string[]
}

/**
 * Approves documents: staff work by what stands in them now, from its day on, until something is approved in its place.
 *
 * @param read reads the project as it stands on the disk; called once nobody else is approving
 * @param paths from the project
 * @throws {CannotRun} where a file cannot be read or written
 */
export async function approve(
  dir: string,
  read: () => Promise<Project>,
  paths: readonly string[],
  approval: Approval,
  words: Words,
): Promise<Approved> {
  return withHistory(dir, async () => {
    const before = await read()
    const said = { ...approval, note: asSaid(approval.note), differently: asSaid(approval.differently) }
    const refusals: Refusal[] = []
    const unchanged: string[] = []
    const versions: { entry: Entry; seen: string }[] = []
    let now = before
    for (const path of paths) {
      const seen = await readDocumentText(dir, path)
      const made = versionOf(now, path, seen, said, words)
      if (Array.isArray(made)) refusals.push(...made)
      else if (made === 'unchanged') unchanged.push(path)
      else {
        versions.push({ entry: made, seen })
        now = withEntries(withDocument(now, path, made.text, judgingWith(words)), [made], judgingWith(words))
      }
    }
    if (refusals.length === 0)
      refusals.push(
        ...troubleOnTheirDay(
          before,
          now,
          versions.map(({ entry }) => entry),
          words,
        ),
      )
    if (refusals.length > 0) return { refusals, versions: [], unchanged, changedMeanwhile: [] }
    const changedMeanwhile: string[] = []
    for (const { entry, seen } of versions) {
      // First what cannot be lost: from here on it is approved, whatever becomes of the file.
      await addEntry(dir, entry)
      const text = await changeDocument(dir, entry.page, (source) => (source === seen ? entry.text : undefined))
      if (text !== entry.text) changedMeanwhile.push(entry.page)
    }
    return { refusals: [], versions: versions.map(({ entry }) => entry), unchanged, changedMeanwhile }
  })
}

/** The version a document becomes, or why it cannot. */
function versionOf(project: Project, path: string, text: string, approval: Approval, words: Words): Entry | 'unchanged' | Refusal[] {
  const { today } = project
  const page = pageOf(project, path, text, words)
  const { document } = page
  const refuse = (says: string, args: Record<string, string | number> = {}): Refusal => ({
    file: path,
    says,
    message: words.say(`approve.${says}.message`, { file: path, ...args }),
    fix: words.say(`approve.${says}.fix`, { file: path, ...args }),
  })
  if (page.template.kind.home === 'records') return [refuse('record')]
  const refusals: Refusal[] = damageOf(project, document, words)
  refusals.push(...tooLong(path, { note: approval.note, differently: approval.differently }, words))
  const notTheirs = mayApprove(approval.by, document, project.working)
  if (notTheirs) refusals.push(refuse(notTheirs.says, notTheirs.args))

  const from = approval.from ?? (document.fields.effectiveFrom as Day | undefined)
  const dated = approval.from === undefined ? page : withText(page, withAnswer(page.text, ['effective-from'], approval.from))
  const done = asApproved(dated)
  for (const { message, fix, line } of done.remarks) refusals.push({ file: path, message, fix, line })
  if (Buffer.byteLength(done.page.text) > largestDocument) refusals.push(refuse('tooLarge'))
  if (!done.taken) return refusals

  const life = document.life
  const own = entriesOf(project, document)
  const { version, follows } = nextVersion(own)
  const last = life?.versions.at(-1)
  const judging = judgingWith(words)
  const fingerprint = fingerprintOf(done.page.document, judging.sectionsOf)
  const hard = (one: Document) => hardFactsIn(one, judging.sectionsOf).join('\n')
  const rules = rulesOf(kindNamed(document.kind)!)
  const ahead = aheadOf(today, own)
  if (ahead !== undefined) refusals.push(refuse('clock', { on: ahead.on, today }))
  // Better wording needs nobody's word to reach staff. Whoever approves it all the same keeps it as a version.
  const readText = (entry: Entry) => pageOf(project, path, entry.text, words).document
  const isAsBefore = last?.did === 'approved' && sameBinding(done.page.document, last, { sectionsOf: judging.sectionsOf, readText })
  const holds = document.life?.working === 'same' || document.life?.working === 'coming'
  if (isAsBefore && holds && done.page.text === last.text) return refusals.length > 0 ? refusals : 'unchanged'
  const begins = from !== undefined && from > today ? from : today
  if (last === undefined && begins > today && document.fields.status === 'approved') refusals.push(refuse('unkept', { from: begins }))
  const mayBeWording = last?.did === 'approved' && (last.text === '' || hard(readText(last)) === hard(done.page.document))
  if (last?.did === 'approved' && !isAsBefore && !approval.wording) {
    const missing = (['note', 'differently'] as const).filter((one) => !approval[one]?.trim())
    const reasons = missing.map((one) => refuse(one, { version: last.version }))
    // Said once, after the last of them.
    const end = reasons.at(-1)
    if (end !== undefined && mayBeWording && last.text !== '') end.fix += ` ${words.say('approve.onlyWords')}`
    refusals.push(...reasons)
  }
  if (approval.wording && last?.did === 'approved' && !mayBeWording) refusals.push(refuse('wording', { version: last.version }))
  if (refusals.length > 0) return refusals
  return entryOf({
    page: path,
    did: 'approved',
    version,
    by: approval.by,
    on: today,
    effectiveFrom: begins,
    ...(last === undefined && !isInForce(document, today) && { newToStaff: 'yes' as const }),
    note: approval.note,
    differently: approval.differently,
    ...(last !== undefined &&
      (approval.wording || (isAsBefore && holds)) && { meansTheSameAs: last.meansTheSameAs ?? last.fingerprint, differently: 'no' }),
    fingerprint,
    rules,
    follows,
    text: done.page.text,
  })
}

/** Everything that was ever written down of a document, under its present name and those before. */
export function entriesOf({ history }: Pick<Project, 'history'>, { path, life }: Pick<Document, 'path' | 'life'>): Entry[] {
  const known = new Set([path, ...(life?.pages ?? [])])
  return history.entries.filter(({ page }) => known.has(page))
}

/** The last entry of a day that has not come: this computer's clock is behind, or the one it was made on ran ahead. */
export function aheadOf(today: Day, entries: readonly Entry[]): Entry | undefined {
  return entries.findLast(({ on }) => on > today)
}

/** What would be wrong with the handbook on the days these versions take effect, and is not wrong without them. */
export function troubleOnTheirDay(before: Project, after: Project, entries: readonly Entry[], words: Words): Refusal[] {
  const days = [...new Set(entries.map(({ effectiveFrom }) => effectiveFrom))]
  return days.flatMap((day) => {
    const judging = judgingWith(words)
    const known = new Set(wrongIn(onDay(before, day, judging)).map(sortOf))
    return wrongIn(onDay(after, day, judging))
      .filter((finding) => !known.has(sortOf(finding)))
      .map((finding) => {
        const { message, fix } = sentences(words, finding)
        const told = day === before.today ? message : words.say('approve.onItsDay', { day, message })
        return { file: finding.file, line: finding.place.line, message: told, fix }
      })
  })
}

function wrongIn(project: Project): Judged[] {
  return findingsIn(project).filter(({ rule, inForce }) => inForce && severityOf(rule) === 'error')
}

function sortOf({ rule, file, says, args }: Judged): string {
  return JSON.stringify([rule, file, says, args])
}
