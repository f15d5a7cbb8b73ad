import { parse } from 'yaml'
import { CannotRun } from '../cannot-run.ts'
import { splitFrontmatter } from '../handbook/frontmatter.ts'
import { listShipped, readOwn, readShipped } from './shipped.ts'

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
  /** Answers to tick, where there are many that would do. */
  suggestions?: readonly string[]
}

/** The words of a kind, from its template. */
export interface KindWords {
  title: string
  plural: string
  purpose: string
  fields: Record<string, FieldWords>
  sections: Record<string, FieldWords & { heading: string }>
  /** Words of parts that several kinds have, in the template of all kinds. A field takes them with `fields: <name>`. */
  groups?: Record<string, Record<string, FieldWords>>
  /** The body a new document begins with. */
  skeleton: string
  /** Rises when a new question or heading would be worth a look to those who began with an older one. */
  version?: string
  /** What each version after the first brought, in a sentence to whoever began with an older one, and headings that are new in it. */
  news?: { version: string; says: string; headings?: string[] }[]
  /** Where a document begun with it stands in its kind's folder, without `.md`; with a slash at its end, a folder. */
  file?: string
  /** Starter answers, as they would stand in a document, with {placeholders} for what only a company knows. */
  start?: { [key: string]: unknown }
  /** Of a trade: what it calls the people it serves. */
  words?: Record<string, string>
  /** Of a trade: the templates of the pages it begins with. */
  'starts-with'?: string[]
}

/** The words of a rule. */
interface RuleWords {
  title: string
  says: Record<string, string>
  fix: Record<string, string>
  /** Why there is such a rule; markdown. */
  why: string
}

/** The words of a column of a list in `records/`. */
export interface ColumnWords {
  /** What stands above it in the file. */
  heading: string
  ask: string
  hint?: string
  /** What others call it, in lists that are brought in. */
  also?: readonly string[]
}

/** Everything that is said, in one language. Each part is read when it is first needed. */
export interface Words {
  language: string
  /** A word of the site or the command: `site.home.title`. Missing words throw: they are our bug. */
  say(key: string, args?: Args): string
  kind(name: string): KindWords
  /** A template for one area or situation, `policy/returns`, over the words of its kind. Undefined where there is none. */
  template(id: string): KindWords | undefined
  /** The names of a kind's templates, besides its own: `returns`. */
  templates(kind: string): readonly string[]
  /** The words of the fields every kind has. */
  common(): KindWords
  rule(id: string): RuleWords
  /** What a reader sees for a choice. */
  choice(value: string): string
  measure(name: string): { title: string; how: string }
  /** The words of a column of a table, by its key as words have it: `received-by`. */
  column(table: string, key: string): ColumnWords
  /** Phrases to avoid, each with a better one. */
  phrases(): readonly PhraseToAvoid[]
}

/** A phrase to avoid, in all its ways of being said, with what to say instead. */
export interface PhraseToAvoid {
  avoid: readonly string[]
  better: string
  because: string
  /** Where it is looked for: in what is said to customers, in the other text, or in both. */
  where: 'spoken' | 'written' | 'both'
  /** `wall`: it ends the talk and not the trouble. `blame`: it blames the customer or a colleague. */
  does?: 'wall' | 'blame'
}

export type Args = Readonly<Record<string, string | number>>

const shipped = new Map<string, Words>()

/**
 * The words of a language. A project's own are laid over ours word by word, so that a company may change one and keep
 * the rest; what a language lacks is said in English rather than not at all.
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
  /** Everything written at a path, English first, ours before theirs: each laid over what comes before it. */
  const read = <T extends object>(path: (language: string) => string, parsed: (text: string) => T): T => {
    let all: T | undefined
    for (const code of new Set(['en', language])) {
      const [ours, theirs] = [readShipped(path(code)), dir === undefined ? undefined : readOwn(path(code), dir)]
      if (ours !== undefined) all = all === undefined ? parsed(ours) : laidOver(all, parsed(ours))
      if (theirs !== undefined) all = layTheirs(all, theirs, parsed, path(code))
    }
    if (all === undefined) throw new Error(`No words at ${path('en')}`)
    return all
  }
  const yaml = once((name) =>
    read(
      (code) => `site/words/${code}/${name}.yaml`,
      (text) => parse(text, { logLevel: 'error' }) as Record<string, unknown>,
    ),
  )
  const template = once((name) => read((code) => `templates/${code}/${name}.md`, parseTemplate))
  const kind = once((name) => withGroups(template(name), template('common').groups ?? {}))
  const languages = [...new Set(['en', language])]
  const templates = once((name) => [
    ...new Set(
      languages.flatMap((code) => listShipped(`templates/${code}/${name}`, dir)).flatMap((file) => /^(.+)\.md$/.exec(file)?.[1] ?? []),
    ),
  ])
  const rule = once((id) => read((code) => `site/words/${code}/rules/${id}.md`, parseRule))
  return {
    language,
    say: (key, args) => {
      const [file, ...path] = key.split('.')
      const found = path.reduce<unknown>(at, yaml(file!))
      if (typeof found === 'object' && found !== null && args && 'n' in args)
        return fill(plural(found as Record<string, string>, Number(args.n), language), args)
      if (typeof found !== 'string') throw new Error(`No word “${key}” in ${language}`)
      return fill(found, args ?? {})
    },
    kind,
    template: (id) => {
      const [of = '', name] = id.split('/')
      if (name === undefined || !templates(of).includes(name)) return undefined
      return shaped(id, withGroups(laidOver(kind(of), template(id)), template('common').groups ?? {}))
    },
    templates,
    common: () => template('common'),
    rule,
    choice: (value) => String(at(yaml('choices'), value) ?? value),
    // Each language has its own: a phrase translated literally is seldom one that people say. A company's own stand in its documents.
    phrases: () => ownPhrases(language),
    column: (table, key) => {
      const found = [table, 'columns', key].reduce<unknown>(at, yaml('records'))
      if (found === undefined) throw new Error(`No words for the column ${key} of ${table} in ${language}`)
      return found as ColumnWords
    },
    measure: (name) => (at(yaml('measures'), name) as { title: string; how: string } | undefined) ?? { title: name, how: '' },
  }
}

