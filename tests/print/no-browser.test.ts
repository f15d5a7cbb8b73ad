import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findBrowser } from '../../src/print/find-browser.ts'
import { servicebook } from '../support/command.ts'
import { bytesOf } from '../support/folder.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const today = ['--today', testDay]

/** A program that ends the moment it is started, and says something of its own. */
async function programThat(does: string, dir: string, name = 'browser'): Promise<string> {
  const program = join(dir, name)
  await writeFile(program, `#!/bin/sh\n${does}\n`)
  await chmod(program, 0o755)
  return program
}

describe('where a browser is looked for', () => {
  const env = (more: Record<string, string>) => more as NodeJS.ProcessEnv

  test('the one that is named, and no other in its place', async () => {
    const dir = await makeProject({})
    const program = await programThat('exit 0', dir)
    await programThat('exit 0', dir, 'chromium')
    expect(findBrowser(program, env({ PATH: dir }), 'linux').program).toBe(program)
    expect(findBrowser(undefined, env({ PATH: dir, SERVICEBOOK_CHROMIUM: program }), 'linux').program).toBe(program)
    expect(findBrowser(join(dir, 'gone'), env({ PATH: dir, SERVICEBOOK_CHROMIUM: program }), 'linux')).toEqual({
      program: undefined,
      named: true,
      lookedFor: [join(dir, 'gone')],
    })
    // A folder is no program, though it may be entered.
    expect(findBrowser(dir, env({ PATH: dir }), 'linux').program).toBeUndefined()
  })

  test('one on the PATH, by each of its names', async () => {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge']) {
      const dir = await makeProject({})
      const program = await programThat('exit 0', dir, name)
      expect(findBrowser(undefined, env({ PATH: `${join(dir, 'empty')}:${dir}` }), 'linux').program).toBe(program)
    }
  })

  test('the places of each system', () => {
    const windows = findBrowser(
      undefined,
      env({ PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' }),
      'win32',
    )
    expect(windows.lookedFor).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe')
    expect(windows.lookedFor).toContain('C:\\Users\\me\\AppData\\Local\\Microsoft\\Edge\\Application\\msedge.exe')
    expect(findBrowser(undefined, env({}), 'darwin').lookedFor).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  })
})

describe('without a browser, everything else is published', () => {
  async function builtWith(browser: (dir: string) => Promise<string>, before: string[] = []) {
    const dir = await makeProject(await baseFiles())
    if (before.length > 0) await servicebook([...before, '--dir', dir, ...today])
    const program = await browser(dir)
    const run = await servicebook(['build', '--pdf', '--browser', program, '--dir', dir, '--out', join(dir, 'out'), ...today])
    return { dir, program, run }
  }

  test('there is no such program: a sentence says what was looked for and what to do', async () => {
    const { dir, program, run } = await builtWith(async (folder) => join(folder, 'no such browser'))
    expect(run.code).toBe(0)
    expect(run.stdout).toContain(`No PDF was made; everything else was published. There is no program ${program}`)
    expect(run.stderr).toBe('')
    expect(await readdir(join(dir, 'out'))).toContain('whole-handbook.html')
    expect(await readdir(join(dir, 'out'))).not.toContain('print')
    expect(await readFile(join(dir, 'out/whole-handbook.html'), 'utf8')).not.toContain('.pdf')
  })

  test('it ends before it has printed: said in one line, and the site is the one without sheets, byte for byte', async () => {
    const { dir, program, run } = await builtWith((folder) => programThat('echo broken >&2; exit 7', folder))
    expect(run.code).toBe(0)
    expect(run.stdout).toContain(`${program} did not print to the end: `)
    expect(run.stdout.split('\n').find((line) => line.startsWith('No PDF'))).toMatch(/prints from any browser\.$/)
    await servicebook(['build', '--dir', dir, '--out', join(dir, 'plain'), ...today])
    const [with_, without] = [await bytesOf(join(dir, 'out')), await bytesOf(join(dir, 'plain'))]
    expect(with_).toEqual(without)
  })

  test('programs are told too', async () => {
    const dir = await makeProject(await baseFiles())
    await mkdir(join(dir, 'empty'))
    const { code, stdout } = await servicebook([
      'build',
      '--pdf',
      '--format',
      'json',
      '--browser',
      join(dir, 'empty'),
      '--dir',
      dir,
      '--out',
      join(dir, 'out'),
      ...today,
    ])
    expect(code).toBe(0)
    const { pdf, pages } = JSON.parse(stdout).published
    expect(pdf).toEqual({ files: [], trouble: expect.stringContaining('No PDF was made') })
    expect(pages).toBeGreaterThan(1)
  })
})
