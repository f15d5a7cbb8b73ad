import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Parser,
  stringify,
  visit,
  type CST,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { CannotRun } from '../cannot-run.ts'
import { splitFrontmatter } from '../handbook/frontmatter.ts'
import { answersIn, inYaml, keyName, parse, plain, render, same, type Answer, type AnswerPath } from './answers.ts'

/**
 * Sets an answer in a document's settings, and touches nothing else: remarks, the order of keys, quotation marks and
 * spacing stay byte for byte. `undefined` takes the answer out.
 *
 * @param source the document, with `\n` line ends and settings that can be read
 * @param order the kind's keys, so that a new one stands where a person would look for it
 * @throws {CannotRun} where the result would not read back as what was meant; nothing has been written then
 * @example withAnswer('---\nkind: goal\n---\n', ['statement'], 'Every order is whole', ['kind', 'statement'])
 */
export function withAnswer(source: string, path: AnswerPath, answer: Answer | undefined, order: readonly string[] = []): string {
  const split = splitFrontmatter(source)
  if (typeof split === 'string') throw new Error(`The settings cannot be read: ${split}`)
  // The text between the fences begins with the newline behind the first one.
  const start = source.indexOf('\n') + 1
  const yaml = withoutFence(split.yaml)
  const wanted = withValue(answersIn(yaml), path, answer) as { [key: string]: Answer }
  const remarks = remarksIn(yaml)
  for (const attempt of [() => edited(yaml, wanted, order), () => rewritten(yaml, String(path[0]), wanted, order)]) {
    const text = attempt()
    if (text === undefined || !sameAnswers(text, wanted) || !holdsAll(remarksIn(text), remarks)) continue
    const whole = source.slice(0, start) + text + source.slice(start + yaml.length)
    // Settings that end where they did, over the same body: an answer must never look like the end of them.
    const again = splitFrontmatter(whole)
    if (typeof again !== 'string' && withoutFence(again.yaml) === text && again.body === split.body) return whole
  }
  throw new CannotRun(
    `“${String(path[0])}” cannot be changed without harm to what stands around it, since the settings are written in an unusual way. Write it into the file by hand.`,
  )
}

/** Settings without the end of the line that opens them, which may hold spaces. */
function withoutFence(yaml: string): string {
  return yaml.replace(/^[ \t]*\n/, '')
}

