import GithubSlugger from 'github-slugger'
import { ownPages } from '../handbook/addresses.ts'
import { kindNamed, type Document } from '../handbook/document.ts'
import { common } from '../kinds/common.ts'
import { kinds } from '../kinds/index.ts'
import type { FieldsOf, Kind } from '../kinds/kind.ts'
import { roughlyInFigures } from '../measure/held-against.ts'
import { newestReading } from '../measure/readings.ts'
import { worthFor } from '../measure/worth.ts'
import { keyOf, maySee } from '../kinds/field.ts'
import { fieldWords } from '../words/sentences.ts'
import { aboutPage, type AboutPage } from './about-page.ts'
import { fillLinks } from './body.ts'
import { hrefBetween, titleOf, type Context } from './context.ts'
import { courseOn, type ShownCourse } from './course.ts'
import { hasMatrix } from './pages/matrix.ts'
import { signFrom } from './pages/sign.ts'
import { slipFrom } from './pages/slip.ts'
import { changedOn, comingOn, differentlyInWords, freshOn, isNew, markedBy, wayToNews } from './news.ts'
import { dueSoon, overdueNotices, type OverdueNotice } from './overdue.ts'
import { person, showLadder, showTheRest, widerAt, type Rest, type Person, type ShownRung, type WiderAt } from './ladder.ts'
import { part, type Part } from './shown.ts'
import { situationData } from './situation-data.ts'
import { followersOf, whyOf, type Followers, type Step } from './threads.ts'
import { dayInWords, quantityInWords } from './values.ts'

/** A section of the body, its links filled. */
interface ShownSection {
  heading: string
  anchor: string
  html: string
}

/** All that a document's page shows: its own values, and the little it needs of others. Layouts see nothing else. */
export interface DocumentView {
  title: string
  kind: { name: string; title: string; plural: string }
  /** Nobody works by it yet. */
  draft: boolean
  /** What it says at its top of the day by which it was to be looked at again; the ones of days to come are said by a script. */
  overdue: OverdueNotice[]
  /** For managers: that day, where it is near. */
  due: string | null
  /** What is approved and still to come. */
  coming: { says: string; differently: string; note: string; href: string }[]
  /** Its newest change, for a script that knows whether this device has seen it. */
  changed: { day: string; isNew: boolean; href: string; says: string | null } | null
  about: AboutPage
  fields: Readonly<Record<string, Part | null>>
  /** The kind's own fields for a page without a layout of its own: what is read, and what is looked up. */
  facts: { say: Part[]; text: Part[]; beside: Part[] }
  /** Where it stands: the newest reading, or what it began at. */
  now: string | null
  /** Of a goal: how it gets on. */
  course: ShownCourse | null
  ladder: ShownRung[] | null
  /** Whom those ask who meet customers and stand on no rung. */
  theRest: Rest[]
  /** Declared sections, by name; null where the document has none. */
  sections: Readonly<Record<string, ShownSection | null>>
  intro: string | null
  /** The declared sections that are there, in their order, but for the reasons, which stand with the thread. */
  inOrder: ShownSection[]
  /** Sections a company added. */
  others: ShownSection[]
  why: Step[]
  /** What points here: what may be decided about it, and all the rest. */
  situations: ListedFollowers[]
  followers: ListedFollowers[]
  /** Places where some may go further than the ladder says. */
  wider: WiderAt[]
  owner: Person | null
  /** Whom the document names to ask. */
  ask: Person | null
  hardNoes: { about: string; never: string }[]
  /** What a customer brings over the years, as a number and as it is told, where somebody decides and may see it. */
  worth: { brings: number; sum: string } | null
  /** The way to a slip on which this situation is chosen already; null for those who take no complaints. */
  slip: string | null
  /** The way to confirm that somebody has read it; null where nothing of it was approved by name. */
  sign: string | null
  /** The situation as data, for the script that shows somebody their own rung; empty where there is no ladder. */
  situationData: string
}

/** Works out what a document's page shows to an audience. */
export function viewOf(document: Document, context: Context): DocumentView {
  const kind = kindNamed(document.kind)!
  const words = context.words.kind(kind.name)
  const fields = shownFields(document, context)
  const hasLadder = Object.entries(kind.fields).some(([name, { shows }]) => shows === 'ladder' && fields[name])
  const followers = maySee(context.audience, 'staff') ? followersOf(document, context) : []
  const { owner } = document.fields as { owner?: string }
  const changed = changedOn(document, context)
  return {
    title: titleOf(document, context.words),
    kind: { name: kind.name, title: words.title, plural: words.plural },
    draft: context.isDraft(document),
    overdue: overdueNotices(document, context),
    due: dueSoon(document, context),
    coming: comingOn(document, context).map((news) => ({
      says: context.words.say(news.did === 'retired' ? 'site.news.endsHere' : 'site.news.comesHere', {
        day: dayInWords(news.entry.effectiveFrom, context.words),
      }),
      differently: differentlyInWords(news, context),
      note: news.note,
      href: wayToNews(document.address, news),
    })),
    changed: changed
      ? {
          day: markedBy(changed)!,
          isNew: isNew(changed.entry),
          href: wayToNews(document.address, changed),
          says: freshOn(changed, context),
        }
      : null,
    about: aboutPage(document, context),
    fields,
    facts: factsOf(kind, fields),
    now: fields.baseline ? nowOf(document, context) : null,
    course: courseOn(document, context),
    ladder: hasLadder ? showLadder(document, context) : null,
    theRest: hasLadder ? showTheRest(document, context) : [],
    ...sectionsOf(document, context),
    why: maySee(context.audience, 'staff') ? whyOf(document, context) : [],
    situations: followers.filter(({ kind }) => kind === kinds.discretion.name).map((one) => firstOf(one, document, context)),
    followers: followers.filter(({ kind }) => kind !== kinds.discretion.name).map((one) => firstOf(one, document, context)),
    wider: hasLadder ? widerAt(document, context) : [],
    owner: owner !== undefined && fields.owner ? person(owner, document, context) : null,
    ask: fields.ask ? person(String(document.fields.ask), document, context) : null,
    hardNoes: hasLadder ? hardNoes(context) : [],
    worth: hasLadder ? worthOn(context) : null,
    slip: hasLadder ? slipFrom(document, context) : null,
    sign: signFrom(document, context),
    situationData: hasLadder ? situationData(document, context) : '',
  }
}

