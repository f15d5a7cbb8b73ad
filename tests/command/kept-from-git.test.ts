import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keepRecordsFromGit } from '../../src/walk/kept-from-git.ts'
import { repository, run, servicebook } from '../support/command.ts'
import { makeProject } from '../support/project.ts'

/** Which of these files git would not keep. */
async function ignoredIn(dir: string, paths: readonly string[]): Promise<string[]> {
  await run('git', ['init', '--quiet'], { cwd: dir })
  const { stdout } = await run('git', ['check-ignore', '--no-index', ...paths], { cwd: dir })
  return stdout.split('\n').filter((path) => path !== '')
}

const records = ['records/complaints.csv', 'records/assessments/2026-10-23.md', 'records/key-accounts/lighthouse.md']
const kept = ['records/figures.json', 'policies/company.md', 'policies/records/of-ours.md']

describe('what git keeps of a project', () => {
  test('init has it keep the documents and the totals, and nothing that names anybody', async () => {
    const dir = await makeProject({})
    const answers = join(repository, 'docs/examples/corner-cafe.yaml')
    const { code } = await servicebook(['init', '--dir', dir, '--answers', answers, '--defaults'])
    expect(code).toBe(0)
    expect(await ignoredIn(dir, [...records, ...kept, 'handbook/index.html', 'handbook-managers/index.html'])).toEqual([
      ...records,
      'handbook/index.html',
      'handbook-managers/index.html',
    ])
  })

  test('a try writes nothing', async () => {
    const dir = await makeProject({})
    const answers = join(repository, 'docs/examples/corner-cafe.yaml')
    await servicebook(['init', '--dir', dir, '--answers', answers, '--defaults', '--dry-run'])
    await expect(readFile(join(dir, '.gitignore'))).rejects.toThrow('ENOENT')
  })

  test.each([
    ['that ends without a line end', 'node_modules'],
    ['with the line ends of Windows', 'node_modules\r\n*.tmp\r\n'],
    ['that is empty', ''],
    ['that speaks of another folder', '/our-records/\nrecordings/\n'],
  ])('a list %s keeps its lines, and gets ours', async (_, before) => {
    const dir = await makeProject({ '.gitignore': before })
    await keepRecordsFromGit(dir)
    const after = await readFile(join(dir, '.gitignore'), 'utf8')
    expect(after.startsWith(before)).toBe(true)
    expect(after.includes('\r\n') && /[^\r]\n/.test(after)).toBe(false)
    expect(await ignoredIn(dir, [...records, ...kept])).toEqual(records)
    await keepRecordsFromGit(dir)
    expect(await readFile(join(dir, '.gitignore'), 'utf8')).toBe(after)
  })

  test.each(['records/\n', '/records/*\n!/records/figures.json\n!/records/complaints.csv\n', '# ours\n/records'])(
    '%j has been decided, and stays',
    async (before) => {
      const dir = await makeProject({ '.gitignore': before })
      await keepRecordsFromGit(dir)
      expect(await readFile(join(dir, '.gitignore'), 'utf8')).toBe(before)
    },
  )

  test('a folder in its place is told in a sentence', async () => {
    const dir = await makeProject({})
    await mkdir(join(dir, '.gitignore'))
    await writeFile(join(dir, '.gitignore/x'), '')
    await expect(keepRecordsFromGit(dir)).rejects.toThrow('.gitignore could not be written')
  })

  test('the sample’s records are invented, and stay in this repository', async () => {
    const { stdout } = await run('git', ['check-ignore', '--no-index', ...records], { cwd: repository })
    expect(stdout).toBe('')
  })
})
