import { parseDay } from '../handbook/values/date.ts'
import { withoutLookalikes } from './code.ts'
import type { Receipt } from './receipt.ts'

/** Something in a text that is a receipt, or was one. */
export type Found = { line: number; receipt: Receipt } | HalfReceipt

/** What is left of a receipt that cannot be read. */
interface HalfReceipt {
  line: number
  /** `truncated`: its end or its beginning is missing. `garbled`: something in it is not as receipts are. */
  says: 'truncated' | 'garbled'
  /** Whose it seems to be, where that can still be read. */
  mark?: string
  /** As it stands there. */
  said: string
}

/** Farther than any receipt reaches, wrapped and quoted (characters). */
const reach = 900

/** Where a program broke a line: with a margin on the next one, perhaps the sign of a broken line in a mail before it. */
const wrap = '(?:=?\\n *)'
/** Between two words: spaces, line ends, and what stands between the cells of a list. */
const between = '[\\s,;"\'|]+'
const figure = '[0-9OoIl]'
const sign = '[0-9A-TV-Za-tv-z]'
const hex = '[0-9A-Fa-fOoIl]'
const word = '[A-Za-z0-9/%.-]'
const dash = `(?:${wrap}?-${wrap}?)`

const head = `\\b(?:[Ss][Bb8]|5[Bb])${figure}(?![0-9A-Za-z])`
const mark = `(?<mark>${sign}{4})`
const page = `(?<page>${word}+(?:${wrap}${word}+)*?)`
const version = `(?<version>${figure}{1,6})`
const signed = `(?<signed>${hex}{8})`
const day = `(?<day>${figure}{4}${dash}${figure}{2}${dash}${figure}{2})`
const group = `${sign}{4}`
const proof = `(?<proof>${group}(?:(?:${dash}${group}){3}|(?:\\s${group}){3}|(?:${group}){3}))(?![0-9A-Za-z])`

const parts = [mark, page, version, signed, day, proof]
const whole = new RegExp(`^${head}${parts.map((part) => between + part).join('')}`)
/** A beginning, as far as it can be read. */
const begun = new RegExp(`^${head}${between}${mark}(?:${between}${page}${between}${version}(?![0-9A-Za-z-]))?`)
/** What stands in the second half of a receipt and hardly in a sentence. */
const later = new RegExp(`${day}|${proof}`)
/** A part that breaks off, and one that is whole, so that another may follow; the proof breaks off in any case. */
const breaksOff = [
  [`${sign}{1,3}`, `${sign}{4}`],
  [`${word}+`, `${word}+`],
  [`${figure}{1,6}`, `${figure}{1,6}`],
  [`${hex}{1,7}`, `${hex}{8}`],
  ['[0-9OoIl-]{1,9}', '[0-9OoIl-]{10}'],
  [`(?:${sign}|-){1,18}`, '(?!)'],
] as const
/** A beginning that ends before its end. */
const broken = new RegExp(`^${head}${breaksOff.reduceRight((rest, [half, full]) => `(?:${between}(?:${half}|${full}${rest}))?`, '')}\\s*$`)
const heads = new RegExp(head, 'g')
/** The end of a receipt whose beginning is gone. */
const tails = new RegExp(`(?<![0-9A-Za-z])(?:${version}${between})?${signed}${between}${day}${between}${proof}`, 'g')

/**
 * Finds the receipts in a text: a mail with quotations, a chat, cells of a list, a line typed off a screen. Small letters, O for
 * 0, line ends in the middle and signs that cannot be seen are forgiven, since none of them changes what was confirmed.
 *
 * @returns each in turn, with the line it begins on, counted from 1; also what is left of one
 */
