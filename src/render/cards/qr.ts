import { encode } from 'uqr'
import { webAddress } from '../../handbook/values/web-address.ts'
import { maySee } from '../../kinds/field.ts'
import { kinds } from '../../kinds/index.ts'
import type { Context } from '../context.ts'

/** A square code that a phone reads, as a drawing, with the address in words for those who type it. */
export interface Qr {
  /** Edge of the drawing in modules, the white border included. */
  size: number
  /** Edge on paper (millimetres). */
  edge: number
  /** The dark modules, row by row. */
  path: string
  /** The address as people type it. */
  words: string
}

/** White around the code, so that a phone finds it (modules). */
const border = 4

/** Smallest that a phone reads from a worn card: one module, and the code without its border (millimetres), and a hair for rounding. */
const smallest = { module: 0.505, code: 20.05 }

/** More modules than this take half a pocket card. */
const mostModules = 57

/**
 * The code that leads to a page of the published handbook, and tells it of which day the paper is.
 *
 * @param address a page of the site; `''` for its first page
 * @returns null where the company gave no address, or one too long for a card
 */
export function qrTo(address: string, { handbook, audience }: Context): Qr | null {
  const given = handbook.company?.fields.handbookAddress
  const isTold = maySee(audience, kinds.company.fields.handbookAddress.audience ?? 'staff')
  const base = given === undefined || !isTold ? undefined : webAddress(given)
  if (!(base instanceof URL)) return null
  const url = new URL(address.split('/').map(encodeURIComponent).join('/'), base)
  const words = readable(url.href)
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')
  url.searchParams.set('as-of', handbook.today)
  const { data, size } = drawn(url.href) ?? { data: [], size: Infinity }
  if (size > mostModules) return null
  const edge = (size + 2 * border) * Math.max(smallest.module, smallest.code / size)
  return { size: size + 2 * border, edge: Math.ceil(edge * 10) / 10, path: pathOf(data), words }
}

function drawn(text: string): { data: boolean[][]; size: number } | undefined {
  try {
    return encode(text, { ecc: 'M', border: 0 })
  } catch {
    // There is no code for an address of three thousand letters.
    return undefined
  }
}

/** Runs of dark modules as strokes of a drawing. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      let end = x
      while (row[end + 1]) end++
      path += `M${x + border} ${y + border}h${end - x + 1}v1H${x + border}z`
      x = end
    }
  })
  return path
}

/** An address as people read it; as it is, where its signs make no words. */
function readable(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
