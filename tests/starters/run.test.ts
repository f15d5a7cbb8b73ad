import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { placeStarter, starterFiles } from '../../src/start/starters.ts'
import { repository, run, type Run } from '../support/command.ts'
import { company, emptyFolder, home, inside, inTerminal, keep, putProgram, putServicebook, sh, start, unix } from '../support/starters.ts'

/** Takes out the places where this computer may have a Node of its own, so that the test finds what it put there alone. */
async function forgetPlaces(starter: string): Promise<void> {
  const text = await readFile(starter, 'utf8')
  const places = ' /usr/local/bin /opt/homebrew/bin /opt/local/bin /home/linuxbrew/.linuxbrew/bin /snap/bin'
  expect(text).toContain(places)
  await writeFile(starter, text.replace(places, ''))
}

describe.each(unix)('started on %s', (platform) => {
  test.each(['Our shop', `Jüri's "best" R&D (100%) $HOME \`id\`; ! #1 * café`, '-n', ' leading and trailing '])(
    'it works from the folder %j',
    async (name) => {
      const { dir, starter } = await company(platform, name)
      await putServicebook(dir)
      const { code, stdout, stderr } = await start(starter, {}, '', ['--no-open'])
      expect(stderr).toBe('')
      expect(stdout).toBe(`\n${keep}\n\n${JSON.stringify(['start', '--dir', dir, '--no-open'])}\n`)
      expect(code).toBe(0)
    },
  )

  test('Servicebook may lie in a folder above, and the folder is still the one it stands in', async () => {
    const { dir } = await company(platform)
    await putServicebook(dir)
    const below = join(dir, 'shops', 'the second')
    await mkdir(below, { recursive: true })
    await placeStarter(below, platform)
    const { stdout } = await start(join(below, starterFiles(platform).at(-1)!.name))
    expect(stdout).toContain(JSON.stringify(['start', '--dir', below]))
  })

  test('a link to it, as on a desktop, leads to the company’s folder', async () => {
    const { dir, starter } = await company(platform)
    await putServicebook(dir)
    const link = join(await emptyFolder(), 'Our handbook')
    await symlink(starter, link)
    expect((await start(link)).stdout).toContain(JSON.stringify(['start', '--dir', dir]))
  })

  test('without Node it says what is missing and where to get it', async () => {
    const { dir, starter } = await company(platform)
    await putServicebook(dir)
    await forgetPlaces(starter)
    // A Node in the company's own folder is no Node of this computer's: whoever put it there, it is not run.
    await putProgram(join(dir, 'node'), 'echo v22.0.0; echo run >ran')
    const { code, stdout, stderr } = await start(starter, { PATH: '' })
    expect(stdout).toBe(`
One thing is missing: Servicebook needs a program called Node, and it is not on this computer yet. Node is free:

  1. Go to https://nodejs.org
  2. Press the button that says LTS, and follow what it says there. All its suggestions are fine.
  3. Come back to this folder and start Servicebook again.

If you may not install programs here, show this to whoever looks after your computers.
`)
    expect(stderr).toBe('')
    expect(code).toBe(2)
    expect(await readdir(dir)).not.toContain('ran')
  })

  test.each(['v18.19.1', 'v20.18.3', 'v0.10.48'])('a Node that is too old is named: %s', async (version) => {
    const { dir, starter } = await company(platform)
    await putServicebook(dir)
    await forgetPlaces(starter)
    const old = dirname(await putProgram(join(dir, 'old/bin/node'), `echo ${version}`))
    const { code, stdout, stderr } = await start(starter, { PATH: old })
    expect(stdout).toContain(
      `Servicebook needs a newer Node. The one on this computer is ${version.slice(1)}, in ${old}; it takes 20.19 or newer. Node is free:`,
    )
    expect(stdout).toContain('https://nodejs.org')
    expect(stderr).toBe('')
    expect(code).toBe(2)
  })

  test.each(['.nvm/versions/node/v22.1.0/bin', '.volta/bin', '.fnm/node-versions/v24.0.0/installation/bin'])(
    'with a short PATH, and an old Node on it, a newer one is found in ~/%s',
    async (place) => {
      const { dir, starter } = await company(platform)
      await putServicebook(dir)
      const old = dirname(await putProgram(join(dir, 'old/node'), 'echo v16.20.2'))
      await putProgram(join(dir, 'broken/node'), 'echo "cannot execute binary file" >&2; exit 126')
      const own = join(dir, "Somebody's home")
      await mkdir(join(own, place), { recursive: true })
      await symlink(process.execPath, join(own, place, 'node'))
      const { stdout, stderr } = await start(starter, { PATH: ['', '.', old, join(dir, 'broken')].join(delimiter), HOME: own })
      expect(stderr).toBe('')
      expect(stdout).toContain(JSON.stringify(['start', '--dir', dir]))
    },
  )

  test('when Servicebook ends with an error, the window says so and the code is passed on', async () => {
    const { dir, starter } = await company(platform)
    await putServicebook(dir, 2)
    const { code, stdout } = await start(starter)
    expect(stdout).toMatch(/\]\n\nServicebook has stopped\. The lines above say why\.\n$/)
    expect(code).toBe(2)
  })

  test('in a terminal the window waits for Enter before it closes', async () => {
    const { dir, starter } = await company(platform, 'A & B')
    await putServicebook(dir, 2)
    const screen = await inTerminal(starter, 'Press Enter to close this window.')
    expect(screen).toContain('Servicebook has stopped.')
  })

  test('the real command opens the handbook, and stops when the window is closed', async () => {
    const { dir, starter } = await company(platform, 'Café "R&D"')
    await mkdir(join(dir, 'node_modules'))
    await symlink(repository, join(dir, 'node_modules/servicebook'))
    const child = spawn(sh, [starter, '--no-open', '--port', '0'], { env: { PATH: process.env.PATH, HOME: home }, detached: true })
    const ended = new Promise<void>((done) => child.on('close', () => done()))
    let screen = ''
    const address = await new Promise<string>((found, failed) => {
      const look = (chunk: Buffer) => {
        screen += chunk.toString()
        const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(screen) ?? []
        if (address !== undefined) found(address)
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      child.on('close', () => failed(new Error(screen)))
    })
    const isThere = await fetch(address).then(
      ({ status }) => status < 500,
      () => false,
    )
    // What a terminal sends to all that runs in it when its window is closed.
    process.kill(-child.pid!, 'SIGHUP')
    await ended
    expect(isThere, screen).toBe(true)
    expect(screen).toContain(keep)
    await expect(fetch(address)).rejects.toThrow()
  })
})