export function receiptsIn(text: string): Found[] {
  const plain = plainly(text)
  const lineOf = lineCounter(plain)
  const starts = [...plain.matchAll(heads)].map(({ index }) => index)
  const found: { at: number; one: Found }[] = []
  let behind = 0
  const lookBetween = (from: number, to: number) => {
    for (const { index, 0: said } of plain.slice(from, to).matchAll(tails))
      found.push({ at: from + index, one: { line: lineOf(from + index), says: 'truncated', said: inALine(said) } })
  }
  for (const [i, at] of starts.entries()) {
    // A page may be called sb1 too.
    if (at < behind) continue
    const read = wholeIn(plain.slice(at, at + reach)) ?? halfIn(plain.slice(at, Math.min(at + reach, starts[i + 1] ?? plain.length)))
    if (read === undefined) continue
    lookBetween(behind, at)
    found.push({ at, one: { line: lineOf(at), ...read.found } })
    behind = at + read.length
  }
  lookBetween(behind, plain.length)
  return found.map(({ one }) => one)
}

interface Read {
  found: { receipt: Receipt } | Omit<HalfReceipt, 'line'>
  length: number
}

function wholeIn(text: string): Read | undefined {
  const match = whole.exec(text)
  const said = match?.groups
  if (said === undefined) return undefined
  const onDay = inFigures(said.day!)
  const receipt = {
    mark: withoutLookalikes(said.mark!),
    page: nameOf(said.page!),
    version: Number(inFigures(said.version!)),
    signed: inFigures(said.signed!).toLowerCase(),
    day: parseDay(onDay),
    proof: withoutLookalikes(said.proof!.replaceAll(/[^0-9A-Za-z]/g, '')),
  }
  const { length } = match![0]
  if (receipt.page === undefined || receipt.day === undefined)
    return { found: { says: 'garbled', mark: receipt.mark, said: inALine(match![0]) }, length }
  return { found: { receipt: receipt as Receipt }, length }
}

/**
 * What is left of a receipt, where there is no doubt that it was one: its line ends in the middle, or three parts of it are
 * there. A sentence about receipts is none.
 */
function halfIn(text: string): Read | undefined {
  const line = /^[^\n]*/.exec(text)![0].trim()
  const read = begun.exec(text)?.groups ?? {}
  const owner = read.mark === undefined ? {} : { mark: withoutLookalikes(read.mark) }
  if (/^.{3}(?:[\s,;"'|]+[0-9A-Z]{1,4}(?:[\s,;"'|].*)?)?$/.test(line) && broken.test(line))
    return { found: { says: 'truncated', ...owner, said: line }, length: line.length }
  const own = /^[^\n]*(?:\n[^\n]+)?/.exec(text)![0]
  if (read.version === undefined && !(read.mark !== undefined && later.test(own))) return undefined
  const isCut = broken.test(inALine(own)) || broken.test(line)
  return { found: { says: isCut ? 'truncated' : 'garbled', ...owner, said: inALine(own) }, length: own.length }
}

/** Text as it was meant: without signs of quotation, without markup, without what cannot be seen. Its lines stay as they are. */
function plainly(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/<[^<>\n]*>|&nbsp;|&#(?:160|xa0);/gi, ' ')
    .replaceAll(/&#(?:x2f|47);/gi, '/')
    .normalize('NFKC')
    .replaceAll(/[\u00AD\p{Cf}]/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/[^\S\n]/g, ' ')
    .replaceAll(/^[ ]*(?:[>|][ ]?)+/gm, '')
}

/** The page's name as it was before it was made one word; undefined where that cannot be. */
function nameOf(said: string): string | undefined {
  try {
    return decodeURIComponent(said.replaceAll(/=?\n\s*/g, ''))
  } catch {
    return undefined
  }
}

function inFigures(said: string): string {
  return said.replaceAll(/\s|=/g, '').replaceAll(/[Oo]/g, '0').replaceAll(/[Il]/g, '1')
}

function inALine(said: string): string {
  return said.replaceAll(/\s+/g, ' ').trim()
}

/** The line on which a sign of a text stands; to be asked from the beginning to the end. */
function lineCounter(text: string): (at: number) => number {
  let [line, seen] = [1, 0]
  return (at) => {
    for (; seen < at; seen++) if (text[seen] === '\n') line++
    return line
  }
}
