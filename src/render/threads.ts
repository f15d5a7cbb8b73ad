import type { Document } from '../handbook/document.ts'
import { referencesIn, resolve, type Handbook, type Reference } from '../handbook/handbook.ts'
import { kindNamed } from '../handbook/document.ts'
import { maySee } from '../kinds/field.ts'
import { fieldWords } from '../words/sentences.ts'
import { changeInALine } from './changes.ts'
import { audienceOf, linkTo, titleOf, type Context } from './context.ts'
import { entryOf, type Entry } from './entry.ts'
import { anchorOf } from './shown.ts'

/** A step of the why-thread: what this serves, and what that serves in turn. */
export interface Step {
  kind: string
  title: string
  href: string | null
  because: Step[]
}

/** Documents that point here, under one heading. */
export interface Followers {
  /** The kind of document they are. */
  kind: string
  heading: string
  /** Each with what is to be said of it here: of a change, since when, and what it brought. */
  links: (Entry & { says: string })[]
}

/** Why a document is there: from what staff do, over goals, to what customers need. */
export function whyOf(document: Document, context: Context, from = document, opened = new Set([document])): Step[] {
  const steps = referencesIn(document)
    .filter(({ field }) => field.thread)
    .flatMap((reference) => stepOf(reference, context, from, opened) ?? [])
  return steps.filter((step, i) => steps.findIndex(({ kind, title }) => kind === step.kind && title === step.title) === i)
}

function stepOf({ field, name, from: document }: Reference, context: Context, page: Document, opened: Set<Document>): Step | undefined {
  const target = resolve(context.handbook, field.to!, name, document)[0]
  if (!target?.document || !maySee(context.audience, audienceOf(target.document))) return undefined
  const isDocument = kindNamed(field.to!) !== undefined
  // What two policies serve is told once in full; the second time its name is enough. It also ends a circle.
  const isNew = !opened.has(target.document)
  opened.add(target.document)
  return {
    kind: isDocument ? context.words.kind(target.document.kind!).title : context.words.say(`site.thread.${field.to!}`),
    title: isDocument ? titleOf(target.document, context.words) : target.title,
    href: linkTo(target.document, page.address, context, isDocument ? '' : anchorOf(field.to!, name)),
    because: isDocument && isNew ? whyOf(target.document, context, page, opened) : [],
  }
}

/** What follows from a document: those that point to it, under the words of the field they do it with. */
export function followersOf(document: Document, context: Context): Followers[] {
  const groups = new Map<string, Followers>()
  for (const { from: other, at } of context.referrers.get(document) ?? []) {
    const path = at.filter((step): step is string => typeof step === 'string')
    const heading = fieldWords(context.words, other.kind!, path)?.reverse ?? context.words.kind(other.kind!).plural
    const group = groups.get(heading) ?? { kind: other.kind!, heading, links: [] }
    groups.set(heading, group)
    const link = { ...entryOf(other, document.address, context), says: changeInALine(other, context) }
    if (!group.links.some(({ href }) => href === link.href)) group.links.push(link)
  }
  return [...groups.values()]
}

/** Who points to each document, worked out once for all pages. A role is somebody to ask, so pointing to one follows from nothing. */
export function referrersIn(handbook: Handbook, pages: ReadonlySet<Document>): Map<Document, Reference[]> {
  const referrers = new Map<Document, Reference[]>()
  for (const page of pages) {
    for (const reference of referencesIn(page)) {
      const { field, name } = reference
      if (field.to === 'role' || field.to === 'measure') continue
      const targets = resolve(handbook, field.to!, name, page)
      const target = targets.length === 1 ? targets[0]!.document : undefined
      if (target) referrers.set(target, [...(referrers.get(target) ?? []), reference])
    }
  }
  return referrers
}
