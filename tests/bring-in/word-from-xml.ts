import { strToU8, zipSync, type Zippable } from 'fflate'

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const names = [
  `xmlns:w="${w}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ')

/**
 * A Word file around the XML of its body, for what no library writes.
 *
 * @param parts further parts by their place in the file; `styles`, `footnotes` and the like are pointed to
 */
export function wordFile(body: string, parts: Readonly<Record<string, string>> = {}, more: Zippable = {}): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const pointed = Object.keys(parts).map(
    (name, i) => `<Relationship Id="rId${i}" Type="${office}/${name.replace(/\d+$/, '')}" Target="${name}.xml"/>`,
  )
  const list = (inner: string) =>
    strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`)
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': list(`<Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    'word/_rels/document.xml.rels': list(pointed.join('')),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${names}><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, inner]) => {
        const root = `w:${name.replace(/^header\d+/, 'hdr').replace(/^footer\d+/, 'ftr')}`
        return [`word/${name}.xml`, strToU8(`<${root} ${names}>${inner}</${root}>`)]
      }),
    ),
    ...more,
  })
}

/** A paragraph of words, with settings of its own. */
export function p(text: string, settings = ''): string {
  return `<w:p><w:pPr>${settings}</w:pPr>${r(text)}</w:p>`
}

/** A run of words. */
export function r(text: string, settings = ''): string {
  return `<w:r><w:rPr>${settings}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}
