import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readExisting } from '../../src/bring-in/read-existing.ts'
import { wordsFor } from '../../src/words/words.ts'
import { r, wordFile } from './word-from-xml.ts'

const around = [
  'w:hyperlink',
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:smartTag',
  'w:customXml',
  'w:fldSimple',
  'w:dir',
  'w:nobodyKnows',
  'm:oMath',
  'w:p',
  'w:txbxContent',
]
const holds = (name: string, inner: string) => `<${name}>${inner}</${name}>`
let next = 0
const run = fc.constantFrom('', '<w:b/>', '<w:i/>', '<w:vanish/>', '<w:strike/>').map((look) => (id: string) => r(`${id} `, look))
const drawn = ['w:drawing', 'w:pict', 'w:object'].map(
  (name) => (id: string) => holds('w:r', holds(name, holds('w:txbxContent', holds('w:p', r(id))))),
)
const chosen = (id: string) =>
  holds('w:r', holds('mc:AlternateContent', holds('mc:Choice', holds('w:t', `${id}x`)) + holds('mc:Fallback', holds('w:t', id))))
const inline = fc.letrec<{ one: (id: () => string) => string }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(run, fc.constantFrom(...drawn, chosen)).map((make) => (id: () => string) => make(id())),
    fc.tuple(fc.constantFrom(...around), fc.array(tie('one'), { minLength: 1, maxLength: 3 })).map(
      ([name, all]) =>
        (id: () => string) =>
          holds(name, all.map((make) => make(id)).join('')),
    ),
  ),
})).one
const cellOf = (inner: string) => holds('w:tc', inner)
const block = fc
  .tuple(fc.constantFrom('p', 'row', 'sdt', 'table in a table'), fc.array(inline, { minLength: 1, maxLength: 4 }))
  .map(([type, all]) => (id: () => string) => {
    const paragraph = holds('w:p', all.map((make) => make(id)).join(''))
    const table = () => holds('w:tbl', holds('w:tr', cellOf(paragraph) + cellOf(holds('w:p', r(id())))))
    if (type === 'row') return table()
    if (type === 'sdt') return holds('w:sdt', holds('w:sdtContent', paragraph))
    return type === 'p' ? paragraph : holds('w:tbl', holds('w:tr', cellOf(table()) + cellOf(holds('w:p', r(id())))))
  })

test('every word of the file is in the text, or is listed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 5 }), async (blocks) => {
      const ids: string[] = []
      const id = () => ids[ids.push(`word${next++}q`) - 1]!
      const body = blocks.map((make) => make(id)).join('')
      const found = await readExisting('a.docx', wordFile(body), wordsFor('en'))
      const all = `${found.markdown} ${found.lost.map(({ says }) => says).join(' ')}`
      expect(
        ids.filter((one) => !all.includes(one)),
        body,
      ).toEqual([])
    }),
    { numRuns: 80 },
  )
})
