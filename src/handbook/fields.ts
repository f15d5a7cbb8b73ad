import { isCollection, isMap, isScalar, LineCounter, parseDocument, visit, type Document, type Node, type YAMLError } from 'yaml'
import { common } from '../kinds/common.ts'
import type { Fields, Path, Reading } from '../kinds/field.ts'
import { readKeys } from '../kinds/fields.ts'
import type { Language } from '../language/language.ts'
import { fileStart, placeKey, type Place } from './place.ts'

/** Something the reader has to say, with the rule that words it. */
interface ReadingProblem {
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
  const document = isTooDeep(yaml) ? 'too-deep' : parse(yaml, lines)
  if (document === 'too-deep') return { values: {}, places, problems: [unreadable('too-deep', fileStart, {})], broken: true }

  const placeAt = (start: number, end: number): Place => {
    const trimmed = Math.max(start, start + yaml.slice(start, end).trimEnd().length)
    const from = lines.linePos(start)
    const to = lines.linePos(trimmed)
    return { line: from.line || 1, column: from.col || 1, endLine: to.line || 1, endColumn: to.col || 1 }
  }
  const placeOf = (node: Node): Place => (node.range ? placeAt(node.range[0], node.range[1]) : fileStart)

  const errors = syntaxProblems(document, yaml, placeAt)
  const map = document.contents
  if (map !== null && !isMap(map)) errors.splice(0, errors.length, unreadable('not-keys', placeOf(map), {}))
  problems.push(...errors)
  // Settings that are empty, or remarks alone, can be read: they say nothing, and a rule says so.
  if (!isMap(map)) return { values: {}, places, problems, broken: errors.length > 0 }

  const kind = map.items.find(({ key }) => isScalar(key) && key.value === 'kind')?.value
  const kindName = isScalar(kind) ? String(kind.value ?? '').trim() : ''
  const fields = fieldsOf(kindName || undefined)
  const reading: Reading = {
    language,
    place: (path: Path, node: Node) => void (places[placeKey(path)] = placeOf(node)),
    unreadable: (path, node, says, args = {}) => {
      const place = (places[placeKey(path)] = placeOf(node))
      problems.push({ rule: 'value-is-readable', place, says, args: { key: keyAt(path), ...args } })
      return undefined
    },
    unknownKey: (path, key, typed, known) => {
      // Of a kind with a slip in it nobody can tell which keys it has; the slip has a finding, and one is enough.
      if (fields === common && kindName !== '' && path.length === 0) return
      problems.push({ rule: 'key-is-known', place: placeOf(key), says: '', args: { typed, known: known.join(', '), in: keyAt(path) } })
    },
  }
  const values = readKeys(map, fields, [], reading)
  problems.push(...cutOffRemarks(document, yaml, placeAt))
  // With a syntax error, what else is odd is mostly its consequence.
  return { values, places, problems: errors.length > 0 ? problems.slice(0, errors.length) : problems, broken: errors.length > 0 }
}

/** Our deepest kind nests five levels. How deep the parser itself can go depends on the computer, so it is not asked. */
const deepestNesting = 40

/** True where brackets, or hyphens on one line, nest deeper than anybody's settings. */
function isTooDeep(yaml: string): boolean {
  let depth = 0
  for (const [sign] of yaml.matchAll(/[[\]{}]/g)) {
    depth = sign === '[' || sign === '{' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > deepestNesting) return true
  }
  return /^[ \t]*(?:[-?][ \t]+){41}/m.test(yaml)
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
const worded = new Set(['DUPLICATE_KEY', 'TAB_AS_INDENT', 'BAD_INDENT', 'MULTILINE_IMPLICIT_KEY', 'BAD_ALIAS', 'TAG_RESOLVE_FAILED', 'MISSING_CHAR'])

type PlaceAt = (start: number, end: number) => Place