/** True where every remark of one text is in another, as often as it stood there. */
function holdsAll(there: readonly string[], remarks: readonly string[]): boolean {
  const left = [...there]
  return remarks.every((remark) => {
    const at = left.indexOf(remark)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** Without the blanks at its end that mean nothing there: a no-break space is somebody's text. */
function trimmedEnd(text: string): string {
  return text.replace(/[ \t\n]+$/, '')
}

function withValue(answers: Answer | undefined, [step, ...rest]: AnswerPath, answer: Answer | undefined): Answer | undefined {
  if (step === undefined) return answer
  if (typeof step === 'number') {
    const list = Array.isArray(answers) ? [...(answers as readonly Answer[])] : []
    const inner = withValue(list[step], rest, answer)
    if (inner === undefined) list.splice(step, 1)
    else list[step] = inner
    return list
  }
  const map = typeof answers === 'object' && !Array.isArray(answers) ? answers : {}
  const inner = withValue((map as { [key: string]: Answer })[step], rest, answer)
  const others = Object.entries(map).filter(([key]) => key !== step)
  if (inner === undefined) return Object.fromEntries(others)
  return Object.hasOwn(map, step)
    ? Object.fromEntries(Object.entries(map).map(([key, value]) => [key, key === step ? inner : value]))
    : Object.fromEntries([...others, [step, inner]])
}

function sameAnswers(yaml: string, wanted: Answer): boolean {
  return parse(yaml).errors.length === 0 && same(answersIn(yaml), wanted)
}

/** The remarks of a text, so that none is lost. */
function remarksIn(yaml: string): string[] {
  const found: string[] = []
  const look = (token: unknown): void => {
    if (typeof token !== 'object' || token === null) return
    if ((token as CST.Token).type === 'comment') found.push((token as { source: string }).source)
    for (const inner of Object.values(token)) if (typeof inner === 'object') look(inner)
  }
  for (const token of new Parser().parse(yaml)) look(token)
  return found
}

/** The smallest change that makes the settings say what is wanted; undefined where one is not to be had. */
function edited(yaml: string, wanted: { [key: string]: Answer }, order: readonly string[]): string | undefined {
  let text = yaml
  // One change at a time, and the text is read again: positions hold for one change only.
  for (let step = 0; step < 10_000; step++) {
    const { contents } = parse(text)
    if (contents === null) return inYaml(wanted)
    if (!isMap(contents)) return undefined
    const change = changeIn(text, contents, wanted, order)
    if (change === undefined) return text
    if (change === 'no') return undefined
    const next = text.slice(0, change.from) + change.text + text.slice(change.to)
    if (next === text) return undefined
    text = next
  }
  return undefined
}

interface Change {
  from: number
  to: number
  text: string
}

/** The first change a node needs to become what is wanted; `no` where it takes more than this knows. */
function changeIn(text: string, node: Node, wanted: Answer, order: readonly string[]): Change | 'no' | undefined {
  if (same(plain(node), wanted)) return undefined
  if (isCollection(node) && node.flow === true) return replaced(node, wanted)
  if (isMap(node) && typeof wanted === 'object' && !Array.isArray(wanted))
    return changeInMap(text, node, wanted as { [key: string]: Answer }, order)
  if (isSeq(node) && Array.isArray(wanted) && wanted.length > 0 && node.items.length > 0)
    return changeInList(text, node, wanted as readonly Answer[])
  return 'no'
}

function changeInMap(text: string, map: YAMLMap, wanted: { [key: string]: Answer }, order: readonly string[]): Change | 'no' | undefined {
  const pairs = map.items as Pair<Node, Node | null>[]
  for (const pair of pairs) {
    const name = keyName(pair.key)
    const value = wanted[name]
    if (!Object.hasOwn(wanted, name) || value === undefined)
      return pairs.length === 1 ? 'no' : removed(text, startOfPair(pair), endOf(text, pair))
    const isEmpty = pair.value === null || (isScalar(pair.value) && String(pair.value.value ?? '') === '')
    if (isEmpty ? value === '' : same(plain(pair.value), value)) continue
    if (!isEmpty) {
      const inner = changeIn(text, pair.value!, value, [])
      if (inner !== 'no') return inner
    }
    return replacedPair(text, pair, name, value)
  }
  const [key, value] = Object.entries(wanted).find(([name]) => !pairs.some((pair) => keyName(pair.key) === name)) ?? []
  if (key === undefined) return undefined
  const column = columnOf(text, startOfPair(pairs[0]!))
  const made = indented(value === '' ? `${key}:\n` : render({ [key]: value! }), column)
  const before = order.slice(0, Math.max(0, order.indexOf(key)))
  const after = pairs.findLast((pair) => before.includes(keyName(pair.key))) ?? (order.includes(key) ? undefined : pairs.at(-1))
  if (after === undefined)
    return { from: startOfPair(pairs[0]!), to: startOfPair(pairs[0]!), text: `${made.trimStart()}${' '.repeat(column)}` }
  const end = lineEnd(text, endOf(text, after))
  return { from: end, to: end, text: `\n${trimmedEnd(made)}` }
}

function changeInList(text: string, list: YAMLSeq, wanted: readonly Answer[]): Change | 'no' | undefined {
  const items = list.items as Node[]
  const dashes = dashesOf(list)
  if (dashes === undefined) return 'no'
  const at = items.findIndex((item, i) => i >= wanted.length || !same(plain(item), wanted[i]))
  if (at >= 0) {
    const isStill = (item: Node) => wanted.slice(at).some((one) => same(plain(item), one))
    const lacks = items.length - wanted.length
    const from = items.findIndex((item, i) => i > at && at < wanted.length && same(plain(item), wanted[at]))
    // Something was taken out from here, and what follows has moved up.
    if (at >= wanted.length || (from > 0 && !isStill(items[at]!)) || (lacks > 0 && from === at + 1))
      return removed(text, dashes[at]!, endOfNode(text, items[at]!, dashes[at]!))
    if (from > 0) return movedUp(text, dashes[at]!, dashes[from]!, lineEnd(text, endOfNode(text, items[from]!, dashes[from]!)))
    // Something new stands before it.
    if (isStill(items[at]!)) {
      const column = columnOf(text, dashes[at]!)
      const made = indented(render([wanted[at]!]), column).trimStart()
      return { from: dashes[at]!, to: dashes[at]!, text: `${made}${' '.repeat(column)}` }
    }
    const inner = changeIn(text, items[at]!, wanted[at]!, [])
    if (inner !== 'no') return inner
    return replacedItem(text, items[at]!, dashes[at]!, wanted[at]!)
  }
  const column = columnOf(text, dashes[0]!)
  const end = lineEnd(text, endOfNode(text, items.at(-1)!, dashes.at(-1)!))
  return { from: end, to: end, text: `\n${trimmedEnd(indented(render([wanted[items.length]!]), column))}` }
}

/** An entry moves up with all that stands in it: where it began and where it ends, and before which hyphen it goes. */
function movedUp(text: string, before: number, from: number, end: number): Change | 'no' {
  const column = columnOf(text, from)
  const between = text.slice(before, from)
  const seam = `\n${' '.repeat(column)}`
  if (!between.endsWith(seam)) return 'no'
  return { from: before, to: end, text: `${text.slice(from, end)}${seam}${between.slice(0, -seam.length)}` }
}

/** Where the hyphens of a list stand. */
function dashesOf(list: YAMLSeq): number[] | undefined {
  const token = list.srcToken
  if (token?.type !== 'block-seq') return undefined
  const found = token.items.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? [])
  return found.length === list.items.length ? found : undefined
}

/** Brackets stay brackets. */
function replaced(node: Node, wanted: Answer): Change | 'no' {
  const [from, to] = node.range!
  const made = stringify(wanted, { schema: 'failsafe', lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: isMap(node) })
  return trimmedEnd(made).includes('\n') ? 'no' : { from, to, text: trimmedEnd(made) }
}

function replacedPair(text: string, pair: Pair<Node, Node | null>, key: string, value: Answer): Change {
  const start = startOfPair(pair)
  const colon = text.indexOf(':', pair.key.range![1])
  const isEmpty = pair.value === null || (isScalar(pair.value) && pair.value.range![0] === pair.value.range![1])
  // A remark may stand behind the colon of an answer still open.
  const end = isEmpty ? colon + 1 : endOf(text, pair)
  const written = looksCutOff(value, text.slice(end, lineEnd(text, end))) ? renderQuoted({ [key]: value }) : render({ [key]: value })
  const made = indented(value === '' ? `${key}:` : written, columnOf(text, start)).trim()
  const behindKey = made.slice(render({ [key]: '' }).indexOf(':'))
  if (isEmpty) return { from: colon + 1, to: colon + 1, text: behindKey.slice(1) }
  return { from: start, to: end, text: text.slice(start, pair.key.range![1]) + behindKey }
}

/** A sentence before a remark, or a word before `#5`, looks as if a number sign had cut it off: it wants quotation marks. */
function looksCutOff(value: Answer, behind: string): boolean {
  const remark = /^[ \t]*#(\S?)/.exec(behind)
  return remark !== null && typeof value === 'string' && !value.includes('\n') && (remark[1] !== '' || value.split(/\s+/).length >= 3)
}

function renderQuoted(value: Answer): string {
  return stringify(value, { schema: 'failsafe', lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })
}

function replacedItem(text: string, item: Node, dash: number, wanted: Answer): Change {
  return { from: dash, to: endOfNode(text, item, dash), text: indented(render([wanted]), columnOf(text, dash)).trim() }
}

function removed(text: string, from: number, end: number): Change {
  const to = lineEnd(text, end)
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
  // The first key of a list's entry shares its line with the hyphen.
  if (before.trim() !== '') return { from, to: to + 1 + (/^ */.exec(text.slice(to + 1))?.[0].length ?? 0), text: '' }
  // The last line of the settings has no line end of its own.
  if (to === text.length) return { from: Math.max(0, from - before.length - 1), to, text: '' }
  return { from: from - before.length, to: to + 1, text: '' }
}

/** One answer written anew as a whole, with the remarks that stood in it above it. */
function rewritten(yaml: string, key: string, wanted: { [key: string]: Answer }, order: readonly string[]): string | undefined {
  const { contents } = parse(yaml)
  if (!isMap(contents)) return undefined
  const pair = (contents.items as Pair<Node, Node | null>[]).find((one) => keyName(one.key) === key)
  const value = wanted[key]
  if (pair === undefined) return undefined
  const [from, end] = [startOfPair(pair), lineEnd(yaml, endOf(yaml, pair))]
  const remarks = remarksIn(yaml.slice(from, end)).map((remark) => `${remark}\n`)
  const made = value === undefined ? '' : value === '' ? `${key}:\n` : render({ [key]: value })
  const rest = yaml.slice(Math.min(yaml.length, end + 1))
  const whole = `${yaml.slice(0, from)}${remarks.join('')}${made}${rest}`
  return Object.keys(wanted).length === 0 ? whole : edited(whole, wanted, order)
}

function startOfPair({ key }: Pair<Node, Node | null>): number {
  // A quotation mark, or an anchor, belongs to the key.
  return key.range![0]
}

/** The end of a pair, without the spaces, remarks and empty lines behind it. */
function endOf(text: string, { key, value }: Pair<Node, Node | null>): number {
  const colon = text.indexOf(':', key.range![1]) + 1
  return value?.range ? Math.max(colon, endOfNode(text, value, colon - 1)) : colon
}

/** The end of what a node holds. A block of text ends with its last line, not with the newline behind it. */
function endOfNode(text: string, node: Node, atLeast: number): number {
  let end = atLeast + 1
  visit(node, {
    Node(_, inner) {
      if (!inner.range || inner.range[0] === inner.range[1]) return
      if (isCollection(inner) && inner.flow !== true) return
      end = Math.max(end, inner.range[0] + trimmedEnd(text.slice(inner.range[0], inner.range[1])).length)
    },
    Pair(_, pair) {
      const { range } = pair.key as Node
      if (range) end = Math.max(end, text.indexOf(':', range[1]) + 1)
    },
  })
  return Math.min(end, text.length)
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1)
}

/** Every line of a text but empty ones, further to the right. */
function indented(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns))
}
