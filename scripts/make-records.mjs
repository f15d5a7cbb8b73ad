/**
 * Writes the sample's records: a year of complaints, answers and calls that nobody made, who was at which training, what
 * customers brought, the slips of one Friday, who was asked to read what and has, and the totals. It comes to the
 * same bytes in every run. `npm run records` writes into this repository; `node scripts/make-records.mjs FOLDER` elsewhere.
 *
 * The columns and their headings are the product's, and so is the writing of each cell.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keyOf } from '../dist/kinds/field.js'
import { readProject } from '../dist/index.js'
import { csvLine } from '../dist/records/csv.js'
import { writeFigures } from '../dist/records/figures.js'
import { harmless } from '../dist/records/formula.js'
import { settingFor } from '../dist/records/setting.js'
import { signOffTables } from '../dist/records/signed-here.js'
import { attendance } from '../dist/records/tables/attendance.js'
import { complaints } from '../dist/records/tables/complaints.js'
import { contacts } from '../dist/records/tables/contacts.js'
import { customers } from '../dist/records/tables/customers.js'
import { surveys } from '../dist/records/tables/surveys.js'
import { wordsFor } from '../dist/words/words.js'
import { attendanceRows } from './records/attendance.mjs'
import { contactRows } from './records/contacts.mjs'
import { customerRows } from './records/customers.mjs'
import { drawsFrom } from './records/draws.mjs'
import { rowsFrom } from './records/rows.mjs'
import { handedInFile, signOffs } from './records/sign-offs.mjs'
import { slips } from './records/slips.mjs'
import { surveyRows } from './records/surveys.mjs'

/** Change it, and another year comes out. */
const seed = 20261121
const lastDay = '2026-11-20'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = process.argv[2] ?? root
const project = await readProject(root, { today: '2026-11-21' })
const words = wordsFor('en', root)
const setting = settingFor(project.inForce, words)

const rows = rowsFrom(drawsFrom(seed), { handbook: project.inForce, setting, lastDay })
const { closedOn } = project.inForce.company.fields
const rolesOf = (training) => project.inForce.documents.find(({ kind, name }) => kind === 'training' && name === training).fields.roles

writeTable(complaints, rows)
// Each list is drawn from a seed of its own, so that one that changes leaves the others as they are.
writeTable(surveys, surveyRows(drawsFrom(seed + 1), lastDay))
writeTable(contacts, contactRows(drawsFrom(seed + 2), { closedOn, lastDay }))
writeTable(attendance, attendanceRows(drawsFrom(seed + 3), rolesOf))
writeTable(customers, customerRows(drawsFrom(seed + 4)))
write('records/slips/2026-11-20.csv', slips.map((cells) => `${csvLine(cells, ';'.charCodeAt(0))}\r\n`).join(''))

await writeSignOffs()

// Marks and files on key accounts are written by hand, and are counted too.
if (folder !== root)
  cpSync(join(root, 'records'), join(folder, 'records'), { recursive: true, filter: (from) => !/\.(?:csv|json|tmp|lock)$/.test(from) })
await writeFigures(folder, project.working, words)

/** The lists of who was asked and has read, made by the verbs in a folder of their own: there, they keep records from git. */
async function writeSignOffs() {
  const dir = mkdtempSync(join(tmpdir(), 'servicebook-sign-offs-'))
  for (const home of ['policies', 'history']) cpSync(join(root, home), join(dir, home), { recursive: true })
  write(handedInFile, await signOffs(dir, drawsFrom(seed + 5), words))
  for (const { file } of signOffTables) write(file, readFileSync(join(dir, file)))
  rmSync(dir, { recursive: true, force: true })
}

function writeTable(table, rows) {
  const columns = Object.entries(table.columns)
  const headings = columns.map(([key]) => words.say(`records.${table.name}.columns.${keyOf(key)}.heading`))
  const cells = rows.map((row) => columns.map(([key, column]) => (row[key] === undefined ? '' : harmless(column.write(row[key], setting)))))
  write(table.file, [headings, ...cells].map((line) => `${csvLine(line, ','.charCodeAt(0))}\n`).join(''))
}

function write(path, text) {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}
