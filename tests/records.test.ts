import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkProject, mayPublish } from '../src/check/report.ts'
import { readProject } from '../src/project.ts'
import { bytesOf } from './support/folder.ts'
import { repository, servicebook } from './support/command.ts'
import { fifo } from './support/hostile.ts'
import { baseFiles, makeProject, testDay } from './support/project.ts'

const keyAccount = (more = '') =>
  `---\nkind: key-account\ncustomer: Guesthouse Lighthouse\nshare-of-turnover: 6%\npeople:\n  - name: Maret Kask\nlooked-after-by: shop-manager\ncontact-every: 3 months\n${more}---\n`

describe('records', () => {
  test('no build opens them: the same bytes with them, without them, and where nobody could read them', async () => {
    const built: Record<string, string>[] = []
    const one = { 'records/lighthouse.md': keyAccount() }
    for (const files of [{}, one, { 'records/odd.md': Buffer.from([0xff, 0xfe, 0x00]) }] as const) {
      const dir = await makeProject({ ...(await baseFiles()), ...files })
      for (const audience of ['staff', 'public', 'managers']) {
        const { code, stderr } = await servicebook(['build', '--dir', dir, '--today', testDay, '--audience', audience])
        expect(stderr).toBe('')
        expect(code).toBe(0)
      }
      built.push({ ...(await bytesOf(join(dir, 'handbook'))), ...prefixed('managers', await bytesOf(join(dir, 'handbook-managers'))) })
    }
    expect(built[1]).toEqual(built[0])
    expect(built[2]).toEqual(built[0])
  })

  test('a build does not wait for a record that nobody writes, and names no customer', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'records/lighthouse.md': keyAccount() })
    fifo(join(dir, 'records/waits.md'))
    expect((await servicebook(['build', '--dir', dir, '--today', testDay])).code).toBe(0)
    for (const file of Object.keys(await bytesOf(join(dir, 'handbook')))) expect(file).not.toMatch(/lighthouse/)
  })

  test('check reads them, and what is wrong in them stops nothing', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'records/lighthouse.md': keyAccount('contact: never\n') })
    const report = checkProject(await readProject(dir, { today: testDay, records: true }))
    const found = report.findings.filter(({ file }) => file === 'records/lighthouse.md')
    expect(found.map(({ rule, inForce }) => `${rule} ${String(inForce)}`)).toEqual(['key-is-known false'])
    expect(report.summary.errors).toBe(0)
    expect(mayPublish(report)).toBe(true)
  })

  test('an unreadable record stops nothing either', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'records/odd.md': Buffer.from([0xff, 0xfe, 0x00]) })
    const { code, stdout } = await servicebook(['check', '--dir', dir, '--today', testDay])
    expect(stdout).toContain('records/odd.md')
    expect(code).toBe(0)
  })

  test('without them, nothing is said of them: no gap, no stage that waits for them', async () => {
    const dir = await makeProject(await baseFiles())
    const without = checkProject(await readProject(dir, { today: testDay, records: true }))
    expect(JSON.stringify(without)).not.toMatch(/assessment|key-account/)
    await mkdir(join(dir, 'records'))
    await writeFile(join(dir, 'records/lighthouse.md'), keyAccount())
    const report = checkProject(await readProject(dir, { today: testDay, records: true }))
    expect(report.findings).toEqual(without.findings)
    expect(report.progress.find(({ stage }) => stage === 8)!.done).toBe(1 + without.progress.find(({ stage }) => stage === 8)!.done)
  })

  test('a record among the pages is an error, and is published to nobody', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'policies/lighthouse.md': keyAccount() })
    const { stdout } = await servicebook(['check', '--dir', dir, '--today', testDay])
    expect(stdout).toContain('Move the file to records/.')
    await servicebook(['build', '--dir', dir, '--today', testDay, '--audience', 'managers', '--drafts'])
    for (const [file] of Object.entries(await bytesOf(dir)).filter(([path]) => path.startsWith('handbook')))
      expect(file).not.toMatch(/lighthouse/)
  })

  test("the sample's records read, and name nobody who stands on a page", async () => {
    const project = await readProject(repository, { today: testDay, records: true })
    expect(project.hasRecords).toBe(true)
    expect(project.documents.filter(({ path }) => path.startsWith('records/')).length).toBeGreaterThanOrEqual(3)
    expect(checkProject(project).findings.filter(({ rule }) => rule === 'no-names-from-records')).toEqual([])
  })
})

function prefixed(before: string, files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, hash]) => [`${before}/${path}`, hash]))
}
