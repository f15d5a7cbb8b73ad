import { execFileSync } from 'node:child_process'
import { needPoppler } from '../../scripts/poppler.mjs'

needPoppler()

/** What `pdfinfo` says of a file, by the names it uses. */
export function pdfInfo(file: string): Record<string, string> {
  const lines = execFileSync('pdfinfo', [file]).toString().split('\n')
  return Object.fromEntries(lines.map((line) => [line.split(':', 1)[0]!, line.slice(line.indexOf(':') + 1).trim()]))
}

/** The text of each sheet of a file. */
export function sheetsOf(file: string): string[] {
  const text = execFileSync('pdftotext', [file, '-'], { maxBuffer: 100_000_000 }).toString()
  return text.split('\f').slice(0, -1)
}

/** A line of a sheet and where it stands, in points from the top left. */
export interface SetLine {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

/** The lines of each sheet of a file, with their places. */
export function linesOn(file: string): SetLine[][] {
  const xml = execFileSync('pdftotext', ['-bbox-layout', file, '-'], { maxBuffer: 400_000_000 }).toString()
  return xml
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<line xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^]*?)<\/line>/g)].map(
        ([, left, top, right, bottom, words]) => ({
          text: plain([...words!.matchAll(/<word[^>]*>([^<]*)<\/word>/g)].map(([, word]) => word).join(' ')),
          left: Number(left),
          right: Number(right),
          top: Number(top),
          bottom: Number(bottom),
        }),
      ),
    )
}

/** A text without what markup hides, in one line. */
export function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}
