import { addComplaints } from '../../records/add-complaints.ts'
import { changeRow } from '../../records/change-table.ts'
import { keepFigures } from '../../records/figures.ts'
import { missingIn } from '../../records/missing.ts'
import { isAnswered, progressOf } from '../../records/progress.ts'
import { settingFor } from '../../records/setting.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import { parseDay } from '../../handbook/values/date.ts'
import { heardAt, talkedOn } from '../../records/heard.ts'
import { dayInWords } from '../../render/values.ts'
import { askedOf } from '../complaints/groups.ts'
import { asTyped, columnOf, momentParts, type Key } from '../complaints/answers.ts'
import { foundView } from '../complaints/found.ts'
import { isMeant, logOf } from '../complaints/log.ts'
import { headingOf, momentOf } from '../complaints/page.ts'
import { complaintPosted, wasSaid } from '../complaints/posted.ts'
import { toComplaint } from '../complaints/ways.ts'
import type { ProjectNow } from '../project-now.ts'
import { textSaid, type Asked, type Done } from './action.ts'

/** What was taken down, form by form: whoever sends the same twice, as a browser may that did not hear the answer, gets the same reference. */
const taken = new WeakMap<ProjectNow, Map<string, string>>()

/** Takes down what a customer said, and leads to its page with the reference to tell them. */
export async function takeDown(asked: Asked): Promise<Done> {
  const { now, project, words, said } = asked
  if (!taken.has(now)) taken.set(now, new Map())
  const setting = settingFor(project.working, words)
  const { change, refusals } = complaintPosted(said, {}, {}, { lists: setting, words, now: momentOf(asked) })
  if (refusals.length > 0) return { refusals }
  // An hour and a sort alone lead nobody back to the customer.
  if (!(Object.keys(change) as Key[]).some((key) => columnOf(key).type === 'text' && isAnswered(change[key])))
    return { refusals: [{ where: 'whatHappened', says: words.say('start.complaints.sayWhat') }] }
  // Somebody may go back to the form and write down another: then it says something else.
  const sent = JSON.stringify([textSaid(asked, 'once'), change])
  const before = taken.get(now)!.get(sent)
  if (before !== undefined) return { go: `${toComplaint(before)}?new=yes` }
  const [reference] = await addComplaints(now.dir, [change], { setting, words, today: project.today })
  taken.get(now)!.set(sent, reference!)
  return { go: `${toComplaint(reference!)}?new=yes`, ...(await afterChange(asked)) }
}

/** Goes on with a complaint: what a form changed, and a step. What somebody else wrote meanwhile is never overwritten. */
export async function changeComplaint(asked: Asked): Promise<Done> {
  const { now, project, words, said } = asked
  const lists = settingFor(project.working, words)
  const reference = textSaid(asked, 'reference')
  const was = wasSaid(said)
  /** Why nothing is written. */
  let instead: Done | undefined
  let far = ''
  const changeOf = (there: Complaint): Complaint | undefined => {
    const { change, refusals } = complaintPosted(said, was, there, { lists, words, now: momentOf(asked) })
    const step = stepSaid(asked, refusals)
    const heard = heardByStep(asked, { ...there, ...change })
    const present = (key: Key) => asTyped(key, there, lists)
    const keys = (Object.keys(change) as Key[]).filter((key) => present(key) !== asTyped(key, change, lists))
    const theirs = keys.filter((key) => present(key) !== (was[key] ?? ''))
    if (refusals.length > 0) instead = { refusals }
    else if (theirs.length > 0) instead = conflict(theirs, change, there, asked)
    else if (keys.length === 0 && step === '' && heard === undefined) instead = { says: words.say('log.update.nothing') }
    if (instead !== undefined) return undefined
    const wanted: Complaint = { ...heard, ...Object.fromEntries(keys.map((key) => [key, change[key]])) }
    far = words.say(`log.far.${progressOf({ ...there, ...wanted })}`)
    return step === '' ? wanted : { ...wanted, steps: [there.steps, step].filter(Boolean).join('\n') }
  }
  await changeRow(now.dir, complaints, (row) => isMeant(row, reference), changeOf, lists, words)
  if (instead !== undefined) return instead
  const { says } = await afterChange(asked)
  return { go: toComplaint(reference), says: [words.say('start.complaints.kept', { far }), says].filter(Boolean).join(' ') }
}

