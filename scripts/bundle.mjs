/**
 * Makes the scripts of the published site from `src/browser`: classic scripts, since pages opened from a folder may
 * load no modules, and with everything they need inside. The arithmetic in them is the library's own.
 *
 * `node scripts/bundle.mjs [NAME...]`: without names, all of them.
 */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}src/browser`

const asked = process.argv.slice(2)

await build({
  // A file beside the folders is a script; what scripts share stands in folders.
  entryPoints: readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && (asked.length === 0 || asked.includes(file.replace(/\.ts$/, ''))))
    .map((file) => `${folder}/${file}`),
  outdir: `${root}dist/browser`,
  bundle: true,
  minify: true,
  format: 'iife',
  // What phones of 2015 were last brought to. `lib` in src/browser/tsconfig.json keeps to what these know.
  target: ['chrome93', 'firefox92', 'safari15.4'],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
})
