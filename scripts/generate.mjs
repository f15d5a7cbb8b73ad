/**
 * Writes everything that is derived from the declarations: the lists of kinds and rules, the rules' pages, the
 * reference of kinds, the lists in records/, the JSON Schemas. With --check it writes nothing and fails where a file would change.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lists } from './lists.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const checking = process.argv.includes('--check')
const drifted = []

keep(lists())
if (!checking)
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')], {
    stdio: 'inherit',
  })
// Only now, since these read what was just compiled.
const { reference } = await import('./reference.mjs')
const documents = reference()
keep(documents)
for (const folder of ['docs/rules', 'docs/schema']) {
  for (const file of existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []) {
    const path = `${folder}/${file}`
    if (documents.has(path)) continue
    drifted.push(path)
    if (!checking) rmSync(join(root, path))
  }
}
if (checking && drifted.length > 0) {
  console.error(`These files are not what the declarations say: ${drifted.join(', ')}. Run “npm run generate” and commit what it writes.`)
  process.exit(1)
}

/** @param {Map<string, string>} files */
function keep(files) {
  for (const [path, text] of files) {
    const full = join(root, path)
    if (existsSync(full) && readFileSync(full, 'utf8') === text) continue
    drifted.push(path)
    if (checking) continue
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, text)
  }
}