const phraseLists = new Map<string, readonly PhraseToAvoid[]>()

function ownPhrases(language: string): readonly PhraseToAvoid[] {
  if (!phraseLists.has(language)) {
    phraseLists.set(language, (parse(readShipped(`site/words/${language}/phrases.yaml`) ?? '[]') ?? []) as PhraseToAvoid[])
  }
  return phraseLists.get(language)!
}

/** The words of a kind, with those it shares with others in their place. */
function withGroups(words: KindWords, groups: NonNullable<KindWords['groups']>): KindWords {
  const filled = (field: FieldWords): FieldWords => {
    const inner = typeof field.fields === 'string' ? groups[field.fields] : field.fields
    return inner === undefined ? field : { ...field, fields: mapped(inner, filled) }
  }
  return { ...words, fields: mapped(words.fields, filled) }
}

function mapped<T>(values: Record<string, T>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))
}

/** What stands under a key: documents may name things `constructor`, which every object has. */
function at(map: unknown, key: string): unknown {
  return isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Lays a project's words over ours, or says which file cannot be used. */
function layTheirs<T extends object>(ours: T | undefined, theirs: string, parsed: (text: string) => T, path: string): T {
  try {
    const own: unknown = parsed(theirs)
    if (!isMap(own)) throw new Error('it should hold lines such as “title: Our words”.')
    return ours === undefined ? (own as T) : laidOver(ours, own)
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0]!.replace(/:$/, '.')
    throw new CannotRun(
      `The words in ${path} cannot be used: ${reason} Compare them with those that ship with Servicebook, or delete the file.`,
    )
  }
}

/** One set of words over another, key by key; what is left empty keeps what was there. */
function laidOver<T>(under: T, over: unknown, key = ''): T {
  if (over === null || over === undefined || over === '') return under
  if (isMap(under) !== isMap(over) && under !== undefined)
    throw new Error(`“${key}” should hold ${isMap(under) ? 'further lines, each with a key' : 'one text'}.`)
  if (!isMap(under) || !isMap(over)) return (typeof under === 'string' && typeof over !== 'object' ? String(over) : over) as T
  return Object.fromEntries(
    [...new Set([...Object.keys(under), ...Object.keys(over)])].map((name) => [name, laidOver(at(under, name), at(over, name), name)]),
  ) as T
}

/** Fills {braces}. A brace without a value stays, so that a slip shows in tests. */
export function fill(sentence: string, args: Args): string {
  return sentence.replace(/\{([\w-]+)\}/g, (brace, name: string) => (Object.hasOwn(args, name) ? String(args[name]) : brace))
}

function plural(forms: Record<string, string>, n: number, language: string): string {
  return forms[new Intl.PluralRules(language).select(n)] ?? forms.other ?? ''
}

function parseTemplate(text: string): KindWords {
  const { data, body } = readMarkdown(text)
  return { ...(data as Omit<KindWords, 'skeleton'>), skeleton: body }
}

function parseRule(text: string): RuleWords {
  const { data, body } = readMarkdown(text)
  return { ...(data as Omit<RuleWords, 'why'>), why: body.trim() }
}

function readMarkdown(text: string): { data: object; body: string } {
  const split = splitFrontmatter(text)
  if (typeof split === 'string') throw new Error('it does not begin with lines between two lines of ---.')
  const data: unknown = parse(split.yaml, { schema: 'failsafe', logLevel: 'error' })
  if (!isMap(data)) throw new Error('there is nothing between its two lines of ---.')
  return { data, body: split.body }
}

/** A template of a company's own may hold anything under its keys; what the walk relies on is looked at here. */
function shaped(id: string, template: KindWords): KindWords {
  const { file, start, words, title, purpose } = template
  const texts = (list: unknown) => list === undefined || (Array.isArray(list) && list.every((one) => typeof one === 'string'))
  const isGood =
    [title, purpose, file ?? ''].every((text) => typeof text === 'string') &&
    [start ?? {}, words ?? {}, template.fields].every(isMap) &&
    texts(template['starts-with']) &&
    (!id.startsWith('company/') || start?.roles === undefined || (Array.isArray(start.roles) && start.roles.every(isMap)))
  if (!isGood)
    throw new CannotRun(
      `The template ${id} cannot be used: something in it has another form than it needs. Compare it with one that ships with Servicebook, or delete the file.`,
    )
  return template
}
