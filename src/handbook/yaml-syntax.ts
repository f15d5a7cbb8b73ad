import {
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
  type YAMLMap,
} from 'yaml'
import { fileStart, type Place } from './place.ts'

/** Something the reader has to say, with the rule that words it. */
export interface ReadingProblem {
  rule: string
  place: Place
  says: string
  args: Record<string, string>
}

/** YAML as a tree, with what is wrong with its form. */
export interface ParsedYaml {
  /** Undefined where there are no keys: nothing was written, or nothing that could be read. */
  map: YAMLMap | undefined
  errors: ReadingProblem[]
  /** Values that lost their end to a `#`. */
  remarks: ReadingProblem[]
  placeOf(node: Node): Place
}

/** Settings are at most a page; past this, they are an accident or an attack. Entries of one list cost the square of their number. */
const most = { characters: 100_000, lines: 2_000, commas: 5_000 }

function isTooLong(yaml: string): boolean {
  const count = (sign: RegExp) => yaml.match(sign)?.length ?? 0
  return yaml.length > most.characters || count(/\n/g) > most.lines || count(/,/g) > most.commas
}

/**
 * Parses YAML with the failsafe schema, and words what is wrong for somebody who has never heard of YAML: where it
 * begins rather than where the parser noticed.
 *
 * @param yaml as {@link splitFrontmatter} yields it, so that its lines are the file's
 */
