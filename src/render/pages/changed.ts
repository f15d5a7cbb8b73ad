import { ownPages } from '../../handbook/addresses.ts'
import type { Document, DocumentOf } from '../../handbook/document.ts'
import { resolve } from '../../handbook/handbook.ts'
import { maySee } from '../../kinds/field.ts'
import { kinds } from '../../kinds/index.ts'
import { originals } from '../../measure/written.ts'
import { broughtBy, progressOf, whenOf, type Change, type Progress } from '../changes.ts'
import { audienceOf, linkTo, titleOf, type Context } from '../context.ts'
import { draftInWords } from '../draft-in-words.ts'
import { pagesOf } from '../lists.ts'
import { dayInWords } from '../values.ts'

/** In the order of the page: what holds comes before what is planned. */
const groups = [
  { progress: 'made', heading: 'site.changed.made', label: 'site.changed.changed' },
  { progress: 'coming', heading: 'site.changed.coming', label: 'site.changed.comes' },
  { progress: 'given-up', heading: 'site.changed.givenUp', label: 'site.changed.tried' },
] as const

const decisions = { keep: 'site.changed.keep', adjust: 'site.changed.adjust', undo: 'site.changed.undo' } as const

/** True where something was changed that this audience may read of. */
export function hasChanges(context: Context): boolean {
  return changesFor(context).length > 0
}

/**
 * "You told us, we changed": each change beside what people had said, the newest first.
 *
 * Staff see all that is agreed on, what was given up too: who tells of something wants to know how it ended. Customers
 * see what an owner has marked for them (`audience: public`), once it is done and stays: a plan on a public page would be
 * a promise. What it brought, what set it off and who was told are ours.
 */
export function changedView(context: Context) {
  const { words } = context
  const quotes = quotesIn(context)
  return {
    lead: words.say(maySee(context.audience, 'staff') ? 'site.changed.lead' : 'site.changed.leadForCustomers'),
    groups: groups.flatMap(({ progress, heading, label }) => {
      const changes = changesFor(context).filter((change) => progressOf(change) === progress)
      if (changes.length === 0) return []
      return [
        {
          heading: words.say(heading),
          anchor: `Changes-${progress}`,
          label: words.say(label),
          changes: sorted(changes, progress).map((change) => shownChange(change, quotes, context)),
        },
      ]
    }),
  }
}

function changesFor(context: Context): Change[] {
  const changes = originals(context.handbook, pagesOf(kinds.improvement.name, context) as unknown as Change[])
  const isForStaff = maySee(context.audience, 'staff')
  return changes.filter((change) => (isForStaff ? progressOf(change) !== undefined : progressOf(change) === 'made'))
}

/** What was done last comes first; of what is planned, what comes next. Without a day, last. */
function sorted(changes: readonly Change[], progress: Progress): Change[] {
  const turn = progress === 'coming' ? 1 : -1
  return changes.toSorted((a, b) => {
    const [one, other] = [a.fields.by, b.fields.by]
    if (one === other) return 0
    if (one === undefined || other === undefined) return one === undefined ? 1 : -1
    return one < other ? -turn : turn
  })
}

function shownChange(change: Change, quotes: Quotes, context: Context) {
  const { words, audience } = context
  const from = ownPages.changed
  const { summary = '', comesFrom = [], decision, told = [], problems = [] } = change.fields
  const document = change as unknown as Document
  const seen = problems.flatMap((name) => {
    const target = resolve(context.handbook, kinds.problem.name, name, document)[0]?.document
    return target && maySee(audience, audienceOf(target)) ? [target] : []
  })
  const isForStaff = maySee(audience, 'staff')
  return {
    title: titleOf(document, words),
    href: linkTo(document, from, context),
    draft: draftInWords(document, context),
    when: whenOf(change, context),
    summary,
    problems: seen.map((problem) => ({ title: titleOf(problem, words), href: linkTo(problem, from, context) })),
    quotes: seen.flatMap((problem) => quotes(problem) ?? []),
    comesFrom: isForStaff ? comesFrom : [],
    hasTold: seen.length > 0 || (isForStaff && comesFrom.length > 0),
    brought: broughtBy(change, context),
    decision: isForStaff && decision ? words.say(decisions[decision]) : '',
    told: isForStaff
      ? told.flatMap(({ who, on, how = '' }) => {
          if (who === undefined) return []
          const name = words.choice(who)
          return [{ who: on ? words.say('site.changed.heardOn', { who: name, day: dayInWords(on, words) }) : name, how }]
        })
      : [],
  }
}

/** Gives something that was said about a problem: each time it is asked, the next, so that no two changes say the same as long as there is more. */
type Quotes = (problem: Document) => { says: string; who: string } | undefined

function quotesIn(context: Context): Quotes {
  const { handbook, words, audience } = context
  const said = new Map<Document, { says: string; who: string }[]>()
  const may = maySee(audience, kinds.research.fields.findings.audience ?? 'staff')
  const asked = pagesOf(kinds.research.name, context) as unknown as DocumentOf<typeof kinds.research>[]
  const isOfCustomers = ({ fields }: (typeof asked)[number]) => Number(fields.sources?.includes('customers') ?? false)
  for (const research of may ? asked.toSorted((a, b) => isOfCustomers(b) - isOfCustomers(a)) : []) {
    const { sources = [], findings = [] } = research.fields
    // What competitors say and figures show is evidence, and nobody told it us.
    if (!sources.includes('customers') && !sources.includes('staff')) continue
    for (const { inTheirWords, problem, count } of findings) {
      if (inTheirWords === undefined || problem === undefined) continue
      const target = resolve(handbook, kinds.problem.name, problem, research as unknown as Document)[0]?.document
      if (target === undefined) continue
      const who = words.say(speakers(sources))
      const quote = { says: inTheirWords, who: count === undefined ? who : words.say('site.changed.howMany', { who, count }) }
      said.set(target, [...(said.get(target) ?? []), quote])
    }
  }
  const turns = new Map<Document, number>()
  return (problem) => {
    const all = said.get(problem) ?? []
    const turn = turns.get(problem) ?? 0
    turns.set(problem, turn + 1)
    return all[turn % Math.max(all.length, 1)]
  }
}

function speakers(sources: readonly string[]): string {
  if (sources.includes('customers') && sources.includes('staff')) return 'site.changed.someone'
  return sources.includes('customers') ? 'site.changed.customer' : 'site.changed.staff'
}
