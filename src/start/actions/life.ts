import { CannotRun } from '../../cannot-run.ts'
import type { Document } from '../../handbook/document.ts'
import { parseDay } from '../../handbook/values/date.ts'
import { titleOf } from '../../render/context.ts'
import { dayInWords } from '../../render/values.ts'
import type { Refusal } from '../../walk/approve.ts'
import { blankEntry, repeats } from '../../walk/blank.ts'
import { confirmReview } from '../../walk/confirm.ts'
import { retire } from '../../walk/retire.ts'
import { whereItStands } from '../../walk/still-stands.ts'
import { stillThereView } from '../life/still-there.ts'
import { toLife, toWrite } from '../ways.ts'
import { noteHistory, textSaid, type Asked, type Done } from './action.ts'

/** Writes down that somebody has looked at a page again, and that it is still right. */
export async function confirmPage(asked: Asked): Promise<Done> {
  const { now, words, approver } = asked
  const document = await pageSaid(asked)
  const by = textSaid(asked, 'by')
  const reviewBy = daySaid(asked, 'until')
  if (by === '') return refused('by', words.say('start.approve.sayWho'))
  if (reviewBy === undefined) return refused('until', words.say('start.approve.noDay', { typed: textSaid(asked, 'until') }))
  const entry = await confirmReview(now.dir, now.readAnew, document.path, { by, reviewBy, note: noteSaid(asked) }, words)
  if (Array.isArray(entry)) return stopped(asked, entry)
  approver.role = by
  noteHistory(asked, [entry])
  const go = textSaid(asked, 'here') === 'yes' ? toLife(document.path) : '/life'
  return { go, says: words.say('start.life.confirmed', { title: titleOf(document, words), day: dayInWords(reviewBy, words) }) }
}

/** Takes a page out of the handbook. What that means is said before it is done. */
export async function retirePage(asked: Asked): Promise<Done> {
  const { now, words, approver, changes, project } = asked
  const document = await pageSaid(asked)
  const { path } = document
  const by = textSaid(asked, 'by')
  const typed = textSaid(asked, 'from')
  const from = typed === '' ? undefined : parseDay(typed)
  if (by === '') return refused('by', words.say('start.approve.sayWho'))
  if (typed !== '' && from === undefined) return refused('from', words.say('start.approve.noDay', { typed }))
  const replacedBy = textSaid(asked, 'replaced-by') || undefined
  const heir = project.working.documents.find(({ longName }) => longName === replacedBy)
  const said = {
    title: titleOf(document, words),
    day: dayInWords(from !== undefined && from > project.today ? from : project.today, words),
    heir: heir === undefined ? '' : titleOf(heir, words),
  }
  if (textSaid(asked, 'sure') !== 'yes')
    return onceMore(asked, 'retire', words.say('start.life.retire.sure', said), [
      words.say(heir === undefined ? 'start.life.retire.noHeir' : 'start.life.retire.heir', said),
    ])
  const entry = await retire(now.dir, now.readAnew, path, { by, from, replacedBy, note: noteSaid(asked) }, words)
  if (Array.isArray(entry)) return stopped(asked, entry)
  approver.role = by
  changes.forget(path)
  noteHistory(asked, [entry])
  return { go: toLife(path), says: words.say('start.life.retire.done', said) }
}

/** Takes words, or all of them, out of a version that should never have held them. It is asked once more, since nothing brings them back. */
export async function blankVersion(asked: Asked): Promise<Done> {
  const { now, words, said, draw } = asked
  const { path } = await pageSaid(asked)
  const file = textSaid(asked, 'entry')
  const by = textSaid(asked, 'by')
  const isWhole = said.whole === 'yes'
  const out = textSaid(asked, 'words')
  if (by === '') return refused('by', words.say('start.approve.sayWho'))
  if (!isWhole && out.trim() === '') return refused('words', words.say('start.life.blank.sayWords'))
  if (!isWhole && repeats({ because: textSaid(asked, 'because'), words: out }, words))
    return refused('because', `${words.say('history.repeats.message', { file })} ${words.say('history.repeats.fix')}`)
  if (textSaid(asked, 'sure') !== 'yes')
    return onceMore(asked, 'blank', words.say('start.life.blank.sure'), [
      isWhole ? words.say('start.life.blank.whole', { file }) : words.say('start.life.blank.these', { words: out }),
    ])
  const before = (await now.readAnew()).history.entries.find((one) => one.file === file)
  const blanking = { by, because: textSaid(asked, 'because').trim() || undefined, ...(!isWhole && { words: out }) }
  const entry = await blankEntry(now.dir, now.readAnew, file, blanking, words)
  if (Array.isArray(entry)) return stopped(asked, entry)
  noteHistory(asked, [entry])
  const fresh = await now.readAnew()
  const still = stillThereView(await whereItStands(fresh, isWhole ? before!.text : out), path, fresh, words)
  const copies = words.say('history.blank.copies')
  if (still === undefined) return { go: toLife(path), says: `${words.say('start.life.blank.done')} ${copies}` }
  return { stopped: draw('still-there', { ...still, copies }) }
}

/** @throws {CannotRun} where there is no such page: it was moved or deleted, or never there */
async function pageSaid(asked: Asked): Promise<Document> {
  const path = textSaid(asked, 'file')
  const { documents, approved } = await asked.now.readAnew()
  const document = documents.find((one) => one.path === path) ?? approved.find((one) => one.path === path)
  if (document === undefined) throw new CannotRun(asked.words.say('start.trouble.gone', { file: path }))
  return document
}

function daySaid(asked: Asked, key: string) {
  return parseDay(textSaid(asked, key))
}

function noteSaid(asked: Asked): string | undefined {
  return textSaid(asked, 'note').trim().replace(/\s+/g, ' ') || undefined
}

function refused(where: string, says: string): Done {
  return { refusals: [{ where, says }] }
}

/** Asks whether it is really meant, with everything that was said in the form. */
function onceMore({ said, draw }: Asked, what: 'retire' | 'blank', title: string, says: readonly string[]): Done {
  const given = Object.entries(said).flatMap(([name, value]) => (typeof value === 'string' && name !== 'sure' ? { name, value } : []))
  return { stopped: draw('once-more', { what, title, says, given, isRetire: what === 'retire' }) }
}

/** Tells why nothing was done. */
function stopped({ draw, words, project }: Asked, refusals: readonly Refusal[]): Done {
  const isThere = (file: string) => project.documents.some(({ path }) => path === file)
  const remarks = refusals.map(({ file, message, fix }) => ({
    severity: 'error',
    message,
    fix,
    href: isThere(file) ? toWrite(file) : null,
  }))
  return { stopped: draw('stopped', { title: words.say('start.life.stopped'), remarks }) }
}
