import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { placeStarter, starterFiles } from '../../src/start/starters.ts'
import { repository, run } from '../support/command.ts'
import { emptyFolder, unix } from '../support/starters.ts'

describe('the files', () => {
  test('each system gets its own, with the line ends and marks it wants', () => {
    expect(starterFiles('win32').map(({ name }) => name)).toEqual(['Start Servicebook.cmd'])
    expect(starterFiles('darwin').map(({ name }) => name)).toEqual(['Start Servicebook.command'])
    expect(starterFiles('linux').map(({ name }) => name)).toEqual(['Servicebook.desktop', 'start-servicebook.sh'])
    expect(starterFiles('freebsd')).toEqual(starterFiles('linux'))
    expect(unix.flatMap(starterFiles).every(({ executable, text }) => executable && !text.includes('\r'))).toBe(true)
  })

  test('macOS and Linux start the same text, under the name that each opens', () => {
    expect(starterFiles('darwin')[0]!.text).toBe(starterFiles('linux')[1]!.text)
  })

  test('they ask for the Node that the package asks for', async () => {
    const { engines } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as { engines: { node: string } }
    const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(engines.node)!
    const [cmd] = starterFiles('win32')
    expect(cmd!.text).toContain(`v[0]>${major}||v[0]==${major}&&v[1]>=${minor}?`)
    expect(cmd!.text).toContain(`Node ${major}.${minor} or newer`)
    const [, shell] = starterFiles('linux')
    expect(shell!.text).toContain(`[ "$major" -gt ${major} ] || { [ "$major" -eq ${major} ] && [ "$minor" -ge ${minor} ]; }`)
    expect(shell!.text).toContain(`${major}.${minor} or newer`)
  })

  test('the package carries all of them, spaces in their names and marks kept', async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: repository })
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string; mode: number }[] }]
    const starters = files.filter(({ path }) => path.startsWith('site/starters/'))
    expect(Object.fromEntries(starters.map(({ path, mode }) => [path.slice('site/starters/'.length), (mode & 0o100) > 0]))).toEqual({
      'Read me first.txt': false,
      'Servicebook.desktop': true,
      'Start Servicebook.cmd': false,
      'Start Servicebook.command': true,
      'start-servicebook.sh': true,
    })
  })
})

describe('putting a starter into a folder', () => {
  test('it stands there ready to be double-clicked, and a second time changes nothing', async () => {
    for (const platform of ['win32', ...unix] as const) {
      const dir = await emptyFolder()
      expect(await placeStarter(dir, platform)).toBe(starterFiles(platform)[0]!.name)
      expect(await placeStarter(dir, platform)).toBe(starterFiles(platform)[0]!.name)
      expect((await readdir(dir)).sort()).toEqual(
        starterFiles(platform)
          .map(({ name }) => name)
          .sort(),
      )
      for (const { name, text, executable } of starterFiles(platform)) {
        expect(await readFile(join(dir, name), 'utf8')).toBe(text)
        expect(((await stat(join(dir, name))).mode & 0o100) > 0).toBe(executable)
      }
    }
  })

  test('a mark that got lost on the way is put back', async () => {
    const dir = await emptyFolder()
    const path = join(dir, await placeStarter(dir, 'darwin'))
    await chmod(path, 0o640)
    await placeStarter(dir, 'darwin')
    expect((await stat(path)).mode & 0o777).toBe(0o750)
  })

  test('what somebody else put there stays, and no half starter beside it', async () => {
    const dir = await emptyFolder()
    await writeFile(join(dir, 'start-servicebook.sh'), 'echo mine\n')
    await expect(placeStarter(dir, 'linux')).rejects.toThrow(
      '“start-servicebook.sh” in this folder is not the one that comes with this Servicebook, so it was left as it is. Rename or delete it, and try again.',
    )
    expect(await readdir(dir)).toEqual(['start-servicebook.sh'])
    expect(await readFile(join(dir, 'start-servicebook.sh'), 'utf8')).toBe('echo mine\n')
  })

  test('a folder, or a link to nowhere, is no starter either', async () => {
    const dir = await emptyFolder()
    await mkdir(join(dir, 'Start Servicebook.cmd'))
    await expect(placeStarter(dir, 'win32')).rejects.toThrow(/not the one that comes/)
    await symlink(join(dir, 'nowhere'), join(dir, 'Start Servicebook.command'))
    await expect(placeStarter(dir, 'darwin')).rejects.toThrow(/could not be put into this folder: a file stands in the way/)
    expect(await readdir(dir)).not.toContain('nowhere')
  })
})
