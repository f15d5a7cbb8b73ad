import { isUtf8 } from 'node:buffer'
import { western } from '../bring-in/decoded-text.ts'

/** How a file writes its letters. */
export interface Letters {
  form: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** True where a mark at the start of the file says so. */
  marked: boolean
}

/** How we write: with a mark, since a spreadsheet takes letters such as ä for two others without one. */
export const ours: Letters = { form: 'utf-8', marked: true }

/** The mark that files begin with: U+FEFF. */
const mark = '\uFEFF'

/** How a file writes its letters. Windows' old alphabet of western Europe is the last guess: every file can be read as it. */
export function lettersOf(bytes: Uint8Array): Letters {
  const begins = (...first: readonly number[]) => first.every((byte, i) => bytes[i] === byte)
  if (begins(0xef, 0xbb, 0xbf)) return { form: isUtf8(bytes) ? 'utf-8' : 'windows-1252', marked: isUtf8(bytes) }
  if (begins(0xff, 0xfe)) return { form: 'utf-16le', marked: true }
  if (begins(0xfe, 0xff)) return { form: 'utf-16be', marked: true }
  const form = byZeros(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
  return { form, marked: false }
}

/** As much as a few lines have (bytes). */
const glance = 4096

/** In UTF-16 a nought stands beside every plain letter, comma and line end: behind it, or before it. */
function byZeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const isPlain = (byte: number) => (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d
  const pairs = Math.min(bytes.length, glance) >> 1
  let [behind, before] = [0, 0]
  for (let i = 0; i < pairs * 2; i += 2) {
    const [first, second] = [bytes[i]!, bytes[i + 1]!]
    if (second === 0 && isPlain(first)) behind++
    else if (first === 0 && isPlain(second)) before++
  }
  // A stray nought in a text that is none of these is no sign.
  if (Math.max(behind, before) * 20 <= pairs) return undefined
  return behind > before ? 'utf-16le' : 'utf-16be'
}

/** The text of a file as UTF-8, without its mark; the bytes themselves where they are that already. */
export function toUtf8(bytes: Uint8Array, { form, marked }: Letters): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (form === 'utf-8') return marked ? buffer.subarray(3) : buffer
  if (form === 'windows-1252') return Buffer.from(fromWestern(buffer))
  const text = (form === 'utf-16le' ? buffer : swapped(buffer)).toString('utf16le')
  return Buffer.from(marked ? text.slice(1) : text)
}

/**
 * The bytes of a file again, in the letters it had, in parts as its text is. A letter that Windows' old alphabet lacks turns
 * the file into UTF-8: a question mark in its place would be lost for good.
 */
export function fromUtf8(parts: readonly Buffer[], { form, marked }: Letters): readonly Buffer[] {
  const before = marked ? mark : ''
  if (form === 'utf-8') return [Buffer.from(before), ...parts]
  const text = Buffer.concat(parts).toString()
  if (form === 'windows-1252') return toWestern(text) ?? fromUtf8(parts, ours)
  const bytes = Buffer.from(before + text, 'utf16le')
  return [form === 'utf-16le' ? bytes : swapped(bytes)]
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16()
}

function fromWestern(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (sign) => western[sign.charCodeAt(0) - 0x80]!)
}

function toWestern(text: string): [Buffer] | undefined {
  const plain = text.replace(/[^\0-\u007f\u00a0-\u00ff]/gu, (sign) => {
    const at = western.indexOf(sign)
    return at === -1 ? sign : String.fromCharCode(0x80 + at)
  })
  return /[^\0-\u00ff]/u.test(plain) ? undefined : [Buffer.from(plain, 'latin1')]
}