/** What points to a page, as it lists it. Of very many, the first, and the way to all of them. */
interface ListedFollowers extends Followers {
  more: { n: number; href: string } | null
}

/** More than these make a page heavy, and nobody reads them through. */
const mostListed = 24

/** The first of a long list, and the way to all of them. */
function firstOf(followers: Followers, { address }: Document, context: Context): ListedFollowers {
  const { links, kind } = followers
  const all = kind === kinds.discretion.name && hasMatrix(context) ? ownPages.finder : ownPages.aToZ
  const more = links.length > mostListed ? { n: links.length, href: hrefBetween(address, all) } : null
  return { ...followers, links: more ? links.slice(0, mostListed) : links, more }
}

/** Types that a glance takes in: they stand beside the text. */
const brief = new Set([
  'date',
  'duration',
  'open-hours',
  'quantity',
  'reference',
  'name-or-group',
  'one-of',
  'yes-no',
  'phone',
  'language',
  'currency',
])

/** A kind's own fields in their order, but for those that every page shows in a place of their own. */
function factsOf(kind: Kind, fields: DocumentView['fields']): DocumentView['facts'] {
  const own = Object.entries(kind.fields).flatMap(([name, field]) => {
    const shown = fields[name]
    const elsewhere = name in common || name === kind.titledBy || (field.item?.thread ?? field.thread ?? false)
    return shown && !elsewhere ? [{ shown, isBrief: brief.has(field.item?.type ?? field.type) }] : []
  })
  const said = own.filter(({ shown }) => shown.voice.say)
  const rest = own.filter(({ shown }) => !shown.voice.say)
  const parts = (facts: typeof own) => facts.map(({ shown }) => shown)
  return { say: parts(said), text: parts(rest.filter(({ isBrief }) => !isBrief)), beside: parts(rest.filter(({ isBrief }) => isBrief)) }
}

/** Every field of a document as a page shows it; null for those that are not filled in, or not for this audience. */
export function shownFields(document: Document, context: Context): DocumentView['fields'] {
  const kind = kindNamed(document.kind)!
  return Object.fromEntries(
    Object.entries(kind.fields).map(([name, field]) => {
      return [name, part(name, field, document.fields[name], fieldWords(context.words, kind.name, [name]), document, context)]
    }),
  )
}

/** The sections of a document's body that an audience may see, with the name that its kind declares for each. */
export function sectionsFor(
  document: Document,
  context: Context,
): (Document['body']['sections'][number] & { declared: string | undefined })[] {
  const kind = kindNamed(document.kind)!
  const words = context.words.kind(kind.name).sections
  const declared = Object.entries(kind.sections).map(([name, section]) => ({
    name,
    section,
    anchor: new GithubSlugger().slug(words[keyOf(name)]?.heading ?? name),
  }))
  return document.body.sections.flatMap((section) => {
    const known = declared.find(({ anchor }) => anchor === section.anchor)
    // What a company wrote under a heading of its own is for staff: the public sees only what is declared public.
    return maySee(context.audience, known?.section.audience ?? 'staff') ? [{ ...section, declared: known?.name }] : []
  })
}

function sectionsOf(document: Document, context: Context): Pick<DocumentView, 'sections' | 'inOrder' | 'intro' | 'others'> {
  const names = Object.keys(kindNamed(document.kind)!.sections)
  const sections: Record<string, ShownSection | null> = Object.fromEntries(names.map((name) => [name, null]))
  const others: ShownSection[] = []
  let intro: string | null = null
  for (const { heading, anchor, parts, declared } of sectionsFor(document, context)) {
    const shown = { heading, anchor, html: fillLinks(parts, document, context) }
    if (heading === '') intro = shown.html
    else if (declared !== undefined) sections[declared] = shown
    else others.push(shown)
  }
  const inOrder = Object.entries(sections).flatMap(([name, section]) => (section && name !== 'why' ? [section] : []))
  return { sections, inOrder, intro, others }
}

/** Where a goal stands: its newest reading, or its baseline where nobody has counted since. */
export function nowOf({ fields }: Document, { words }: Context): string | null {
  const { readings, baseline } = fields as FieldsOf<typeof kinds.goal>
  const value = newestReading(readings?.filter((reading) => reading.value !== undefined))?.reading.value ?? baseline
  return value ? quantityInWords(value, words) : null
}

function worthOn({ handbook, words, audience }: Context): DocumentView['worth'] {
  const brings = worthFor(handbook, audience)
  if (brings === undefined) return null
  return { brings, sum: roughlyInFigures(brings, handbook.company?.fields.currency ?? '', words.language) }
}

/** The company's hard noes: they stand once, and every guideline shows them. */
function hardNoes({ handbook, words, audience }: Context): DocumentView['hardNoes'] {
  if (!maySee(audience, 'staff')) return []
  return (handbook.company?.fields.hardNoes ?? []).flatMap(({ about, never }) =>
    about && never ? [{ about: words.choice(about), never }] : [],
  )
}
