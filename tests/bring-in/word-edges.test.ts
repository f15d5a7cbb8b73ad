import { Document, ImageRun, Packer, Paragraph, TextRun } from 'docx'
import { expect, test } from 'vitest'
import { piecesOf } from '../../src/bring-in/pieces.ts'
import { readExisting } from '../../src/bring-in/read-existing.ts'
import { wordsFor } from '../../src/words/words.ts'
import { p, r, wordFile } from './word-from-xml.ts'

const words = wordsFor('en')
const read = (body: string, parts: Record<string, string> = {}) => readExisting('Rules.docx', wordFile(body, parts), words)
const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
const graphic = (inner: string) =>
  `<w:drawing><wp:inline><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing>`
const older = (inner: string) => `<w:pict><v:shape><v:textbox>${inner}</v:textbox></v:shape></w:pict>`
const leftOut = (near: string, what: string) =>
  `TODO: near “${near}”, ${what} could not be brought in. Look at the old file, and put it here or leave it out.`
const deleted = (text: string) => `Crossed out while changes were tracked, and left out: “${text}”`
const notBrought = (what: string) => `Not brought in, and marked in the text: ${what}.`

test.each([
  [
    'words crossed out',
    `<w:p>${r('We pay.')}<w:del><w:r><w:delText>Never pay.</w:delText></w:r></w:del></w:p>`,
    'We pay.',
    deleted('Never pay.'),
  ],
  ['words put in', `<w:p>${r('We ')}<w:ins>${r('always ')}</w:ins>${r('pay.')}</w:p>`, 'We always pay.', undefined],
  [
    'words moved',
    `<w:p><w:moveFrom>${r('Second.')}</w:moveFrom>${r('First. ')}<w:moveTo>${r('Second.')}</w:moveTo></w:p>`,
    'First. Second.',
    undefined,
  ],
  ['words moved to nowhere', `<w:p><w:moveFrom>${r('Gone.')}</w:moveFrom>${r('First.')}</w:p>`, 'First.', deleted('Gone.')],
  [
    'the end of a paragraph crossed out',
    `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r('One ')}</w:p>${p('two.')}`,
    'One two.',
    undefined,
  ],
  [
    'a row crossed out',
    `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p('old')}</w:tc></w:tr><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`,
    '| a | b |\n| - | - |',
    deleted('old'),
  ],
  [
    'a formula',
    `<w:p>${r('Take ')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>`,
    `Take\n\n${leftOut('Take', 'a formula')}`,
    notBrought('a formula (a+b)'),
  ],
  [
    'a shape',
    `<w:p>${r('See')}<w:r>${graphic('<wps:wsp/>')}</w:r></w:p>`,
    `See\n\n${leftOut('See', 'a line or a shape')}`,
    notBrought('a line or a shape'),
  ],
  [
    'a box, said twice for older Word',
    `<w:p>${r('Before.')}<w:r><mc:AlternateContent><mc:Choice>${graphic(box('In the box.'))}</mc:Choice><mc:Fallback>${older(box('In the box.'))}</mc:Fallback></mc:AlternateContent></w:r></w:p>${p('After.')}`,
    'Before.\n\nIn the box.\n\nAfter.',
    undefined,
  ],
  [
    'a box only newer Word knows',
    `<w:p>${r('Before.')}<w:r><mc:AlternateContent><mc:Choice>${graphic(box('In the box.'))}</mc:Choice></mc:AlternateContent></w:r></w:p>${p('After.')}`,
    `Before.\n\n${leftOut('Before.', 'a box of words')}\n\nAfter.`,
    notBrought('a box of words (In the box.)'),
  ],
  [
    'hidden words',
    `<w:p>${r('Seen.')}${r(' Secret.', '<w:vanish/>')}</w:p>`,
    'Seen. Secret.',
    'Words that Word hides stood here. They are in the text now, so look whether they should be.',
  ],
  [
    'merged cells',
    `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('wide')}</w:tc></w:tr><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`,
    '| wide | |\n| - | - |\n| a | b |',
    'In a table, cells ran over several rows or columns. Look whether each word stands in its right place.',
  ],
  [
    'a table in a table',
    `<w:tbl><w:tr><w:tc>${p('a')}<w:tbl><w:tr><w:tc>${p('in')}</w:tc><w:tc>${p('side')}</w:tc></w:tr></w:tbl></w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`,
    '| a / in / side | b |\n| - | - |',
    'A table stood inside another. Its words are in one cell now, with strokes between them.',
  ],
  ['a control of a form', `<w:sdt><w:sdtPr/><w:sdtContent>${p('Chosen.')}</w:sdtContent></w:sdt>`, 'Chosen.', undefined],
  [
    'something nobody knows',
    `${p('Words.')}<w:unheardOf>${p('Still words.')}</w:unheardOf>`,
    `Words.\n\n${leftOut('Words.', 'a passage')}`,
    notBrought('a passage (Still words.)'),
  ],
  [
    'a word that stands elsewhere too',
    `${p('Yes.')}<w:unheardOf>${p('Yes.')}</w:unheardOf>`,
    `Yes.\n\n${leftOut('Yes.', 'a passage')}`,
    notBrought('a passage (Yes.)'),
  ],
  ['a number raised', `<w:p>${r('10')}${r('3', '<w:vertAlign w:val="superscript"/>')}</w:p>`, '10³', undefined],
  [
    'what looks like markdown',
    p('* not a &lt;list&gt; # or `code` [x] 1_000'),
    '\\* not a \\<list> # or \\`code\\` \\[x] 1_000',
    undefined,
  ],
  [
    'bold words with spaces at their edges',
    `<w:p>${r('Say')}${r(' sorry ', '<w:b/>')}${r('first.')}</w:p>`,
    'Say **sorry** first.',
    undefined,
  ],
] as const)('%s', async (_, body, markdown, says) => {
  const found = await read(body)
  expect(found.markdown.trim()).toBe(markdown)
  expect(found.lost.map((one) => one.says)).toEqual(says === undefined ? [] : [says])
})

