import { Document, isMap, isScalar, isSeq, parseDocument, visit, type YAMLSeq } from 'yaml'
import { splitFrontmatter } from '../handbook/frontmatter.ts'

/** An answer as it stands in a file: what was typed, a list of answers, or answers by their keys. */
export type Answer = string | readonly Answer[] | { readonly [key: string]: Answer }

/** Where an answer stands in the settings, by the keys in the file: `['ladder', 0, 'may', 1]`. */
export type AnswerPath = readonly (string | number)[]

/** Everything in a document's settings as typed; empty where there is nothing that can be read. */
export function answersOf(source: string): { [key: string]: Answer } {
  const split = splitFrontmatter(source)
  return typeof split === 'string' ? {} : answersIn(split.yaml)
}

/** One answer, by its path. */
export function answerAt(answers: Answer | undefined, path: AnswerPath): Answer | undefined {
  return path.reduce<Answer | undefined>(
    (at, step) => (typeof at === 'object' && Object.hasOwn(at, step) ? ((at as { [key: string]: Answer })[step] as Answer) : undefined),
    answers,
  )
}

/** Settings in words, as they would stand in a file. An empty answer keeps its key, as a question still open. */
export function inYaml(answers: { readonly [key: string]: Answer }): string {
  return Object.entries(answers)
    .map(([key, answer]) => (answer === '' ? `${key}:\n` : render({ [key]: answer })))
    .join('')
}

export function render(value: Answer): string {
  const document = new Document(value, { schema: 'failsafe' })
  visit(document, { Seq: (_, seq) => void (areMarks(seq) && (seq.flow = true)) })
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** A row of marks stands on one line, as people write it: `[4, 3, none]`. Thirty of them one under the other are not to be read. */
function areMarks({ items }: YAMLSeq): boolean {
  return items.length > 1 && items.every((item) => isScalar(item) && /^(\d|none)$/.test(String(item.value)))
}

export function parse(yaml: string) {
  return parseDocument(yaml, { schema: 'failsafe', keepSourceTokens: true, logLevel: 'silent' })
}

export function answersIn(yaml: string): { [key: string]: Answer } {
  const { contents } = parse(yaml)
  return isMap(contents) ? (plain(contents) as { [key: string]: Answer }) : {}
}

/** A node as plain answers. Not `toJS`: it makes a key named `__proto__` vanish. */
export function plain(node: unknown): Answer {
  if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [keyName(key), plain(value)]))
  if (isSeq(node)) return node.items.map(plain)
  return isScalar(node) ? String(node.value ?? '') : ''
}

export function keyName(key: unknown): string {
  return isScalar(key) ? String(key.value ?? '') : String(key)
}

/** Equal, whatever the order of keys. */
export function same(a: Answer | undefined, b: Answer | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.length &&
    left.every(([key, value]) => Object.hasOwn(b, key) && same(value as Answer, (b as { [key: string]: Answer })[key]))
  )
}
