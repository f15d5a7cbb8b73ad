import GithubSlugger from 'github-slugger'
import { kindNamed, type Document } from '../handbook/document.ts'
import { kinds } from '../kinds/index.ts'
import { keyOf, maySee } from '../kinds/field.ts'
import { fieldWords } from '../words/words.ts'
import { fillLinks } from './body.ts'
import { titleOf, type Context } from './context.ts'
import { person, showLadder, showTheRest, type Rest, type Person, type ShownRung } from './ladder.ts'
import { part, type Part } from './shown.ts'
import { followersOf, whyOf, type Followers, type Step } from './threads.ts'
import { dayInWords } from './values.ts'

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
  /** The day by which it was to be looked at again, where that has passed. */
  overdue: string | null
  fields: Readonly<Record<string, Part | null>>
  ladder: ShownRung[] | null
  /** Whom those ask who meet customers and stand on no rung. */
  theRest: Rest[]
  /** Declared sections, by name; null where the document has none. */
  sections: Readonly<Record<string, ShownSection | null>>
  intro: string | null
  /** Sections a company added. */
  others: ShownSection[]
  why: Step[]
  /** What points here, by kind: every kind is there, so that layouts can place them. */
  followers: Readonly<Record<string, Followers[]>>
  owner: Person | null
  /** Whom the document names to ask. */
  ask: Person | null
  hardNoes: { about: string; never: string }[]
}

/** Works out what a document's page shows to an audience. */
export function viewOf(document: Document, context: Context): DocumentView {
  const kind = kindNamed(document.kind)!
  const words = context.words.kind(kind.name)
  const fields = shownFields(document, context)
  const hasLadder = Object.entries(kind.fields).some(([name, { shows }]) => shows === 'ladder' && fields[name])
  const { owner, reviewBy } = document.fields as { owner?: string; reviewBy?: string }
  return {
    title: titleOf(document, context.words),
    kind: { name: kind.name, title: words.title, plural: words.plural },
    draft: context.isDraft(document),
    overdue:
      reviewBy !== undefined && reviewBy < context.handbook.today && maySee(context.audience, 'staff')
        ? dayInWords(reviewBy, context.words)
        : null,
    fields,
    ladder: hasLadder ? showLadder(document, context) : null,
    theRest: hasLadder ? showTheRest(document, context) : [],
    ...sectionsOf(document, context),
    why: maySee(context.audience, 'staff') ? whyOf(document, context) : [],
    followers: byKind(maySee(context.audience, 'staff') ? followersOf(document, context) : []),
    owner: owner !== undefined && fields.owner ? person(owner, document, context) : null,
    ask: fields.ask ? person(String(document.fields.ask), document, context) : null,
    hardNoes: hasLadder ? hardNoes(context) : [],
  }
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

function byKind(followers: readonly Followers[]): DocumentView['followers'] {
  return Object.fromEntries(Object.keys(kinds).map((kind) => [kind, followers.filter((group) => group.kind === kind)]))
}

function sectionsOf(document: Document, context: Context): Pick<DocumentView, 'sections' | 'intro' | 'others'> {
  const kind = kindNamed(document.kind)!
  const words = context.words.kind(kind.name).sections
  const declared = Object.entries(kind.sections).map(([name, section]) => ({
    name,
    section,
    anchor: new GithubSlugger().slug(words[keyOf(name)]?.heading ?? name),
  }))
  const sections: Record<string, ShownSection | null> = Object.fromEntries(declared.map(({ name }) => [name, null]))
  const others: ShownSection[] = []
  let intro: string | null = null
  for (const { heading, anchor, parts } of document.body.sections) {
    const known = declared.find((section) => section.anchor === anchor)
    // What a company wrote under a heading of its own is for staff: the public sees only what is declared public.
    if (!maySee(context.audience, known?.section.audience ?? 'staff')) continue
    const shown = { heading, anchor, html: fillLinks(parts, document, context) }
    if (heading === '') intro = shown.html
    else if (known) sections[known.name] = shown
    else others.push(shown)
  }
  return { sections, intro, others }
}

/** The company's hard noes: they stand once, and every guideline shows them. */
function hardNoes({ handbook, words, audience }: Context): DocumentView['hardNoes'] {
  if (!maySee(audience, 'staff')) return []
  return (handbook.company?.fields.hardNoes ?? []).flatMap(({ about, never }) =>
    about && never ? [{ about: words.choice(about), never }] : [],
  )
}
