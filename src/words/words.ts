import { parse, stringify } from 'yaml'
import { plainly } from '../handbook/finding.ts'
import { splitFrontmatter } from '../handbook/frontmatter.ts'
import { keyOf } from '../kinds/field.ts'
import { readShipped } from './shipped.ts'

/** The words of a field: what it is called on a page, and what a manager is asked. */
export interface FieldWords {
  label: string
  ask: string
  why?: string
  hint?: string
  good?: unknown
  weak?: { answer: unknown; 'caught-by': string }
  /** For references: the heading under which the page pointed at lists those that point to it. */
  reverse?: string
  fields?: Record<string, FieldWords>
}

/** The words of a kind, from its template. */
interface KindWords {
  title: string
  plural: string
  purpose: string
  fields: Record<string, FieldWords>
  sections: Record<string, FieldWords & { heading: string }>
  /** The body a new document begins with. */
  skeleton: string
}

/** The words of a rule. */
interface RuleWords {
  title: string
  says: Record<string, string>
  fix: Record<string, string>
  /** Why there is such a rule; markdown. */
  why: string
}

/** Everything that is said, in one language. Each part is read when it is first needed. */
export interface Words {
  language: string
  /** A word of the site or the command: `site.home.title`. Missing words throw: they are our bug. */
  say(key: string, args?: Args): string
  kind(name: string): KindWords
  /** The words of the fields every kind has. */
  common(): KindWords
  rule(id: string): RuleWords
  /** What a reader sees for a choice. */
  choice(value: string): string
  measure(name: string): { title: string; how: string }
}

export type Args = Readonly<Record<string, string | number>>

const shipped = new Map<string, Words>()

/**
 * The words of a language, a project's own coming before ours file by file.
 *
 * @param dir the project, where it may have words of its own
 */
export function wordsFor(language: string, dir?: string): Words {
  // A project's words may change while a preview runs; ours do not.
  if (dir !== undefined) return loadWords(language, dir)
  if (!shipped.has(language)) shipped.set(language, loadWords(language, undefined))
  return shipped.get(language)!
}

function loadWords(language: string, dir: string | undefined): Words {
  const once = <T>(load: (name: string) => T) => {
    const loaded = new Map<string, T>()
    return (name: string): T => {
      if (!loaded.has(name)) loaded.set(name, load(name))
      return loaded.get(name)!
    }
  }
  // What a language lacks is said in English rather than not at all.
  const read = (path: (language: string) => string) => {
    const text = readShipped(path(language), dir) ?? readShipped(path('en'), dir)
    if (text === undefined) throw new Error(`No words at ${path('en')}`)
    return text
  }
  const yaml = once((name) => parse(read((code) => `site/words/${code}/${name}.yaml`)) as Record<string, unknown>)
  const template = once((name) =>
    parseTemplate(
      read((code) => `templates/${code}/${name}.md`),
      name,
    ),
  )
  const rule = once((id) => {
    const { data, body } = readMarkdown(
      read((code) => `site/words/${code}/rules/${id}.md`),
      id,
    )
    return { ...(data as Omit<RuleWords, 'why'>), why: body.trim() }
  })
  return {
    language,
    say: (key, args) => {
      const [file, ...path] = key.split('.')
      const found = path.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], yaml(file!))
      if (typeof found === 'object' && found !== null && args && 'n' in args)
        return fill(plural(found as Record<string, string>, Number(args.n), language), args)
      if (typeof found !== 'string') throw new Error(`No word “${key}” in ${language}`)
      return fill(found, args ?? {})
    },
    kind: template,
    common: () => template('common'),
    rule,
    choice: (value) => String(yaml('choices')[value] ?? value),
    measure: (name) => (yaml('measures')[name] as { title: string; how: string } | undefined) ?? { title: name, how: '' },
  }
}

/** Fills {braces}. A brace without a value stays, so that a slip shows in tests. */
function fill(sentence: string, args: Args): string {
  return sentence.replace(/\{([\w-]+)\}/g, (brace, name: string) => (Object.hasOwn(args, name) ? String(args[name]) : brace))
}

/**
 * The sentences of a finding. One that names a `field` of a `kind` (`roles/title`) may use that field's words:
 * {label}, {ask}, {hint}, and {example}, the lines a manager could copy.
 */
export function sentences(
  words: Words,
  { rule, says: variant, args }: { rule: string; says: string; args: Args },
): { message: string; fix: string } {
  const { says, fix } = words.rule(rule)
  const filled = { ...args, ...wordsOfField(words, args) }
  const pick = (of: Record<string, string>) => fill(of[variant] ?? of[plainly] ?? '', filled)
  return { message: pick(says), fix: pick(fix) }
}

function wordsOfField(words: Words, { kind, field }: Args): Args {
  if (kind === undefined || field === undefined) return {}
  const path = String(field).split('/')
  const { label = '', ask = '', hint = '', good } = fieldWords(words, String(kind), path) ?? {}
  return { label, ask, hint, key: keyOf(path.at(-1)!), example: good === undefined ? '' : exampleOf(keyOf(path.at(-1)!), good) }
}

/** A good answer as it would stand in the file; of a list of groups, the first entry, which shows the form. */
function exampleOf(key: string, good: unknown): string {
  const isLong = Array.isArray(good) && typeof good[0] === 'object'
  const lines = stringify({ [key]: isLong ? good.slice(0, 1) : good }, { lineWidth: 0 }).trimEnd()
  return lines
    .split('\n')
    .map((line) => `\n${line}`)
    .join('')
}

/** The words of one field of a kind, looked up in the kind's template, then in the shared one. */
export function fieldWords(words: Words, kind: string, path: readonly string[]): FieldWords | undefined {
  const [first, ...rest] = path.map(keyOf)
  const top = words.kind(kind).fields[first!] ?? words.common().fields[first!]
  return rest.reduce<FieldWords | undefined>((at, key) => at?.fields?.[key], top)
}

function plural(forms: Record<string, string>, n: number, language: string): string {
  return forms[new Intl.PluralRules(language).select(n)] ?? forms.other ?? ''
}

function parseTemplate(text: string, name: string): KindWords {
  const { data, body } = readMarkdown(text, name)
  return { ...(data as Omit<KindWords, 'skeleton'>), skeleton: body }
}

function readMarkdown(text: string, name: string): { data: unknown; body: string } {
  const split = splitFrontmatter(text)
  if (typeof split === 'string') throw new Error(`The words of “${name}” have no readable frontmatter`)
  return { data: parse(split.yaml, { schema: 'failsafe' }), body: split.body }
}