test('a picture leaves a mark where it stood, and belongs to its piece', async () => {
  const picture = new ImageRun({
    type: 'png',
    data: Buffer.from('iVBORw0KGgo=', 'base64'),
    transformation: { width: 9, height: 9 },
    altText: { name: 'map', title: 'map', description: 'the map' },
  })
  const heading = (text: string) => new Paragraph({ text, heading: 'Heading1' })
  const children = [heading('One'), new Paragraph('a'), heading('Two'), new Paragraph({ children: [new TextRun('See '), picture] })]
  const found = await readExisting('a.docx', new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] }))), words)
  const { pieces } = piecesOf(found, words)
  expect(pieces.map(({ text }) => text.trim())).toEqual(['# One\n\na', '# Two\n\nSee TODO: a picture (the map) stood here.'])
  const lost = [{ says: notBrought('a picture (the map)'), near: 'See', at: expect.any(Number) as number }]
  expect(pieces.map((piece) => piece.lost)).toEqual([[], lost])
})

test('comments, notes, headers and footers are read or listed', async () => {
  const found = await read(
    `<w:p>${r('We pay')}<w:r><w:footnoteReference w:id="5"/></w:r><w:r><w:endnoteReference w:id="5"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>${p('More.')}`,
    {
      footnotes: `<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="5">${p('At once.')}</w:footnote>`,
      endnotes: `<w:endnote w:id="5">${p('In cash.')}</w:endnote><w:endnote w:id="6">${p('Alone.')}</w:endnote>`,
      comments: `<w:comment w:id="0">${p('Really?')}</w:comment><w:comment w:id="1">${p('Nowhere.')}</w:comment>`,
      header1: p('House Ltd'),
      header2: p('House Ltd'),
      footer1: p('Page 1'),
    },
  )
  expect(found.markdown).toBe(
    `We pay[^1][^2]\n\n[^1]: At once.\n\n[^2]: In cash.\n\nMore.\n\n${leftOut('Rules.docx', 'a note at the foot of a page')}\n`,
  )
  expect(found.lost.map(({ says, near }) => `${near}: ${says}`)).toEqual([
    'We pay: A comment in the margin: “Really?”',
    `: ${notBrought('a note at the foot of a page (Alone.)')}`,
    ': At the top of pages stood: “House Ltd”',
    ': At the foot of pages stood: “Page 1”',
    ': A comment in the margin: “Nowhere.”',
  ])
})

test('headings come from styles in any language, and else from short bold paragraphs', async () => {
  const style = (id: string, inner: string) => `<w:style w:type="paragraph" w:styleId="${id}">${inner}</w:style>`
  const styles =
    style('berschrift1', '<w:name w:val="heading 1"/>') + style('Mine', '<w:name w:val="Our\'s"/><w:basedOn w:val="berschrift1"/>')
  const styled = await read(p('Returns', '<w:pStyle w:val="Mine"/>') + p('Text.') + `<w:p>${r('Loud', '<w:b/>')}</w:p>`, { styles })
  expect(styled.markdown).toBe('# Returns\n\nText.\n\n**Loud**\n')
  const bold = (text: string) => `<w:p>${r(text, '<w:b/>')}</w:p>`
  const titled = style('T', '<w:name w:val="Title"/>')
  const loud = await read(p('Handbook', '<w:pStyle w:val="T"/>') + bold('Returns') + p('Text.') + bold('We never shout.'), {
    styles: titled,
  })
  expect(loud.markdown).toBe('# Handbook\n\n## Returns\n\nText.\n\n**We never shout.**\n')
})

test('a table of contents is left out where it only says again what the headings say', async () => {
  const style = (id: string, name: string) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
  const line = (text: string) => p(text, '<w:pStyle w:val="V1"/>')
  const body = line('1 Delivery 3') + line('Ask Ann first') + p('Delivery', '<w:pStyle w:val="H"/>') + p('Text.')
  const found = await read(body, { styles: style('V1', 'toc 1') + style('H', 'heading 1') })
  expect(found.markdown).toBe('Ask Ann first\n\n# Delivery\n\nText.\n')
  expect(found.lost).toEqual([{ says: 'The table of contents was left out. Your pages make their own.', near: '' }])
})