describe('on a Linux desktop, with no terminal about', () => {
  /** A desktop that is not really there: programs that would open a window find none, but for those of the test. */
  const desktop = (bin: string) => ({ DISPLAY: ':servicebook-none', PATH: [bin, dirname(process.execPath)].join(delimiter) })

  test('it opens itself in a terminal', async () => {
    const { dir, starter } = await company('linux', 'A & "B"')
    await putServicebook(dir, 2)
    // It has an end code of its own, which must not be taken for a terminal that did not open.
    await putProgram(join(dir, 'bin/xdg-terminal-exec'), `echo opened >>'${dir}/opened'; "$@" >'${dir}/screen'; exit 1`)
    const { code, stdout } = await windowless(starter, desktop(join(dir, 'bin')))
    expect(code).toBe(0)
    expect(stdout).toBe('')
    expect(await readFile(join(dir, 'opened'), 'utf8')).toBe('opened\n')
    const screen = await readFile(join(dir, 'screen'), 'utf8')
    expect(screen).toContain(JSON.stringify(['start', '--dir', dir]))
    expect(screen).toContain('Servicebook has stopped.')
  })

  test('without a terminal to open, what is missing is shown in a window', async () => {
    const { dir, starter } = await company('linux')
    await forgetPlaces(starter)
    await putProgram(join(dir, 'bin/zenity'), `printf '%s\\n' "$@" >'${dir}/shown'`)
    const { code } = await windowless(starter, { ...desktop(join(dir, 'bin')), PATH: join(dir, 'bin') })
    expect(code).toBe(2)
    expect(await readFile(join(dir, 'shown'), 'utf8')).toMatch(/^--info\n--no-markup\n[^]*One thing is missing: [^]*https:\/\/nodejs\.org/)
  })

  test('without a terminal to open, it runs until the window that says so is closed', async () => {
    const { dir, starter } = await company('linux')
    await mkdir(join(dir, inside), { recursive: true })
    await writeFile(join(dir, inside, 'servicebook.js'), 'console.log("http://127.0.0.1:4322/"); setInterval(() => undefined, 1000)')
    await putProgram(join(dir, 'bin/zenity'), `printf '%s\\n' "$@" >>'${dir}/shown'`)
    const { code } = await windowless(starter, desktop(join(dir, 'bin')))
    expect(code).toBe(143)
    expect(await readFile(join(dir, 'shown'), 'utf8')).toContain(`Servicebook is open in your browser. ${keep}`)
  })

  test('without a terminal to open, an error is shown with what Servicebook said', async () => {
    const { dir, starter } = await company('linux')
    await mkdir(join(dir, inside), { recursive: true })
    await writeFile(join(dir, inside, 'servicebook.js'), 'console.error("The disk is full."); process.exitCode = 2')
    await putProgram(join(dir, 'bin/zenity'), `printf '%s\\n' "$@" >>'${dir}/shown'`)
    expect((await windowless(starter, desktop(join(dir, 'bin')))).code).toBe(2)
    const shown = await readFile(join(dir, 'shown'), 'utf8')
    expect(shown).toContain('Servicebook has stopped. This is what it said: The disk is full.')
    expect(shown).not.toContain('is open in your browser')
  })

  test('its starter finds the folder it stands in, as the desktop tells it', async () => {
    const { dir } = await company('linux', `Jüri's "best" R&D (100%) $HOME \`id\`; ! #1 café`)
    await putServicebook(dir)
    const text = await readFile(join(dir, 'Servicebook.desktop'), 'utf8')
    const [, exec] = /^Exec=(.*)$/m.exec(text)!
    // As the specification has it: backslashes of the value first, then words in double quotes as in a shell, then %k.
    expect(exec).toMatch(/ %k$/)
    const command = exec!.replaceAll('\\\\', '\\').replace(/ %k$/, ' "$1"')
    const { code, stdout, stderr } = await run(sh, ['-c', command, 'sh', join(dir, 'Servicebook.desktop')], {
      cwd: '/',
      env: { DISPLAY: '', WAYLAND_DISPLAY: '', HOME: home },
    })
    expect(stderr).toBe('')
    expect(stdout).toContain(JSON.stringify(['start', '--dir', dir]))
    expect(code).toBe(0)
  })
})

/** Starts a file as a file manager does: nothing it could print on or read from. */
function windowless(starter: string, env: Record<string, string>): Promise<Run> {
  return run(sh, ['-c', 'exec /bin/sh "$0" >/dev/null 2>&1 </dev/null', starter], {
    cwd: '/',
    env: { HOME: home, WAYLAND_DISPLAY: '', ...env },
  })
}
