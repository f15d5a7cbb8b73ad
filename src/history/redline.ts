import { kindNamed, type Document } from '../handbook/document.ts'
import { maySee } from '../kinds/field.ts'
import { audienceOf, type Context } from '../render/context.ts'
import { sectionsNamed } from '../words/sections.ts'
import { wordsFor } from '../words/words.ts'
import { aligned, type Alignable } from './alignment.ts'
import { bindingIn } from './fingerprint.ts'
import { likeness } from './likeness.ts'
import { piecesOf, textOf, textPiece, type Piece } from './pieces.ts'
import { sectionPiecesOf, type SectionPieces } from './section-pieces.ts'
import { replaced, runsBetween, wordsIn, type Run } from './word-runs.ts'

export type { Run } from './word-runs.ts'

/** What differs between two texts of one page: plain data. Without any parts, nothing that its reader may see differs. */
export interface Redline {
  /** There was nothing before: all of it is new. */
  isNew: boolean
  /** What binds first, then what does not. What stayed as it was is left out. */
  parts: RedlinePart[]
}

/** A field or a section in which something differs. */
export interface RedlinePart {
  /** The name of the field or section, as code has it; of a section that no kind declares, `#` and its anchor. */
  name: string
  /** What it is called on the page. */
  label: string
  /** Staff must be told: what binds means something else now. */
  binds: boolean
  change: 'added' | 'removed' | 'changed'
  lines: RedlineLine[]
}

/** A text of its own: a value, an entry of a list, a paragraph. */
export interface RedlineLine {
  /** `moved`: it stands elsewhere among the others; its words may differ too. */
  change: 'same' | 'added' | 'removed' | 'changed' | 'moved'
  /** What it is called among its neighbours: "If we fail", "Say"; empty where its place says it. */
  label: string
  runs: Run[]
  /** What is in it: the remedies of a rung, the parts of a promise. Here too, what stayed is there. */
  lines: RedlineLine[]
  /** Its place among its neighbours before and now, from 1; null where it was not, or is not there. */
  was: number | null
  now: number | null
  /** A link in it leads elsewhere now, under the same words. */
  leads: string[]
}

/** True where a line that moved stands nearer to the top than before. */
export function isUp({ was, now }: RedlineLine): boolean {
  return (now ?? 0) < (was ?? 0)
}

/** What a redline is made with: who reads it, in which words, and the handbook that knows what roles and pages are called. */
export type RedlineSetting = Pick<Context, 'handbook' | 'words' | 'audience'>

/**
 * Compares two texts of one page, field by field and section by section. What its reader may not see is in none of it: to
 * whoever might not read the page before, it is new.
 *
 * @param earlier undefined where the page is new
 */
export function redlineOf(earlier: Document | undefined, after: Document, setting: RedlineSetting): Redline {
  if (!mayRead(after, setting)) return { isNew: false, parts: [] }
  const before = earlier !== undefined && mayRead(earlier, setting) ? earlier : undefined
  const context: Context = { ...setting, pages: new Set(), referrers: new Map(), isDraft: () => false }
  const binding = bindingChanges(before, after, context)
  const { language } = after
  const parts = [...fieldParts(before, after, context), ...sectionParts(before, after, context)].map(
    ({ name, label, was, is }): RedlinePart => {
      const lines = was === undefined && is === undefined ? [] : linesOf(was ?? nothing(is!), is ?? nothing(was!), language)
      return {
        name,
        label,
        binds: binding.has(name),
        change: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
        lines,
      }
    },
  )
  const changed = parts.filter(({ lines }) => lines.some(({ change }) => change !== 'same'))
  return { isNew: before === undefined, parts: [...changed.filter(({ binds }) => binds), ...changed.filter(({ binds }) => !binds)] }
}

/** True for a text that is meant for whoever reads the redline. */
export function mayRead(document: Document, { audience }: RedlineSetting): boolean {
  return maySee(audience, audienceOf(document))
}

/** A part of the two texts, as pieces. */
interface Both {
  name: string
  label: string
  was: Piece | undefined
  is: Piece | undefined
}

function fieldParts(before: Document | undefined, after: Document, context: Context): Both[] {
  const was = before === undefined ? new Map<string, Piece>() : piecesOf(before, context)
  const is = piecesOf(after, context)
  const inOrder = [...Object.keys(kindNamed(after.kind)?.fields ?? {}), ...was.keys()]
  return [...new Set(inOrder)].map((name) => ({
    name,
    label: (is.get(name) ?? was.get(name))?.label ?? name,
    was: was.get(name),
    is: is.get(name),
  }))
}

function sectionParts(before: Document | undefined, after: Document, context: Context): Both[] {
  const was = before === undefined ? [] : sectionPiecesOf(before, context)
  const is = sectionPiecesOf(after, context)
  const pairs = new Map<SectionPieces, SectionPieces>()
  for (const one of is) {
    const same = was.find(({ name }) => name === one.name)
    if (same) pairs.set(one, same)
  }
  // Under another heading, the same text is the same section.
  const left = was.filter((one) => ![...pairs.values()].includes(one))
  for (const one of is) {
    if (pairs.has(one) || one.declared) continue
    const same = left.find((other) => !other.declared && sameText(one, other))
    if (same) pairs.set(one, left.splice(left.indexOf(same), 1)[0]!)
  }
  const label = ({ heading }: SectionPieces) => heading || context.words.say('site.redline.intro')
  // A heading is told where it is another one.
  const whole = ({ heading, pieces }: SectionPieces, other?: SectionPieces): Piece => ({
    ...textPiece(''),
    inner: other === undefined || other.heading === heading ? pieces : [textPiece(heading, '', 'heading'), ...pieces],
    isList: true,
  })
  return [
    ...is.map((one): Both => {
      const same = pairs.get(one)
      return { name: one.name, label: label(one), was: same && whole(same, one), is: whole(one, same) }
    }),
    ...left.map((one): Both => ({ name: one.name, label: label(one), was: whole(one), is: undefined })),
  ]
}

