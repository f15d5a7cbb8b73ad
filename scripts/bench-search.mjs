/**
 * How search does: what a first search weighs at 50 and 1,000 pages, how long the first result takes at 900 pages on a
 * slow device, and how many forms of an English word are found by any other.
 *
 * `npm run compile && node scripts/bench-search.mjs`. The second part wants Chromium; the third the hunspell dictionary
 * (`apt-get install hunspell-en-us`, or HUNSPELL=/folder with en_US.aff and en_US.dic). What is missing is said.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { readProject } from '../dist/project.js'
import { renderSite } from '../dist/render/site.js'
import { enSearch } from '../dist/language/en-search.js'
import { closenessOf } from '../dist/search/closeness.js'
import { termsIn } from '../dist/search/terms.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const today = '2026-11-21'
const questions = ['refund', 'late delivery', 'where is my broken sofa', 'Birch stairwell on Monday']
const tmp = mkdtempSync(join(tmpdir(), 'servicebook-bench-'))
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

const { bigHandbook, searchIn, drawsFrom } = await ofTests()
try {
  for (const pages of [50, 1000]) await weigh(pages)
  await time(900)
  families()
} finally {
  rmSync(tmp, { recursive: true, force: true })
}

/** What tests are made with, as it runs here. */
async function ofTests() {
  const outfile = join(tmp, 'support.mjs')
  await build({
    stdin: {
      contents: "export * from './big-handbook.ts'; export * from './search-in.ts'; export * from './seeded.ts'",
      resolveDir: `${root}tests/support`,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    // The small handbook is read from beside the tests.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(`${root}tests/support/bench.ts`).href) },
  })
  return import(pathToFileURL(outfile).href)
}

function put(folder, files) {
  for (const [address, text] of files) {
    mkdirSync(dirname(join(folder, address)), { recursive: true })
    writeFileSync(join(folder, address), text)
  }
}

async function rendered(pages) {
  const dir = join(tmp, `project-${pages}`)
  put(dir, Object.entries(await bigHandbook(pages)))
  return renderSite((await readProject(dir, { today })).inForce, { dir }).files
}

async function weigh(pages) {
  const files = await rendered(pages)
  const search = searchIn(files)
  const weight = (address) => gzipSync(files.get(address), { level: 9 }).length
  const shards = [...files.keys()].filter((address) => address.startsWith('assets/search/words/'))
  console.log(
    `${pages} pages: index ${kB(weight('assets/index.js'))}, script ${kB(weight('assets/search.js'))}, ${shards.length} shards of at most ${kB(Math.max(...shards.map(weight)))} (compressed)`,
  )
  for (const typed of questions) {
    const sum = search.filesFor(typed, 6).reduce((all, address) => all + weight(address), 0)
    console.log(`  first search for “${typed}”: ${kB(sum)}`)
  }
}

/** From the last letter to the first result, with nothing loaded before, and for a second question. */
async function time(pages) {
  const executablePath = ['SERVICEBOOK_CHROMIUM', 'CHROMIUM'].map((name) => process.env[name]).find(Boolean) ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) return console.log('No Chromium: SERVICEBOOK_CHROMIUM=/path/to/it times the first result.')
  const folder = join(tmp, 'site')
  put(folder, await rendered(pages))
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const took = { first: [], second: [] }
  for (let round = 0; round < 7; round++) {
    const page = await (await browser.newContext()).newPage()
    await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto(pathToFileURL(join(folder, 'delivery.html')).href)
    const ask = (typed) =>
      page.evaluate(
        (text) =>
          new Promise((done) => {
            const box = document.getElementById('SearchBox')
            const before = document.querySelector('.results')
            box.focus()
            const from = performance.now()
            const look = () => {
              const now = document.querySelector('.results')
              if (now && now !== before) done(performance.now() - from)
              else setTimeout(look, 1)
            }
            box.value = text
            box.dispatchEvent(new Event('input'))
            look()
          }),
        typed,
      )
    took.first.push(await ask('late delivery'))
    took.second.push(await ask('broken sofa'))
    await page.context().close()
  }
  await browser.close()
  const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1].toFixed(0)
  console.log(
    `${pages} pages, CPU a quarter as fast: first result after ${middle(took.first)} ms with all that is loaded for it, after ${middle(took.second)} ms from then on`,
  )
}

/** Families of forms that nobody chose: drawn from the dictionary, each form looked for by each other. */
function families() {
  const folder = process.env.HUNSPELL ?? '/usr/share/hunspell'
  if (!existsSync(join(folder, 'en_US.dic'))) return console.log('No hunspell dictionary: forms of words are not measured.')
  const read = (name) => readFileSync(join(folder, name), 'utf8').split(/\r?\n/)
  const rules = read('en_US.aff').flatMap((line) => {
    const [, flag, off, on, when] = /^SFX\s+(\w)\s+(\S+)\s+(\S+)\s+(\S+)/.exec(line) ?? []
    return flag === undefined || /^\d+$/.test(on) ? [] : [{ flag, off: off === '0' ? '' : off, on, when: new RegExp(`${when}$`) }]
  })
  // Plurals, past, -ing: the forms of a word, and no other words made of it.
  const inflects = 'SDG'
  const all = read('en_US.dic').flatMap((line) => {
    const [, word, flags = ''] = /^([a-z]{3,})\/(\w+)$/.exec(line) ?? []
    if (word === undefined) return []
    const forms = rules
      .filter(({ flag, when }) => inflects.includes(flag) && flags.includes(flag) && when.test(word))
      .map(({ off, on }) => word.slice(0, word.length - off.length) + on)
    return forms.length > 0 ? [[word, ...forms]] : []
  })
  const draw = drawsFrom(2026)
  const drawn = Array.from({ length: 1500 }, () => all[Math.floor(draw() * all.length)])
  const terms = termsIn(enSearch)
  const pool = [...new Set(drawn.flat())].map(terms.termOf)
  const measure = (typedOf) => {
    let [found, wanted, right, returned] = [0, 0, 0, 0]
    for (const family of drawn) {
      for (const typed of typedOf(family)) {
        const like = pool.filter((term) => closenessOf({ ...terms.termOf(typed), isOpen: false }, term, false) > 0).map(({ word }) => word)
        wanted += family.length - 1
        found += family.filter((form) => form !== typed && like.includes(form)).length
        returned += like.length
        right += like.filter((word) => family.includes(word)).length
      }
    }
    return `recall ${(found / wanted).toFixed(2)}, precision ${(right / returned).toFixed(2)}`
  }
  console.log(
    `${drawn.length} families of English words: by the word itself ${measure(([word]) => [word])}; by another form ${measure(([, ...forms]) => forms)}`,
  )
}
