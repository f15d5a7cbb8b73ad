import { isMap, isScalar, LineCounter, parseDocument, type Node, type YAMLError } from 'yaml'
import type { Fields, Path, Reading } from '../kinds/field.ts'
import { readKeys } from '../kinds/fields.ts'
import type { Language } from '../language/language.ts'
import { fileStart, placeKey, type Place } from './place.ts'

/** Something the reader has to say, with the rule that words it. */
export interface ReadingProblem {
  rule: string
  place: Place
  says: string
  args: Record<string, string>
}

/** What the frontmatter holds. */
export interface ReadFields {
  values: Record<string, unknown>
  /** The place of every value, by its path (see {@link placeKey}). */
  places: Record<string, Place>
  problems: ReadingProblem[]
  /** True where the YAML could not be understood: values are then what could be made of it, and prove nothing. */
  broken: boolean
}

/** A kind of document in anybody's YAML is at most a few pages; past this (characters), it is an accident or an attack. */
const longestFrontmatter = 200_000

/**
 * Reads YAML into the fields of a kind, with the place of every value.
 *
 * The failsafe schema keeps everything as typed: `012`, `1.10`, `yes`, `9:30`, dates.
 *
 * @param yaml as {@link splitFrontmatter} yields it, so that its lines are the file's
 * @param fieldsOf the fields to read, once the kind (or its absence) is known
 */
export function readFields(yaml: string, language: Language, fieldsOf: (kind: string | undefined) => Fields): ReadFields {
  const problems: ReadingProblem[] = []
  const places: Record<string, Place> = {}
  if (yaml.length > longestFrontmatter) {
    return { values: {}, places, problems: [unreadable('too-long', fileStart, {})], broken: true }
  }
  const lines = new LineCounter()
  const document = parse(yaml, lines)
  if (document === 'too-deep') return { values: {}, places, problems: [unreadable('too-deep', fileStart, {})], broken: true }

  const placeAt = (start: number, end: number): Place => {
    const trimmed = Math.max(start, start + yaml.slice(start, end).trimEnd().length)
    const from = lines.linePos(start)
    const to = lines.linePos(trimmed)
    return { line: from.line || 1, column: from.col || 1, endLine: to.line || 1, endColumn: to.col || 1 }
  }
  const placeOf = (node: Node): Place => (node.range ? placeAt(node.range[0], node.range[1]) : fileStart)

  const errors = [...document.errors, ...document.warnings]
  for (const error of errors) problems.push(syntaxProblem(error, yaml, placeAt))
  const map = document.contents
  if (map !== null && !isMap(map)) problems.push(unreadable('not-keys', placeOf(map), {}))
  if (!isMap(map)) return { values: {}, places, problems, broken: true }

  const kind = map.items.find(({ key }) => isScalar(key) && key.value === 'kind')?.value
  const kindName = isScalar(kind) ? String(kind.value ?? '').trim() : ''
  const reading: Reading = {
    language,
    place: (path: Path, node: Node) => void (places[placeKey(path)] = placeOf(node)),
    unreadable: (path, node, says, args = {}) => {
      const place = (places[placeKey(path)] = placeOf(node))
      problems.push({ rule: 'value-is-readable', place, says, args: { key: keyAt(path), ...args } })
      return undefined
    },
    unknownKey: (path, key, typed, known) => {
      problems.push({ rule: 'key-is-known', place: placeOf(key), says: '', args: { typed, known: known.join(', '), in: keyAt(path) } })
    },
  }
  const values = readKeys(map, fieldsOf(kindName || undefined), [], reading)
  for (const problem of cutOffComments(yaml, placeAt)) problems.push(problem)
  // With a syntax error, what else is odd is mostly its consequence.
  return { values, places, problems: errors.length > 0 ? problems.slice(0, errors.length) : problems, broken: errors.length > 0 }
}

function parse(yaml: string, lines: LineCounter) {
  try {
    return parseDocument(yaml, { schema: 'failsafe', lineCounter: lines, uniqueKeys: true, strict: true, logLevel: 'silent', prettyErrors: false })
  } catch (error) {
    if (error instanceof RangeError) return 'too-deep' as const
    throw error
  }
}

function unreadable(says: string, place: Place, args: Record<string, string>): ReadingProblem {
  return { rule: 'frontmatter-is-readable', place, says, args }
}

/** Codes of the yaml package that have a sentence of their own; the rest share one. */
const worded = new Set(['DUPLICATE_KEY', 'TAB_AS_INDENT', 'BAD_INDENT', 'MULTILINE_IMPLICIT_KEY', 'BLOCK_AS_IMPLICIT_KEY', 'BAD_ALIAS', 'TAG_RESOLVE_FAILED', 'MISSING_CHAR'])

function syntaxProblem(error: YAMLError, yaml: string, placeAt: (start: number, end: number) => Place): ReadingProblem {
  const [start, end] = error.pos
  const lineEnd = yaml.indexOf('\n', start)
  const typed = yaml.slice(yaml.lastIndexOf('\n', Math.max(0, start - 1)) + 1, lineEnd < 0 ? undefined : lineEnd).trim()
  const says = /nested mappings/i.test(error.message) ? 'colon' : worded.has(error.code) ? error.code.toLowerCase().replaceAll('_', '-') : 'other'
  return unreadable(says, placeAt(start, Math.max(end, start + 1)), { typed: typed.slice(0, 80), key: typed.split(':')[0]!.trim().slice(0, 40) })
}

/**
 * ` #` begins a comment in YAML: `title: Sofa # 5` reads as "Sofa". People write that without knowing, and
 * the rest vanishes, so it is reported wherever a `#` follows a value with only digits or no space after it.
 */
function* cutOffComments(yaml: string, placeAt: (start: number, end: number) => Place): Generator<ReadingProblem> {
  const pattern = /^[ \t-]*[\p{L}\p{N}-]+:[ \t]+(?!["'|>#[{&*])[^\n#]*?[ \t](#(?:\d|[^\s#])[^\n]*)$/gmu
  for (const match of yaml.matchAll(pattern)) {
    const start = match.index + match[0].length - match[1]!.length
    yield { rule: 'nothing-is-cut-off', place: placeAt(start, match.index + match[0].length), says: '', args: { typed: match[1]! } }
  }
}

/** A path as a manager would say it: `ladder, 2nd entry, may`. */
function keyAt(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `no. ${step + 1}` : step.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)))
    .join(', ')
}
