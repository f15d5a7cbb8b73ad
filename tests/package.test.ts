import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { kindNames } from '../src/kinds/schema.ts'
import { repository, run } from './support/command.ts'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
let shop: string
let installed: string

/** The README's own way into a shop's folder: pack the clone, install the tarball there. */
beforeAll(async () => {
  const packed = await mkdtemp(join(tmpdir(), 'servicebook-packed-'))
  const pack = await run(npm, ['pack', '--silent', '--pack-destination', packed], { cwd: repository })
  expect(pack.code, pack.stderr).toBe(0)
  installed = join(
    packed,
    (await readdir(packed)).find((name) => name.endsWith('.tgz'))!,
  )
  shop = await mkdtemp(join(tmpdir(), 'servicebook-shop-'))
  const install = await run(npm, ['install', '--no-audit', '--no-fund', installed], { cwd: shop })
  expect(install.code, install.stderr).toBe(0)
  // The two documents that the README shows, as somebody would copy them.
  const readme = await readFile(join(repository, 'README.md'), 'utf8')
  const documents = [...readme.matchAll(/`(policies\/[\w-]+\.md)`:\n\n```markdown\n([^]*?)```/g)]
  expect(documents.map(([, path]) => path)).toEqual(['policies/company.md', 'policies/wrong-order.md'])
  await mkdir(join(shop, 'policies'))
  for (const [, path, text] of documents) await writeFile(join(shop, path!), text!)
}, 300_000)

describe('installed as the README says, from its tarball into an empty folder', () => {
  test('the command checks and builds', async () => {
    const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
    const check = await run(npx, ['servicebook', 'check', '--today', '2026-11-21'], { cwd: shop })
    expect(check.code, check.stdout + check.stderr).toBe(0)
    const build = await run(npx, ['servicebook', 'build', '--today', '2026-11-21'], { cwd: shop })
    expect(build.code, build.stdout + build.stderr).toBe(0)
    expect(await readFile(join(shop, 'handbook/wrong-order.html'), 'utf8')).toContain('up to €5 per case')
  })

  test('the library reads, checks, renders, publishes, and gives schemas', async () => {
    await writeFile(
      join(shop, 'use.mjs'),
      `import { checkDocument, checkProject, kindNames, kindSchema, mayPublish, publish, readProject, renderSite } from 'servicebook'
const project = await readProject(import.meta.dirname, { today: '2026-11-21' })
const report = checkProject(project)
const site = renderSite(project.inForce, { dir: project.dir })
await publish(site, import.meta.dirname + '/out', project.dir)
console.log(JSON.stringify({
  publishable: mayPublish(report),
  pages: site.files.has('index.html'),
  kinds: kindNames,
  goal: kindSchema('goal').properties.target.title,
  finding: checkDocument('---\\nkind: goal\\ntarget: much better\\n---\\n').map(({ rule, line, column }) => [rule, line, column]).find(([rule]) => rule === 'value-is-readable'),
}))
`,
    )
    const { code, stdout, stderr } = await run(process.execPath, ['use.mjs'], { cwd: shop })
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      publishable: true,
      pages: true,
      kinds: kindNames,
      goal: 'Aim',
      finding: ['value-is-readable', 3, 9],
    })
    expect(await readdir(join(shop, 'out'))).toContain('servicebook.json')
  })

  test('the README’s example of approving runs as it stands, and a second one is there already', async () => {
    const readme = await readFile(join(repository, 'README.md'), 'utf8')
    const [, example] = /```js\n(import \{ approve[^]*?)```/.exec(readme)!
    await writeFile(
      join(shop, 'approve.mjs'),
      `${example!.replace("'our-shop'", 'import.meta.dirname')}\nconsole.log(JSON.stringify({ refusals, versions: versions.map(({ file }) => file) }))\n`,
    )
    const first = await run(process.execPath, ['approve.mjs'], { cwd: shop })
    expect(first.stderr).toBe('')
    const { refusals, versions } = JSON.parse(first.stdout) as { refusals: unknown[]; versions: string[] }
    expect(refusals).toEqual([])
    expect(versions).toHaveLength(1)
    expect(await readFile(join(shop, versions[0]!), 'utf8')).toContain('up to 5 EUR per case')
    const second = await run(process.execPath, ['approve.mjs'], { cwd: shop })
    expect(JSON.parse(second.stdout)).toEqual({ refusals: [], versions: [] })
  })

  test('its types are understood by a strict program', async () => {
    await writeFile(
      join(shop, 'use.mts'),
      `import { checkProject, readProject, standingOfRounds, type Life, type Report, type SignOffRecords } from 'servicebook'
const missing = (records: SignOffRecords, project: Parameters<typeof standingOfRounds>[1]): string[] =>
  standingOfRounds(records, project).flatMap(({ toAsk }) => toAsk)
const version = (life: Life): number | undefined => life.now?.version
console.log(missing, version)
const report: Report = checkProject(await readProject('.'))
const errors: number = report.summary.errors
// @ts-expect-error a report has no such field
report.mistakes
console.log(errors)
`,
    )
    const tsc = join(repository, 'node_modules/typescript/bin/tsc')
    const typeRoots = join(repository, 'node_modules/@types')
    const { code, stdout } = await run(
      process.execPath,
      [
        tsc,
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--skipLibCheck',
        '--types',
        'node',
        '--typeRoots',
        typeRoots,
        'use.mts',
      ],
      { cwd: shop },
    )
    expect(stdout).toBe('')
    expect(code).toBe(0)
  })

  test('holds what it needs and nothing of ours', async () => {
    const names = await readdir(join(shop, 'node_modules/servicebook'))
    expect(names.sort()).toEqual(['LICENSE', 'README.md', 'dist', 'docs', 'package.json', 'site', 'templates'])
    expect(await readdir(join(shop, 'node_modules/servicebook/dist'))).not.toContain('.tsbuildinfo')
  })
})
