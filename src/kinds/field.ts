import type { Node } from 'yaml'
import type { Language } from '../language/language.ts'

/** Who may read a field or a document, widest first: what is `public` everybody reads, what is for `managers` only they do. */
export const audiences = ['public', 'staff', 'managers'] as const
export type Audience = (typeof audiences)[number]

/** True where a reader of this audience may see what is meant for `meant`. */
export function maySee(reader: Audience, meant: Audience): boolean {
  return audiences.indexOf(meant) <= audiences.indexOf(reader)
}

/** Where a value stands in a document's fields: `['ladder', 0, 'may', 1]`. */
export type Path = readonly (string | number)[]

/** What a field needs while it reads: a place to note positions, and a way to say what could not be read. */
export interface Reading {
  language: Language
  /** Remembers where the value at a path stands in the file. */
  place(path: Path, node: Node): void
  /** Reports a value that could not be read exactly. `says` picks the sentence in the rule's words. */
  unreadable(path: Path, node: Node, says: string, args?: Record<string, string>): undefined
  /** Reports a key that the group at `path` does not have. */
  unknownKey(path: Path, key: Node, typed: string, known: readonly string[]): void
}

/** What can be said of any field, whatever its type. */
export interface FieldOptions {
  /** `always`: even a draft is nothing without it. `approved`: needed before staff may work by it. */
  need?: 'always' | 'approved'
  /** Staff must be told when it changes. */
  binds?: boolean
  audience?: Audience
  /**
   * Whose mouth it is for: what staff say to customers, what they must not, or what they hear from them. Rules about tone
   * look at the first, and nobody's style is judged in the other two.
   */
  voice?: 'say' | 'not' | 'heard'
  /** Amounts in it are examples, or go beyond the ladder on purpose: they are not held against it. */
  apart?: boolean
  /** The rule that speaks when it is missing; by default `document-is-complete`. */
  judgedBy?: string
  /**
   * When the walk asks for it: `first` on the way to a page that can be used, as for all that is needed; `later` for
   * what makes a good page better, the default; `never` for what is kept by the toolkit itself.
   */
  asked?: 'first' | 'later' | 'never'
  /** A fact that pages are looked for by: search knows the page by it, as by its title. */
  fact?: true
  /** What a bare number in it counts: `visits`, `years`. */
  counts?: string
  /** What was answered before it is shown again, since the answer comes out of it. */
  recalls?: true
  /** Something to choose from besides what a person thinks of: the verbs in what was answered before. */
  suggests?: 'verbs'
  /** A list whose order counts, and in which one answer may stand more than once: marks, statement by statement. */
  repeats?: true
  /** In which exercise of a workshop a team answers it, where its kind has one: 1, 2 and so on. */
  step?: number
}

/** JSON Schema, as far as we write it. */
export type JsonSchema = { [key: string]: unknown }

/**
 * One field of a kind. Reading, schema, checks, prompts and pages all come from this; nothing else lists fields.
 *
 * `T` is what reading yields: plain data that survives JSON, since it is kept in a cache.
 */
export interface Field<T = unknown> extends FieldOptions {
  readonly type: string
  /** Reads a YAML node; undefined where it is empty or unreadable (which has then been reported). */
  read(node: Node, path: Path, reading: Reading): T | undefined
  schema(): JsonSchema
  /** What a list holds. */
  readonly item?: Field
  /** A list that may also stand as its single entry: `role: driver`. */
  readonly orOne?: true
  /** What a group holds. */
  readonly fields?: Readonly<Record<string, Field>>
  /** What a reference points to: a kind, or things a document offers, such as roles. */
  readonly to?: string
  /** Marks a reference as a step of the why-thread: from what staff do towards what customers need. */
  readonly thread?: boolean
  /** What a list of named groups offers to references: a company's roles. */
  readonly offers?: string
  /** The choices of a one-of field. */
  readonly choices?: readonly string[]
  /** In a list of groups, the inner field that names an entry, so that links can lead to it: a glossary's `term`. */
  readonly anchors?: string
  /** What an amount counts: money, a share in per cent, or things. */
  readonly of?: 'money' | 'share' | 'count'
  /** A shape of its own on pages, where the plain one would not do: a ladder. */
  readonly shows?: string
}

export type Fields = Readonly<Record<string, Field>>

/** What reading a set of fields yields. Everything may be missing: drafts are documents too. */
export type ValuesOf<F extends Fields> = { -readonly [K in keyof F]?: F[K] extends Field<infer T> ? T : never }

/** Code says `alsoCalled`; files, JSON Schema and `servicebook.json` say `also-called`. */
export function keyOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
