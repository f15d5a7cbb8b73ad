// How long a long list of complaints takes to read, and how much room: `npm run compile && node scripts/bench-records.mjs [ROWS]`.
// The rows are the sample's, over and over, each with a reference of its own. The room is the most that this process
// ever took (resident), with the project, the file and every row in it.
import { readFile } from 'node:fs/promises'
import { readProject } from '../dist/project.js'
import { csvLine } from '../dist/records/csv.js'
import { readSheet } from '../dist/records/read-sheet.js'
import { readTable } from '../dist/records/read-table.js'
import { settingFor } from '../dist/records/setting.js'
import { complaints } from '../dist/records/tables/complaints.js'
import { wordsFor } from '../dist/words/words.js'

const wanted = Number(process.argv[2] ?? 200_000)
const comma = ','.charCodeAt(0)
const words = wordsFor('en')
const setting = settingFor((await readProject('.', { today: '2026-11-21' })).working, words)
let bytes = longList(await readSheet(await readFile('records/complaints.csv'), 'complaints.csv'))

const begun = performance.now()
const sheet = await readSheet(bytes, 'complaints.csv')
bytes = Buffer.alloc(0)
const found = performance.now()
const { rows, leftOut } = readTable(complaints, sheet, setting, words)
const read = performance.now()
const seconds = (from, to) => `${((to - from) / 1000).toFixed(1)} s`
console.log(`${rows.length} rows read, ${leftOut.length} left out`)
console.log(`finding the rows ${seconds(begun, found)}, reading them ${seconds(found, read)}`)
console.log(`at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)

/** Made in place, so that making it does not count as reading it. */
function longList({ rows: [top, ...rest] }) {
  const made = Buffer.alloc(wanted * 1_000)
  let at = made.write(`${csvLine(top.cells, comma)}\n`)
  for (let i = 0; i < wanted; i++) {
    const [, ...cells] = rest[i % rest.length].cells
    at += made.write(`${csvLine([`${i}`, ...cells], comma)}\n`, at)
  }
  return made.subarray(0, at)
}