export function parseYaml(yaml: string): ParsedYaml {
  const lines = new LineCounter()
  const placeAt = (start: number, end: number): Place => {
    const trimmed = Math.max(start, start + yaml.slice(start, end).trimEnd().length)
    const from = lines.linePos(start)
    const to = lines.linePos(trimmed)
    return { line: from.line || 1, column: from.col || 1, endLine: to.line || 1, endColumn: to.col || 1 }
  }
  const placeOf = (node: Node): Place => (node.range ? placeAt(node.range[0], node.range[1]) : fileStart)
  const unusable = (says: string): ParsedYaml => ({ map: undefined, errors: [unreadable(says, fileStart, {})], remarks: [], placeOf })

  if (isTooLong(yaml)) return unusable('too-long')
  const document = parsed(yaml, lines)
  if (document === undefined) return unusable('too-deep')
  const { contents } = document
  if (contents !== null && !isMap(contents)) {
    return { map: undefined, errors: [unreadable('not-keys', placeOf(contents), {})], remarks: [], placeOf }
  }
  const errors = syntaxProblems(document, yaml, placeAt)
  return { map: contents ?? undefined, errors, remarks: cutOffRemarks(document, yaml, placeAt), placeOf }
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

function parsed(yaml: string, lines: LineCounter): Document | undefined {
  if (isTooDeep(yaml)) return undefined
  try {
    return parseDocument(yaml, {
      schema: 'failsafe',
      lineCounter: lines,
      uniqueKeys: true,
      strict: true,
      logLevel: 'error',
      prettyErrors: false,
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function unreadable(says: string, place: Place, args: Record<string, string>): ReadingProblem {
  return { rule: 'frontmatter-is-readable', place, says, args }
}

/** Codes of the yaml package that have a sentence of their own; the rest share one. */
const worded = new Set(['DUPLICATE_KEY', 'TAB_AS_INDENT', 'MULTILINE_IMPLICIT_KEY', 'BAD_ALIAS', 'TAG_RESOLVE_FAILED', 'MISSING_CHAR'])

type PlaceAt = (start: number, end: number) => Place

/** One slip makes the parser stumble several times, mostly over the same line: the first of each line is told, of the first few lines. */
function syntaxProblems(document: Document, yaml: string, placeAt: PlaceAt): ReadingProblem[] {
  const errors = [...document.errors, ...document.warnings].slice(0, 100)
  if (errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return [unreadable('too-deep', fileStart, {})]
  const problems = [
    ...errors.filter(({ code }) => code !== 'MULTIPLE_DOCS').map((error) => syntaxProblem(error, document, yaml, placeAt)),
    ...anchors(document, yaml, placeAt),
    ...earlyEnd(yaml, placeAt),
  ]
  const byLine = new Map<number, ReadingProblem>()
  for (const problem of withoutEchoes(problems, yaml)) if (!byLine.has(problem.place.line)) byLine.set(problem.place.line, problem)
  return [...byLine.values()].slice(0, 10)
}

/** A tab makes the parser lose its way until the next key at the margin: of each such block, the first tab is told alone. */
function withoutEchoes(problems: readonly ReadingProblem[], yaml: string): ReadingProblem[] {
  const margins = yaml.split('\n').flatMap((line, i) => (/^\S/.test(line) ? [i + 1] : []))
  const blockOf = (problem: ReadingProblem) => margins.findLast((line) => line <= problem.place.line) ?? 0
  const tabs = new Map<number, ReadingProblem>()
  for (const problem of problems) if (problem.says === 'tab-as-indent' && !tabs.has(blockOf(problem))) tabs.set(blockOf(problem), problem)
  return problems.filter((problem) => (tabs.get(blockOf(problem)) ?? problem) === problem)
}

/** A line of three dots ends YAML, and what stands below it would not be read. */
function* earlyEnd(yaml: string, placeAt: PlaceAt): Generator<ReadingProblem> {
  const end = /^\.\.\.(?=\s)/m.exec(yaml)
  if (end && yaml.slice(end.index + 3).trim() !== '') yield unreadable('ends-early', placeAt(end.index, end.index + 3), {})
}

function syntaxProblem(error: YAMLError, document: Document, yaml: string, placeAt: PlaceAt): ReadingProblem {
  const [start, end] = error.pos
  const problem = (says: string, from: number, to: number) => {
    const typed = lineAt(yaml, from).trim()
    return unreadable(says, placeAt(from, Math.max(to, from + 1)), {
      typed: typed.slice(0, 80),
      key: typed.split(':')[0]!.trim().slice(0, 40),
    })
  }
  // A mapping that slipped to the left of its list entry; the parser stands at the end of the line before, or at the margin.
  if (/without - indicator/i.test(error.message)) return badIndent(yaml, start + yaml.slice(start).search(/\S/), placeAt)
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
    return badIndent(yaml, below + lineAt(yaml, below).search(/\S|$/), placeAt)
  }
  const marked = /^(?:[^:]+:|\s*-)\s+(?=[*&])/.exec(line)
  if (marked && error.code === 'UNEXPECTED_TOKEN') return problem('bad-alias', lineStart + marked[0].length, end)
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'BAD_INDENT') return badIndent(yaml, text, placeAt)
  return problem(worded.has(error.code) ? error.code.toLowerCase().replaceAll('_', '-') : 'other', start, end)
}

/** A line that begins further left or right than those it belongs to; it is held against the one whose beginning is nearest. */
function badIndent(yaml: string, text: number, placeAt: PlaceAt): ReadingProblem {
  const typed = lineAt(yaml, text).trim()
  const above = yaml.slice(0, text).split('\n')
  const spaces = above.pop()!.length
  const isEntry = typed.startsWith('-')
  const begins = above.flatMap((line) => {
    const marks = /^ *(?:- +)*/.exec(line)![0]
    if (line.trim() === '') return []
    // A key begins behind the hyphens of its entry, an entry at its hyphen.
    return isEntry ? (line.trimStart().startsWith('-') ? [line.search(/\S/)] : []) : [marks.length]
  })
  const neighbours = begins
    .filter((column) => column !== spaces)
    .toSorted((a, b) => Math.abs(a - spaces) - Math.abs(b - spaces) || b - a)[0]
  const args = { typed: typed.slice(0, 80), spaces: String(spaces), neighbours: String(neighbours ?? 0) }
  return unreadable('bad-indent', placeAt(text, text + typed.length), args)
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
      if (at >= 0)
        found.push(unreadable('bad-alias', placeAt(at, at + anchor.length + 1), { typed: lineAt(yaml, at).trim().slice(0, 80), key: '' }))
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
 * rest vanishes, so it is reported where a `#` behind a value has no space after it, or only digits (`Sofa # 5`), or
 * where the value is a sentence: behind a name or two, remarks are meant.
 */
function cutOffRemarks(document: Document, yaml: string, placeAt: PlaceAt): ReadingProblem[] {
  const found: ReadingProblem[] = []
  visit(document, {
    Scalar(_, node) {
      if (node.type !== 'PLAIN' || !node.range) return
      const isSentence = String(node.value).trim().split(/\s+/).length >= 3
      const remark = (isSentence ? /^[ \t]*(#[^\n]*[^\s#][^\n]*)(?:\n|$)/ : /^[ \t]*(#(?:[^\s#][^\n]*|[ \t]*\d+))[ \t]*(?:\n|$)/).exec(
        yaml.slice(node.range[1], node.range[1] + 2000),
      )
      if (!remark || !/[\s]/.test(yaml[node.range[1] - 1 + remark[0].indexOf('#')] ?? ' ')) return
      const start = node.range[1] + remark[0].indexOf('#')
      const typed = remark[1]!.trimEnd()
      found.push({ rule: 'nothing-is-cut-off', place: placeAt(start, start + typed.length), says: 'plainly', args: { typed } })
    },
  })
  return found
}