/** One slip makes the parser stumble several times, mostly over the same line: the first of each line is told, of the first few lines. */
function syntaxProblems(document: Document, yaml: string, placeAt: PlaceAt): ReadingProblem[] {
  const byLine = new Map<number, ReadingProblem>()
  const errors = [...document.errors, ...document.warnings].slice(0, 100)
  if (errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return [unreadable('too-deep', fileStart, {})]
  for (const problem of [...errors.map((error) => syntaxProblem(error, document, yaml, placeAt)), ...anchors(document, yaml, placeAt)]) {
    if (!byLine.has(problem.place.line)) byLine.set(problem.place.line, problem)
  }
  return [...byLine.values()].slice(0, 10)
}

function syntaxProblem(error: YAMLError, document: Document, yaml: string, placeAt: PlaceAt): ReadingProblem {
  const [start, end] = error.pos
  const problem = (says: string, from: number, to: number) => {
    const typed = lineAt(yaml, from).trim()
    return unreadable(says, placeAt(from, Math.max(to, from + 1)), { typed: typed.slice(0, 80), key: typed.split(':')[0]!.trim().slice(0, 40) })
  }
  const line = lineAt(yaml, start)
  const lineStart = yaml.lastIndexOf('\n', start - 1) + 1
  const text = lineStart + line.length - line.trimStart().length

  if (error.code === 'TAB_AS_INDENT') return problem('tab-as-indent', lineStart, text)
  // The parser notices at the end that something was never closed; people want to know where it began.
  const opened = openedBefore(document, error)
  if (opened !== undefined) return problem('missing-char', opened, opened + 1)
  if (/need to be followed by map values/i.test(error.message)) return problem('multiline-implicit-key', text, end)
  if (/nested mappings/i.test(error.message) || (error.code === 'MULTILINE_IMPLICIT_KEY' && yaml.slice(lineStart, start).includes(':'))) {
    if (/:\s.*:(\s|$)/.test(line)) return problem('colon', start, end)
    // The value itself is whole: it is the line below that stands too far to the right.
    const below = yaml.indexOf('\n', start) + 1
    const belowText = below + lineAt(yaml, below).search(/\S|$/)
    return problem('bad-indent', belowText, belowText + lineAt(yaml, below).trim().length)
  }
  const marked = /^(?:[^:]+:|\s*-)\s+(?=[*&])/.exec(line)
  if (marked && error.code === 'UNEXPECTED_TOKEN') return problem('bad-alias', lineStart + marked[0].length, end)
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return problem('bad-indent', text, end)
  return problem(worded.has(error.code) ? error.code.toLowerCase().replaceAll('_', '-') : 'other', start, end)
}

/** Where the quotation mark or bracket stands that an error says was never closed. */
function openedBefore(document: Document, { code, message, pos: [at] }: YAMLError): number | undefined {
  if (code !== 'MISSING_CHAR' && !/^flow /i.test(message)) return undefined
  let opened: number | undefined
  visit(document, {
    Node(_, node) {
      const [start = at, end = at] = node.range ?? []
      const opens = isScalar(node) ? node.type?.startsWith('QUOTE') === true : isCollection(node) && node.flow === true
      if (opens && start < at && end >= at - 1 && !(isScalar(node) && end < at)) opened ??= start
    },
  })
  return opened
}

/** `&` before a value gives it a name and leaves the page: "&more about beds" reads as "about beds". */
function* anchors(document: Document, yaml: string, placeAt: PlaceAt): Generator<ReadingProblem> {
  const found: ReadingProblem[] = []
  visit(document, {
    Node(_, node) {
      const anchor = 'anchor' in node && typeof node.anchor === 'string' ? node.anchor : undefined
      if (anchor === undefined || !node.range) return
      const at = yaml.lastIndexOf(`&${anchor}`, node.range[0])
      if (at >= 0) found.push(unreadable('bad-alias', placeAt(at, at + anchor.length + 1), { typed: lineAt(yaml, at).trim().slice(0, 80), key: '' }))
    },
  })
  yield* found
}

function lineAt(yaml: string, offset: number): string {
  const end = yaml.indexOf('\n', offset)
  return yaml.slice(yaml.lastIndexOf('\n', offset - 1) + 1, end < 0 ? undefined : end)
}

/**
 * ` #` begins a remark in YAML: `title: Sofa #5` reads as "Sofa". People write that without knowing, and the
 * rest vanishes, so it is reported where a `#` behind a value has no space after it, or only digits: `Sofa # 5`.
 */
function cutOffRemarks(document: Document, yaml: string, placeAt: PlaceAt): ReadingProblem[] {
  const found: ReadingProblem[] = []
  visit(document, {
    Scalar(_, node) {
      if (node.type !== 'PLAIN' || !node.range) return
      const remark = /^[ \t]*(#(?:[^\s#][^\n]*|[ \t]*\d+))[ \t]*(?:\n|$)/.exec(yaml.slice(node.range[1], node.range[1] + 2000))
      if (!remark || !/[\s]/.test(yaml[node.range[1] - 1 + remark[0].indexOf('#')] ?? ' ')) return
      const start = node.range[1] + remark[0].indexOf('#')
      found.push({ rule: 'nothing-is-cut-off', place: placeAt(start, start + remark[1]!.length), says: 'plainly', args: { typed: remark[1]! } })
    },
  })
  return found
}

/** A path as a manager would say it: `ladder, 2nd entry, may`. */
function keyAt(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `no. ${step + 1}` : step.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)))
    .join(', ')
}
