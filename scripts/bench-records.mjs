/**
 * How long the command takes with a long list of complaints, and how much room: `npm run compile && node
 * scripts/bench-records.mjs [ROWS]`, 200,000 by default.
 *
 * The rows are the sample's, over and over: each with a reference, an hour and words of its own, as in a real list. Each
 * command runs by itself. The room is the most that its process ever took (resident); none may take more than 512 MB.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { csvLine } from '../dist/records/csv.js'
import { readSheet } from '../dist/records/read-sheet.js'
import { complaints } from '../dist/records/tables/complaints.js'

const most = { megabytes: 512, rows: Number(process.argv[2] ?? 200_000) }
const today = '2026-11-21'
const comma = ','.charCodeAt(0)
const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'dist/cli/servicebook.js')
const tmp = mkdtempSync(join(tmpdir(), 'servicebook-bench-'))

try {
  const [top, ...sample] = (await readSheet(readFileSync(join(root, complaints.file)), complaints.file)).rows.map(({ cells }) => cells)
  cpSync(join(root, 'policies'), join(tmp, 'policies'), { recursive: true })
  mkdirSync(join(tmp, 'records'))
  writeFileSync(join(tmp, 'left-behind.mjs'), leftBehind())
  writeFileSync(join(tmp, 'one.csv'), listOf(1, 'one-', [top, ...sample]))
  writeFileSync(join(tmp, 'more.csv'), listOf(most.rows / 10, 'more-', [top, ...sample]))
  const log = join(tmp, complaints.file)
  const [{ speed }] = cpus()
  console.log(`Node ${process.versions.node}, ${cpus().length} cores${speed > 0 ? ` of ${(speed / 1000).toFixed(1)} GHz` : ''}`)
  console.log('By the clock, of the processor, and the most room')
  for (const rows of [0, most.rows / 10, most.rows]) {
    if (rows > 0) writeFileSync(log, listOf(rows, '', [top, ...sample]))
    console.log(`\n${rows} rows${rows > 0 ? `, ${Math.round(readFileSync(log).length / 1e6)} MB` : ''}`)
    measure('check')
    if (rows === 0) continue
    measure('log', '--open')
    measure('insight')
    measure('log', '--import', 'one.csv', '--yes')
    measure('log', '--import', 'more.csv', '--yes')
  }
} finally {
  rmSync(tmp, { recursive: true, force: true })
}

/** Runs the command once, and prints what it took. */
function measure(...args) {
  const begun = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--import', './left-behind.mjs', command, ...args, '--today', today], {
    cwd: tmp,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  const seconds = (performance.now() - begun) / 1000
  const [, kilobytes, micros] = /^took (\d+) (\d+)$/m.exec(stderr) ?? []
  if (status > 1 || kilobytes === undefined) throw new Error(`servicebook ${args.join(' ')}: ${stderr}`)
  const room = Math.round(kilobytes / 1024)
  const cells = [seconds.toFixed(1).padStart(7), (micros / 1e6).toFixed(1).padStart(10), String(room).padStart(6)]
  console.log(
    `${`servicebook ${args.join(' ')}`.padEnd(42)}${cells[0]} s${cells[1]} s${cells[2]} MB${room > most.megabytes ? '  too much' : ''}`,
  )
}

/** Says at the end of a run what it took: room in kilobytes, the processor's time in millionths of a second. */
function leftBehind() {
  return "process.on('exit', () => process._rawDebug(`took ${process.resourceUsage().maxRSS} ${process.cpuUsage().user}`))\n"
}

/** A list that looks like a real one: cells that differ from row to row in real life differ here. */
function listOf(rows, before, [top, ...sample]) {
  const at = (heading) => top.indexOf(heading)
  const texts = [at('What happened'), at('Agreed'), at('Customer')]
  const lines = [csvLine(top, comma)]
  for (let i = 0; i < rows; i++) {
    const round = Math.floor(i / sample.length)
    const cells = sample[i % sample.length].map((cell, column) => {
      if (texts.includes(column) && cell !== '') return `${cell} (${before}${i})`
      return /^\d{4}-\d\d-\d\d( \d\d:\d\d)?$/.test(cell) ? earlier(cell, round) : cell
    })
    lines.push(csvLine([`${before}${i}`, ...cells.slice(1)], comma))
  }
  return Buffer.from(`${lines.join('\n')}\n`)
}

/** Each time round, everything happened eight hours and a minute earlier. */
function earlier(cell, round) {
  const moved = new Date(Date.parse(`${cell.replace(' ', 'T')}${cell.length > 10 ? '' : 'T00:00'}Z`) - round * (8 * 60 + 1) * 60_000)
  return moved.toISOString().slice(0, cell.length).replace('T', ' ')
}
