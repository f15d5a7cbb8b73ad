/** The whole gate, in the order in which a failure is cheapest to learn of: `npm test`. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { needChromium } from './chromium.mjs'
import { needPoppler } from './poppler.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const steps = [
  ['format', 'prettier', ['--check', '.', '--log-level', 'warn']],
  ['lint', 'oxlint', ['--quiet']],
  ['types', 'tsc', ['-p', 'tests']],
  ['types in the browser', 'tsc', ['-p', 'src/browser']],
  ['compile', 'tsc', ['-p', 'tsconfig.build.json']],
  ['bundle', 'node', ['scripts/bundle.mjs']],
  ['docs drift', 'node', ['scripts/generate.mjs', '--check']],
  ['dead code', 'knip', ['--no-progress']],
  ['package lint', 'publint', ['--strict']],
  ['tests', 'vitest', ['run', ...process.argv.slice(2)]],
]

let chromium
try {
  chromium = needChromium()
  needPoppler()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

for (const [name, program, args] of steps) {
  console.log(`\n— ${name}`)
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${root}/node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      SERVICEBOOK_CHROMIUM: chromium,
    },
  })
  if (status !== 0) {
    console.error(`\nThe gate is closed: ${name} failed.`)
    process.exit(1)
  }
}
console.log('\nThe gate is open.')