/** A line among the steps: its day, who did it, what was done. */
function stepSaid(asked: Asked, refusals: { where: string; says: string }[]): string {
  const { project, words } = asked
  const step = textSaid(asked, 'step').replace(/\s+/g, ' ').trim()
  if (step === '') return ''
  const typed = textSaid(asked, 'step.on')
  const day = typed === '' ? project.today : parseDay(typed)
  if (day === undefined) refusals.push({ where: 'step', says: words.say('records.unread.day', { typed }) })
  else if (day > project.today) refusals.push({ where: 'step', says: words.say('log.untimely.toCome', { typed: dayInWords(day, words) }) })
  const who = textSaid(asked, 'step.by').trim()
  return who === '' ? `${day}: ${step}` : `${day}, ${who}: ${step}`
}

/** Whoever rang them may say with the step that they have heard from us; what somebody else wrote meanwhile stays. */
function heardByStep(asked: Asked, { acknowledged }: Complaint): Complaint | undefined {
  if (asked.said['step.heard'] !== 'yes' || acknowledged !== undefined) return undefined
  const day = parseDay(textSaid(asked, 'step.on')) ?? asked.project.today
  return { acknowledged: day === asked.project.today ? momentOf(asked) : day }
}

/** Both answers beside each other; nothing is written before somebody chose. */
function conflict(theirs: readonly Key[], mine: Complaint, there: Complaint, { project, words, draw }: Asked): Done {
  const lists = settingFor(project.working, words)
  const answers = theirs.map((key) => ({
    key,
    heading: headingOf(key, words),
    mine: asTyped(key, mine, lists),
    theirs: asTyped(key, there, lists),
  }))
  return {
    conflict: draw('complaint-conflict', { answers }),
    theirs: Object.fromEntries(
      answers.map(({ key, theirs: stands }) => {
        const { type } = columnOf(key)
        const parts = type === 'moment' || type === 'day' ? momentParts(stands.replace(' ', 'T')) : { day: stands, hour: '' }
        return [key, { was: stands, value: parts.day, hour: parts.hour }]
      }),
    ),
  }
}

/** What a half-filled form leads to: which questions apply, what is still missing, and what would fit where somebody says nothing else. */
export async function lookAtComplaint(asked: Asked): Promise<Done> {
  const { project, words, said, now } = asked
  const lists = settingFor(project.working, words)
  const { rows } = await logOf({ dir: now.dir, project, words })
  const reference = textSaid(asked, 'reference')
  const before = reference === '' ? {} : (rows.find(({ complaint }) => isMeant(complaint, reference))?.complaint ?? {})
  const { change, refusals } = complaintPosted(said, wasSaid(said), before, { lists, words, now: momentOf(asked) })
  const complaint = { ...before, ...change }
  const { onTheSpot, received, receivedBy } = complaint
  // Of one that is just being taken, they heard in the same talk.
  const isNew = reference === ''
  const heard =
    isNew || change.promisedFor !== undefined
      ? heardAt(complaint, isNew ? received : momentOf(asked), talkedOn(project.working))
      : undefined
  const fits: Complaint = {
    ...(onTheSpot && received !== undefined && { settled: received }),
    ...(heard !== undefined && { acknowledged: heard }),
    ...(onTheSpot && receivedBy !== undefined && { decidedBy: receivedBy }),
  }
  // What fits is filled in by the time this is read.
  const missing = missingIn({ ...fits, ...complaint }).filter((key) => key !== 'reference')
  return {
    asked: askedOf(complaint),
    missing: words.say('log.missing', { missing: missing.map((key) => headingOf(key, words)).join(', ') }),
    isComplete: missing.length === 0,
    refusals,
    opens: onTheSpot && change.onTheSpot ? 'settle' : '',
    fits: Object.fromEntries(
      (Object.keys(fits) as Key[]).map((key) => {
        const typed = asTyped(key, fits, lists)
        const parts = columnOf(key).type === 'moment' ? momentParts(String(fits[key])) : { day: typed, hour: '' }
        return [key, { value: parts.day, hour: parts.hour }]
      }),
    ),
  }
}

/** The rows of the log that speak of something. What is looked for may be a name, so it stands in no address. */
export async function findComplaints(asked: Asked): Promise<Done> {
  const { project, words, now, said, draw } = asked
  const log = await logOf({ dir: now.dir, project, words })
  const wanted = { typed: textSaid(asked, 'q').slice(0, 200), onlyOpen: said.show === 'open', at: Number(said.at) }
  return { found: draw('complaints-found', { found: foundView(log, wanted, words) }) }
}

/** Whatever changed the log ends here: the totals are counted anew. The log is saved by then, whatever becomes of them. */
export async function afterChange({ now, project, words, window }: Asked): Promise<{ says?: string }> {
  const trouble = await keepFigures(now.dir, project.working, words)
  now.stale(complaints.file, window)
  return trouble === undefined ? {} : { says: trouble }
}
