import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { servicebook } from '../support/command.ts'
import { bytesOf } from '../support/folder.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const today = ['--today', testDay]
const draft = '---\nkind: policy\ntitle: Bring it back\narea: returns\nstatus: draft\n---\n## How we do it\n\nLook at it together.\n'

describe('write --handout', () => {
  test('hands out a page by its file; ours may be made again, a file of somebody’s own is left alone', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'policies/returns/bring-it-back.md': draft })
    const file = join(dir, 'handouts/returns-bring-it-back.html')
    const made: string[] = []
    for (const _ of [1, 2]) {
      const { code, stdout, stderr } = await servicebook(['write', 'policies/returns/bring-it-back.md', '--handout', ...today], {
        cwd: dir,
      })
      expect(code, stdout + stderr).toBe(0)
      expect(stdout).toContain(`Open ${file}`)
      expect(stdout).toContain('“consulted” in policies/returns/bring-it-back.md')
      made.push(await readFile(file, 'utf8'))
    }
    expect(made[0]).toContain('Look at it together.')
    expect(made[1]).toBe(made[0])
    await writeFile(file, 'mine')
    const again = await servicebook(['write', 'policies/returns/bring-it-back.md', '--handout', ...today], { cwd: dir })
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('handouts/returns-bring-it-back.html is a file of your own')
    expect(await readFile(file, 'utf8')).toBe('mine')
  })

  test('a template stands for the page begun with it', async () => {
    const begun = draft.replace('kind: policy', 'kind: policy\ntemplate: policy/returns 1')
    const dir = await makeProject({ ...(await baseFiles()), 'policies/bring-it-back.md': begun })
    const { code, stderr } = await servicebook(['write', 'policy/returns', '--handout', ...today], { cwd: dir })
    expect(code, stderr).toBe(0)
    expect(await readFile(join(dir, 'handouts/bring-it-back.html'), 'utf8')).toContain('Look at it together.')
  })

  test.each([
    ['no name', [], 'Say which page you want to hand out'],
    ['a template nothing was begun with', ['policy/returns'], 'There is no page of “policy/returns” to hand out yet.'],
    ['a kind of which there are many', ['policy'], 'There is no page of “policy” to hand out yet.'],
    ['a name that is none', ['policy/cake'], 'There is no template “policy/cake”'],
    ['a file that is not there', ['policies/cake.md'], 'There is no document policies/cake.md'],
    ['a page nobody can read', ['policies/broken.md'], 'policies/broken.md cannot be read from line'],
    ['a page of no kind', ['policies/note.md'], 'policies/note.md does not say what kind of page it is'],
    ['a record', ['records/rating.md'], 'Staff get no page of records/rating.md'],
    ['a page for managers', ['policies/ours.md'], 'Staff get no page of policies/ours.md'],
  ])('%s is told in a sentence, and nothing is written', async (_, named, said) => {
    const dir = await makeProject({
      ...(await baseFiles()),
      'policies/broken.md': '---\nkind: goal\nstatement: "Tea\nstatus: draft\n---\n',
      'policies/note.md': '---\ntitle: A note\n---\n',
      'policies/ours.md': draft.replace('status:', 'audience: managers\nstatus:'),
      'records/rating.md': '---\nkind: assessment\ntitle: Rating\n---\n',
    })
    const before = await bytesOf(dir)
    const { code, stdout, stderr } = await servicebook(['write', ...named, '--handout', ...today], { cwd: dir })
    expect(stderr + stdout).toContain(said)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(code).toBe(2)
    expect(await bytesOf(dir)).toEqual(before)
  })
})