function sameText(a: SectionPieces, b: SectionPieces): boolean {
  return a.pieces.length > 0 && a.pieces.map(textOf).join('\n') === b.pieces.map(textOf).join('\n')
}

/** The fields and sections in which what binds means something else now. */
function bindingChanges(before: Document | undefined, after: Document, { words }: Context): Set<string> {
  const sectionsOf = (kind: string, language: string) => sectionsNamed(kind, language === words.language ? words : wordsFor(language))
  const told = (document: Document) => bindingIn(document, sectionsOf).map(({ name, says }) => [name, JSON.stringify(says)] as const)
  const was = new Map(before === undefined ? [] : told(before))
  const is = new Map(told(after))
  return new Set([...was.keys(), ...is.keys()].filter((name) => was.get(name) !== is.get(name)))
}

/** The same form with nothing in it, for what is not there in one of the two. */
function nothing({ isList }: Piece): Piece {
  return { ...textPiece(''), isList }
}

function linesOf(was: Piece, is: Piece, language: string): RedlineLine[] {
  if (was.isList && is.isList) return listLines(was.inner, is.inner, language)
  const line = lineOf({ ...was, label: '' }, { ...is, label: '' }, language)
  return was.inner.length + is.inner.length > 0 && line.runs.length === 0 ? line.lines : [line]
}

/** Types that are read word by word; a day, a role or a choice is one thing. */
const wordy = new Set([undefined, 'text', 'remedy', 'quantity', 'duration'])

/** An entry of a list, or a part of a group, in both. */
function lineOf(was: Piece, is: Piece, language: string): RedlineLine {
  const runs = wordy.has(is.type ?? was.type) ? runsBetween(was.own, is.own, language) : replaced(was.own, is.own)
  const lines = was.isList || is.isList ? listLines(was.inner, is.inner, language) : partLines(was.inner, is.inner, language)
  const leads = was.own === is.own ? elsewhere(was, is) : []
  const isSame =
    leads.length === 0 && [...runs.map(({ kind }) => kind), ...lines.map(({ change }) => change)].every((one) => one === 'same')
  return { change: isSame ? 'same' : 'changed', label: is.label || was.label, runs, lines, was: null, now: null, leads }
}

function elsewhere({ links: before = [] }: Piece, { links = [] }: Piece): string[] {
  return links.flatMap(({ text, href }, i) => (before[i] !== undefined && before[i].href !== href ? [text] : []))
}

/** The parts of a group, by what they are called. */
function partLines(was: readonly Piece[], is: readonly Piece[], language: string): RedlineLine[] {
  const labels = [...new Set([...is, ...was].map(({ label }) => label))]
  return labels.map((label) => {
    const [before, after] = [was, is].map((pieces) => pieces.find((piece) => piece.label === label))
    if (before !== undefined && after !== undefined) return lineOf(before, after, language)
    return after === undefined ? all(before!, 'removed') : all(after, 'added')
  })
}

function listLines(was: readonly Piece[], is: readonly Piece[], language: string): RedlineLine[] {
  const [before, after] = [was, is].map((pieces) => pieces.map((piece) => alignable(piece, language))) as [Alignable[], Alignable[]]
  return aligned(before, after, alike).map(({ before: i, after: j, moved }): RedlineLine => {
    const places = { was: i === undefined ? null : i + 1, now: j === undefined ? null : j + 1 }
    if (i === undefined) return { ...all(is[j!]!, 'added'), ...places }
    if (j === undefined) return { ...all(was[i]!, 'removed'), ...places }
    const line = lineOf(was[i]!, is[j]!, language)
    return { ...line, ...places, change: moved ? 'moved' : line.change }
  })
}

function alignable(piece: Piece, language: string): Alignable {
  const text = textOf(piece)
  let told: ReturnType<Alignable['words']> | undefined
  return {
    text,
    known: piece.known,
    words: () => (told ??= { text: wordsIn(text, language), known: wordsIn(piece.known, language) }),
  }
}

/** Two entries are as alike as what they are known by, or as all they say. */
function alike(a: Alignable, b: Alignable): number {
  const whole = likeness(a.words().text, b.words().text)
  return a.known === '' || b.known === '' ? whole : Math.max(whole, likeness(a.words().known, b.words().known))
}

/** A piece with all that is in it, come or gone. */
function all(piece: Piece, change: 'added' | 'removed'): RedlineLine {
  return {
    change,
    label: piece.label,
    runs: change === 'added' ? replaced('', piece.own) : replaced(piece.own, ''),
    lines: piece.inner.map((inner, i) => ({ ...all(inner, change), ...(change === 'added' ? { now: i + 1 } : { was: i + 1 }) })),
    was: null,
    now: null,
    leads: [],
  }
}
