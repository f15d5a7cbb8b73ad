import { strToU8, zipSync } from 'fflate'

/** What a cell of a workbook made here holds: a day is the number of days since the last one of 1899. */
export type Made = string | number | boolean | { day: number } | { formula: string; came: string | number } | undefined

/** An Excel workbook with these sheets, as small as one can be. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly Made[])[]>>): Uint8Array {
  const names = Object.keys(sheets)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const file = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`)
  const parts = Object.fromEntries(
    names.map((name, i) => [
      `xl/worksheets/sheet${i + 1}.xml`,
      file(`<worksheet xmlns="${main}"><sheetData>${sheets[name]!.map(rowXml).join('')}</sheetData></worksheet>`),
    ]),
  )
  return zipSync({
    '[Content_Types].xml': file(
      `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    ),
    '_rels/.rels': file(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': file(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': file(
      `<Relationships xmlns="${packages}/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    // Format 22 is a day with its hour; the second style has it.
    'xl/styles.xml': file(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    ...parts,
  })
}

function rowXml(row: readonly Made[], i: number): string {
  return `<row r="${i + 1}">${row.map((cell, at) => cellXml(cell, `${String.fromCharCode(65 + at)}${i + 1}`)).join('')}</row>`
}

function cellXml(cell: Made, at: string): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  if ('day' in cell) return `<c r="${at}" s="1"><v>${cell.day}</v></c>`
  return `<c r="${at}"${typeof cell.came === 'string' ? ' t="str"' : ''}><f>${escaped(cell.formula)}</f><v>${escaped(String(cell.came))}</v></c>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
