import { kindNamed, type Document } from '../handbook/document.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import { keyOf, maySee, type Field } from '../kinds/field.ts'
import type { Context } from '../render/context.ts'
import { part } from '../render/shown.ts'
import { fieldWords } from '../words/sentences.ts'
import type { FieldWords } from '../words/words.ts'

/** Something a document says, as it can be held against what another version of it says. */
export interface Piece {
  /** What it is called; empty where its place says what it is. */
  label: string
  /** Its own words, as pages show them; empty for a list. */
  own: string
  /** What it is known by among others; empty where it is known by all it says. */
  known: string
  /** What is in it: the entries of a list, the parts of a group. */
  inner: readonly Piece[]
  /** Its inner pieces stand in an order of their own, and may come, go and move. */
  isList: boolean
  /** The type of its field, where it is a single value. */
  type?: string
  /** The links in its words, and where they lead. */
  links?: readonly { text: string; href: string }[]
}

/** A piece of text that nothing is in. */
export function textPiece(own: string, label = '', known = ''): Piece {
  return { label, own, known, inner: [], isList: false }
}

/**
 * Fields of a document that say nothing of what holds: what it is, whether it counts (which its history says), and what the
 * toolkit keeps for itself.
 */
const unsaid = new Set(['kind', 'status', 'template', 'notYetYours'])

/** The fields of a document that an audience may see, by their names, as pieces. */
export function piecesOf(document: Document, context: Context): Map<string, Piece> {
  const kind = kindNamed(document.kind)
  const fields = Object.entries(kind?.fields ?? {}).flatMap(([name, field]): [string, Piece][] => {
    if (unsaid.has(name)) return []
    const words = fieldWords(context.words, kind!.name, [name])
    const piece = pieceOf(name, field, document.fields[name], words, document, context)
    return piece === undefined ? [] : [[name, { ...piece, label: words?.label ?? keyOf(name) }]]
  })
  return new Map(fields)
}

function pieceOf(
  name: string,
  field: Field,
  value: unknown,
  words: FieldWords | undefined,
  from: Document,
  context: Context,
): Piece | undefined {
  if (value === undefined || value === null || !maySee(context.audience, field.audience ?? 'staff')) return undefined
  if (Array.isArray(value)) {
    const item = { ...field.item!, audience: field.item!.audience ?? field.audience ?? 'staff' } as Field
    const inner = value.flatMap((entry) => pieceOf(name, item, entry, words, from, context) ?? [])
    return inner.length === 0 ? undefined : { ...textPiece(''), inner, isList: true }
  }
  if (field.fields && typeof value === 'object') {
    const parts = Object.entries(field.fields).flatMap(([key, within]): Piece[] => {
      const said = words?.fields?.[keyOf(key)]
      const piece = pieceOf(key, within, (value as Record<string, unknown>)[key], said, from, context)
      // What somebody may do says so itself.
      const label = within.item?.type === 'remedy' ? '' : (said?.label ?? keyOf(key))
      return piece === undefined ? [] : [{ ...piece, label }]
    })
    const [first, second, ...rest] = parts
    if (first === undefined) return undefined
    const own = first.isList ? inARow(first, context) : first.own
    // Who does something and what they do is one thing to say: "Driver: Listen to the end."
    if (isPerson(first) && second?.type === 'text') {
      return { ...textPiece(`${own}: ${second.own}`, '', second.own), inner: rest }
    }
    return { ...textPiece(own, '', own), inner: second === undefined ? [] : [second, ...rest] }
  }
  const text = part(name, field, value, words, from, context)?.value.text ?? ''
  return text === '' ? undefined : { ...textPiece(text, '', field.type === 'remedy' ? (value as Remedy).words : ''), type: field.type }
}

function isPerson({ type, inner }: Piece): boolean {
  return (inner[0]?.type ?? type) === 'reference'
}

/** Those who share a rung: "Driver or Fitter". */
function inARow({ inner }: Piece, { words }: Context): string {
  return new Intl.ListFormat(words.language, { type: 'disjunction' }).format(inner.map(({ own }) => own))
}

/** All that a piece says, to tell whether another says the same. */
export function textOf({ own, inner }: Piece): string {
  return [own, ...inner.map((piece) => `${piece.label} ${textOf(piece)}`)].join('\n')
}
