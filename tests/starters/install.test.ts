import { copyFile, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { placeStarter, starterFiles } from '../../src/start/starters.ts'
import { run } from '../support/command.ts'
import { company, emptyFolder, inTerminal, keep, putProgram, start, unix } from '../support/starters.ts'

describe.each(unix)('installing on %s', (platform) => {
  /** A package that npm really installs, and that needs nothing else. */
  let packed: string
  beforeAll(async () => {
    const dir = await emptyFolder()
    await mkdir(join(dir, 'dist/cli'), { recursive: true })
    await writeFile(
      join(dir, 'package.json'),
      '{ "name": "servicebook", "version": "0.0.1", "scripts": { "postinstall": "echo run >ran" } }',
    )
    await writeFile(join(dir, 'dist/cli/servicebook.js'), 'console.log(JSON.stringify(process.argv.slice(2)))')
    const { code, stderr } = await run('npm', ['pack', '--silent'], { cwd: dir })
    expect(code, stderr).toBe(0)
    packed = join(dir, 'servicebook-0.0.1.tgz')
  })

  /** Puts the package into a folder, as somebody does who was given it. */
  const putPacked = (dir: string) => copyFile(packed, join(dir, 'servicebook-0.0.1.tgz'))

  test('what lies in the folder is installed once Enter is pressed, there and nowhere else', async () => {
    const { dir: above } = await company(platform)
    await writeFile(join(above, 'package.json'), '{ "name": "somebody-elses-project" }')
    const dir = join(above, `Jüri's "best" R&D (100%) #1`)
    await mkdir(dir)
    await placeStarter(dir, platform)
    await putPacked(dir)
    const starter = join(dir, starterFiles(platform).at(-1)!.name)
    const { code, stdout, stderr } = await start(starter, {}, '\n')
    expect(stdout).toContain('This needs the internet once, and takes about a minute. Press Enter to go on, or close this window.')
    expect(stdout, stderr).toContain(JSON.stringify(['start', '--dir', dir]))
    expect(code).toBe(0)
    expect(await readdir(above)).not.toContain('node_modules')
    expect(await readdir(join(dir, 'node_modules/servicebook'))).not.toContain('ran')
    // From now on it starts without a question.
    expect((await start(starter)).stdout).toBe(`\n${keep}\n\n${JSON.stringify(['start', '--dir', dir])}\n`)
  })

  /** A folder with a Node and an npm that does what the test wants, found first. */
  async function withNpm(dir: string, lines: string): Promise<string> {
    const bin = dirname(await putProgram(join(dir, 'bin/npm'), lines))
    await symlink(process.execPath, join(bin, 'node'))
    return bin
  }

  test('of several, the newest is taken', async () => {
    const { dir, starter } = await company(platform)
    for (const [name, day] of [
      ['servicebook-0.10.0.tgz', '2026-11-03'],
      ['servicebook-0.9.0 (1).tgz', '2026-10-01'],
    ] as const) {
      await writeFile(join(dir, name), '')
      await utimes(join(dir, name), new Date(day), new Date(day))
    }
    const bin = await withNpm(dir, 'printf "%s\\n" "$@"')
    const { stdout } = await start(starter, { PATH: bin }, '\n')
    expect(stdout).toContain('install\n--no-audit\n--no-fund\n--ignore-scripts\n--prefix\n.\n./servicebook-0.10.0.tgz\n')
  })

  const wanted = `
Servicebook is not in this folder yet. You were given a file whose name begins with servicebook- and ends in .tgz: put it into
this folder, beside the one you have just opened, and open this one again.
`

  test('without one, it says which file is wanted and waits; npm is never called', async () => {
    const { dir, starter } = await company(platform)
    const bin = await withNpm(dir, `echo "$@" >>'${dir}/called'`)
    // What nearly has the name is not it.
    for (const name of ['servicebook.tgz', 'our-servicebook-0.1.0.tgz', 'servicebook-0.1.0.zip']) await copyFile(packed, join(dir, name))
    await mkdir(join(dir, 'servicebook-0.2.0.tgz'))
    expect(await start(starter, { PATH: bin }, '\n')).toEqual({ code: 2, stdout: wanted, stderr: '' })
    const closes = 'Press Enter to close this window.'
    const screen = await inTerminal(starter, closes, { PATH: [bin, process.env.PATH].join(delimiter) })
    expect(screen.trimEnd()).toBe(`${wanted}\n${closes}`)
    const there = await readdir(dir)
    expect(there).not.toContain('called')
    expect(there).not.toContain('node_modules')
  })

  test('where it fails, npm’s own words stand above a sentence that says what to do', async () => {
    const { dir, starter } = await company(platform)
    await putPacked(dir)
    const bin = await withNpm(dir, 'echo npm error network >&2; exit 1')
    const { code, stdout, stderr } = await start(starter, { PATH: bin }, '\n')
    expect(stderr).toBe('npm error network\n')
    expect(stdout).toMatch(/Servicebook could not be installed; the lines above say why\. .*Try once more\./s)
    expect(code).toBe(2)
  })

  test('where npm is missing, it says so', async () => {
    const { dir, starter } = await company(platform)
    await putPacked(dir)
    const bin = await withNpm(dir, '')
    await rm(join(bin, 'npm'))
    // The system's own npm would be found as well: what the starter adds to PATH is taken out for this one.
    await writeFile(starter, (await readFile(starter, 'utf8')).replace('PATH=${PATH:+$PATH:}/usr/bin:/bin\n', ''))
    const { code, stdout, stderr } = await start(starter, { PATH: bin }, '\n')
    expect(stdout).toContain('npm, which would install it, is not on this computer. It comes with Node:\n\n  1. Go to https://nodejs.org')
    expect(stderr).toBe('')
    expect(code).toBe(2)
  })

  test('nothing is installed where nobody is there to say yes', async () => {
    const { dir, starter } = await company(platform)
    await putPacked(dir)
    const { code, stdout } = await start(starter)
    expect(stdout).toContain('Nobody pressed Enter, so nothing was installed.')
    expect(code).toBe(2)
    expect(await readdir(dir)).not.toContain('node_modules')
  })
})
