import { kinds } from '../../kinds/index.ts'
import { parseDay, type Day } from '../../handbook/values/date.ts'
import { approve, type Approval, type Refusal } from '../../walk/approve.ts'
import { approved, type Page } from '../../walk/page.ts'
import { placeTaken } from '../../walk/place-taken.ts'
import type { Walk } from '../../walk/walk.ts'
import { whoView } from '../life/approver.ts'
import { sealOf } from '../life/approving.ts'
import { toWrite } from '../ways.ts'
import { endKey } from '../screens/write.ts'
import { noteHistory, noteSaved, textSaid, walkNamed, type Asked, type Done } from './action.ts'
import { makeStarters } from './make.ts'

/** Approves a page: staff may work by it. Once they may know the company, the pages its trade begins with are made. */
export async function approvePage(asked: Asked): Promise<Done> {
  const walk = await walkNamed(asked)
  const page = walk.page()
  const { words, now, changes, approver } = asked
  const { path, template } = page
  if (textSaid(asked, 'seen') !== sealOf(page.text)) return stopped(asked, page, [{ file: path, says: 'seen', message: '', fix: '' }])
  // What is wrong is told first: nobody says what changed in a page that has to change again.
  const wrong = approved(page)
  if (!wrong.taken)
    return stopped(
      asked,
      page,
      wrong.remarks.map(({ message, fix }) => ({ file: path, message, fix })),
    )
  const approval = approvalSaid(asked, page)
  if (approval === undefined) return refusedAt('from', words.say('start.approve.noDay', { typed: textSaid(asked, 'from') }))
  if (whoView(page.document, page.project.working, approver, words).unnamed) return markApproved(asked, walk)
  const { refusals, versions, unchanged, changedMeanwhile } = await approve(now.dir, now.readAnew, [path], approval, words)
  if (refusals.length > 0) {
    // Nobody was chosen: that is told in words of the form, with everything else that is missing.
    const unsaid = { message: words.say('start.approve.sayWho'), fix: '' }
    return stopped(
      asked,
      page,
      refusals.map((one) => (approval.by === '' && places[one.says ?? ''] === 'by' ? { ...one, ...unsaid } : one)),
    )
  }
  approver.role = approval.by
  if (unchanged.length === 0) {
    changes.forget(path)
    noteHistory(asked, versions)
  }
  if (template.kind === kinds.company && page.document.fields.status !== 'approved') return makeStarters(asked)
  const key = changedMeanwhile.length > 0 ? 'changedMeanwhile' : unchanged.length > 0 ? 'unchanged' : undefined
  const taken = versions.flatMap(({ effectiveFrom }) => placeTaken(page.document.life, effectiveFrom, words))
  const says = [...(key === undefined ? [] : [words.say(`start.approve.${key}`)]), ...taken].join(' ')
  return { go: `${toWrite(path, endKey)}&done=yes`, ...(says !== '' && { says }) }
}

/** Where nobody can be named yet, the page says by itself that staff may work by it. */
async function markApproved(asked: Asked, walk: Walk): Promise<Done> {
  const page = walk.page()
  const outcome = await walk.approve(undefined)
  if (!outcome.saved)
    return stopped(
      asked,
      page,
      outcome.remarks.map(({ message, fix }) => ({ file: page.path, message, fix })),
    )
  noteSaved(asked, walk, outcome, asked.words.say('start.write.approval'), 'approve')
  return page.template.kind === kinds.company ? makeStarters(asked) : { go: `${toWrite(page.path, endKey)}&done=yes` }
}

/** What was said in the form; undefined where its day is none. */
function approvalSaid(asked: Asked, { document }: Page): Approval | undefined {
  const { project } = asked
  const typed = textSaid(asked, 'from')
  const wanted = typed === '' ? undefined : parseDay(typed)
  if (typed !== '' && wanted === undefined) return undefined
  // A day the page names holds unless another was said; today is only worth writing where it names a later one.
  const named = document.fields.effectiveFrom as Day | undefined
  const from = wanted ?? (named !== undefined && named > project.today ? project.today : undefined)
  const isWording = textSaid(asked, 'sort') === 'wording'
  const said = (key: string) => textSaid(asked, key).trim().replace(/\s+/g, ' ') || undefined
  return {
    by: textSaid(asked, 'by'),
    note: isWording ? undefined : said('note'),
    differently: isWording ? undefined : textSaid(asked, 'nothing') === 'yes' ? 'no' : said('differently'),
    from: from === named ? undefined : from,
    wording: isWording,
  }
}

/** Under which question of the form a reason is told. */
const places: Readonly<Record<string, string>> = {
  noRole: 'by',
  noRoles: 'by',
  noManager: 'by',
  owner: 'by',
  approver: 'by',
  note: 'note',
  differently: 'differently',
  wording: 'sort',
  unkept: 'from',
  clock: 'from',
}

/** What the command says of its own options is said in words of the form. */
const ownFix = new Set(['note', 'differently', 'wording', 'noRoles', 'unkept'])

/** Tells why a page was not approved: what the form asked beside its questions, what is wrong on pages with the way there. */
function stopped(asked: Asked, page: Page, refusals: readonly Refusal[]): Done {
  const { words } = asked
  const keys = new Map(approved(page).remarks.map(({ message, key }) => [message, key]))
  const elsewhere = refusals.filter(({ says }) => says === undefined || places[says] === undefined)
  const remarks = elsewhere.map(({ says, file, message, fix }) =>
    says === 'seen'
      ? { severity: 'error', message: words.say('start.approve.seen'), fix: '', href: toWrite(file, endKey) }
      : { severity: 'error', message, fix, href: toWrite(file, file === page.path ? keys.get(message) : undefined) },
  )
  return {
    refusals: refusals.flatMap(({ says, message, fix }) =>
      says === undefined || places[says] === undefined
        ? []
        : { where: places[says], says: `${message} ${ownFix.has(says) ? words.say(`start.approve.fix.${says}`) : fix}`.trim() },
    ),
    ...(remarks.length > 0 && { stopped: asked.draw('stopped', { title: words.say('start.write.stopped'), remarks }) }),
  }
}

function refusedAt(where: string, says: string): Done {
  return { refusals: [{ where, says }] }
}
