/**
 * Writes the sample's records: a year of complaints that nobody made, the slips of one Friday, and the totals. It comes to the
 * same bytes in every run. `npm run records` writes into this repository; `node scripts/make-records.mjs FOLDER` elsewhere.
 *
 * The columns and their headings are the product's, and so is the writing of each cell.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keyOf } from '../dist/kinds/field.js'
import { readProject } from '../dist/index.js'
import { csvLine } from '../dist/records/csv.js'
import { writeFigures } from '../dist/records/figures.js'
import { harmless } from '../dist/records/formula.js'
import { settingFor } from '../dist/records/setting.js'
import { complaints } from '../dist/records/tables/complaints.js'
import { wordsFor } from '../dist/words/words.js'
import { drawsFrom } from './records/draws.mjs'
import { rowsFrom } from './records/rows.mjs'
import { slips } from './records/slips.mjs'

/** Change it, and another year comes out. */
const seed = 20261121
const lastDay = '2026-11-20'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = process.argv[2] ?? root
const project = await readProject(root, { today: '2026-11-21' })
const words = wordsFor('en', root)
const setting = settingFor(project.inForce, words)

const rows = rowsFrom(drawsFrom(seed), { handbook: project.inForce, setting, lastDay })
const columns = Object.entries(complaints.columns)
const headings = columns.map(([key]) => words.say(`records.${complaints.name}.columns.${keyOf(key)}.heading`))
const lines = [
  headings,
  ...rows.map((row) => columns.map(([key, column]) => (row[key] === undefined ? '' : harmless(column.write(row[key], setting))))),
]

write(complaints.file, lines.map((cells) => `${csvLine(cells, ','.charCodeAt(0))}\n`).join(''))
write('records/slips/2026-11-20.csv', slips.map((cells) => `${csvLine(cells, ';'.charCodeAt(0))}\r\n`).join(''))

await writeFigures(folder, project.working, words)

function write(path, text) {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}
