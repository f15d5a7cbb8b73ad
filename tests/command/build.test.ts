import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { repository, servicebook } from '../support/command.ts'
import { bytesOf } from '../support/folder.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { entriesFrom, filesOf, type Version } from '../support/versions.ts'

const today = ['--today', testDay]

const company = `---
kind: company
name: Tiina's Tailoring
currency: EUR
languages: [en]
roles:
  - name: tailor
    title: Tailor
    meets-customers: yes
status: approved
owner: tailor
---
`
const policy = `---
kind: policy
title: Alterations
area: agreeing-the-job
summary: We agree the price before we cut.
promises:
  - promise: The price we named is the price you pay.
    if-we-fail: You pay what we named.
status: approved
owner: tailor
---
## How we do it

Measure twice.
`

describe('servicebook build', () => {
  test('a company and one policy are a handbook', async () => {
    const dir = await makeProject({ 'policies/company.md': company, 'policies/alterations.md': policy })
    const { code, stdout } = await servicebook(['build', '--dir', dir, ...today])
    expect(stdout).toContain('handbook')
    expect(stdout).toContain(join(dir, 'handbook', 'index.html'))
    expect(code).toBe(0)
    expect(await readFile(join(dir, 'handbook/alterations.html'), 'utf8')).toContain('The price we named is the price you pay.')
    expect(await readFile(join(dir, 'handbook/index.html'), 'utf8')).toContain('Tiina&#x27;s Tailoring')
  })

  test('errors stop it; the previous site stays, byte for byte', async () => {
    const dir = await makeProject({ 'policies/company.md': company, 'policies/alterations.md': policy })
    await servicebook(['build', '--dir', dir, ...today])
    const before = await bytesOf(join(dir, 'handbook'))
    await writeFile(join(dir, 'policies/alterations.md'), policy.replace('owner: tailor', 'owner: tailer'))
    const { code, stdout } = await servicebook(['build', '--dir', dir, ...today])
    expect(code).toBe(1)
    expect(stdout).toContain('policies/alterations.md:10:8  error  reference-resolves')
    expect(stdout).toContain('Did you mean “tailor”?')
    expect(stdout).toContain('The previous handbook is untouched.')
    expect(await bytesOf(join(dir, 'handbook'))).toEqual(before)
    expect((await readdir(dir)).sort()).toEqual(['handbook', 'policies'])
  })

  test('nothing approved yet: says so, ends with 1, writes nothing', async () => {
    const dir = await makeProject({ 'policies/company.md': company.replace('approved', 'draft') })
    const { code, stderr } = await servicebook(['build', '--dir', dir, ...today])
    expect(code).toBe(1)
    expect(stderr).toContain('no document is approved yet')
    expect(await readdir(dir)).toEqual(['policies'])
  })

  test('drafts go to a folder of their own, every one of them marked', async () => {
    const dir = await makeProject({ 'policies/company.md': company, 'policies/alterations.md': policy.replace('approved', 'draft') })
    expect((await servicebook(['build', '--dir', dir, '--drafts', ...today])).code).toBe(0)
    const page = await readFile(join(dir, 'handbook-drafts/alterations.html'), 'utf8')
    expect(page).toContain('Draft. Nobody works by this page yet.')
    expect(await readFile(join(dir, 'handbook-drafts/company.html'), 'utf8')).toContain('This handbook holds drafts.')
    expect((await servicebook(['build', '--dir', dir, ...today])).code).toBe(0)
    const staff = await bytesOf(join(dir, 'handbook'))
    expect(Object.keys(staff)).not.toContain('alterations.html')
    expect(await readFile(join(dir, 'handbook/servicebook.json'), 'utf8')).not.toContain('Alterations')
  })

  test('json says where it went', async () => {
    const dir = await makeProject({ 'policies/company.md': company, 'policies/alterations.md': policy })
    const { stdout } = await servicebook(['build', '--format', 'json', ...today], { cwd: dir })
    expect(JSON.parse(stdout).published).toEqual({
      folder: 'handbook',
      pages: 9,
      open: join('handbook', 'index.html'),
      waiting: [],
      coming: [],
    })
  })

  test('a document that takes effect later is not published before its day', async () => {
    const dir = await makeProject({
      'policies/company.md': company,
      'policies/alterations.md': policy.replace('owner:', 'effective-from: 2026-12-01\nowner:'),
    })
    await servicebook(['build', '--dir', dir, '--today', '2026-11-30'])
    expect(Object.keys(await bytesOf(join(dir, 'handbook')))).not.toContain('alterations.html')
    await servicebook(['build', '--dir', dir, '--today', '2026-12-01'])
    expect(Object.keys(await bytesOf(join(dir, 'handbook')))).toContain('alterations.html')
  })
})

describe('what a build leaves out', () => {
  const files = { 'policies/company.md': company, 'policies/alterations.md': policy }
  const more = (n: number) => `policies/alterations-${n}.md`
  for (let n = 1; n <= 4; n++) files[more(n) as 'policies/alterations.md'] = policy.replace('title: Alterations', `title: Work ${n}`)
  const kept = (pages: readonly string[], on: string, text?: string) =>
    entriesFrom(
      pages.map((page) => ({ page, on, by: 'tailor', ...(text !== undefined && { text }) })),
      files,
    )

  test('pages that staff keep in an earlier version are named, three of them, and what is still to come', async () => {
    const pages = [1, 2, 3, 4].map(more)
    const dir = await makeProject({ ...files, ...filesOf(kept(pages, '2026-05-04')) })
    const calm = await servicebook(['build', '--dir', dir, ...today])
    expect(calm.stdout).not.toMatch(/earlier version|Still to come/)
    for (const page of pages) {
      const text = await readFile(join(dir, page), 'utf8')
      await writeFile(join(dir, page), text.replace('You pay what we named.', 'You pay half of it.'))
    }
    const { stdout, code } = await servicebook(['build', '--dir', dir, ...today])
    expect(code, stdout).toBe(0)
    expect(stdout).toContain(
      'Staff keep earlier versions of 4 pages, since what was changed there waits for approval: “Work 1”, “Work 2”, “Work 3”, and 1 more.\n  npx servicebook approve\n',
    )
    const { published } = JSON.parse((await servicebook(['build', '--dir', dir, '--format', 'json', ...today])).stdout) as {
      published: object
    }
    expect(published).toMatchObject({ waiting: pages.map((page) => ({ page, version: 1 })), coming: [] })

    const said = ['--by', 'tailor', '--note', 'Kinder.', '--differently', 'Charge half.', '--from', '2026-12-01']
    expect((await servicebook(['approve', ...pages.slice(0, 3), ...said, ...today], { cwd: dir })).code).toBe(0)
    const after = (await servicebook(['build', '--dir', dir, ...today])).stdout.replaceAll('\u00a0', ' ')
    expect(after).toContain('Staff keep an earlier version of “Work 4”: what was changed there waits for approval.')
    expect(after).toContain('Still to come: “Work 1” from 1 December 2026, “Work 2” from 1 December 2026, “Work 3” from 1 December 2026.')
  })

  test('earlier versions and cards are no more pages of the handbook', async () => {
    const page = more(1)
    const told = async (versions: readonly Version[], ...flags: string[]) => {
      const dir = await makeProject({ ...files, ...filesOf(entriesFrom(versions, files)) })
      const { stdout } = await servicebook(['build', '--dir', dir, '--format', 'json', ...flags, ...today])
      return { dir, pages: (JSON.parse(stdout) as { published: { pages: number } }).published.pages }
    }
    const first = { page, on: '2026-05-04', by: 'tailor' }
    const [one, two] = [
      await told([first]),
      await told([first, { ...first, on: '2026-06-01', note: 'Kinder.', differently: 'no' }], '--cards'),
    ]
    expect(await readdir(join(two.dir, 'handbook/all/versions/alterations-1'))).toEqual(['version-1.html'])
    expect(await readdir(join(two.dir, 'handbook/print/cards'))).toContain('index.html')
    expect(two.pages).toBe(one.pages)
  })

  test('the handbook of another day is called so, and one before its first page says when that is', async () => {
    const dir = await makeProject({ 'policies/company.md': company, 'policies/alterations.md': policy })
    const day = '2031-03-04'
    const { stdout } = await servicebook(['build', '--dir', dir, '--today', day])
    expect(stdout).toMatch(/This is the handbook of 4.March 2031, not of today \(.*\), and it stands where staff read theirs\./)
    expect((await servicebook(['build', '--dir', dir, '--today', day, '--out', join(dir, 'look')])).stdout).toMatch(
      /not of today \([^)]*\)\.\n/,
    )
    expect((await servicebook(['build', '--dir', dir])).stdout).not.toContain('not of today')
    const told = async (...flags: string[]) => (await servicebook(['build', '--dir', dir, '--today', day, ...flags])).stdout
    const back = 'To put the one of today back: npx servicebook build'
    expect(await told('--audience', 'managers', '--cards')).toContain(`where managers read theirs. ${back} --audience managers --cards.`)
    expect(await told('--drafts')).toContain(`where your drafts are looked at. ${back} --drafts.`)

    const own = { 'policies/company.md': company }
    const history = filesOf(entriesFrom([{ page: 'policies/company.md', on: '2026-11-20', by: 'tailor' }], own))
    const first = await makeProject({ ...own, ...history })
    const { code, stderr: why } = await servicebook(['build', '--dir', first, '--today', '2026-11-01'])
    expect(code).toBe(1)
    expect(why.replaceAll('\u00a0', ' ')).toContain(
      'on 1 November 2026 there was nothing to work by yet. The first page is in force from 20 November 2026.',
    )
  })
})

describe('each audience sees its own', () => {
  test('what is for managers is in no byte of the staff build, what is for staff in none of the public one', async () => {
    const files = await baseFiles()
    files['policies/company.md'] = files['policies/company.md']!.replace(/(?<=area: recalls, because: )[^}]*/, 'SECRET-FOR-MANAGERS ')
    files['policies/open-hours.md'] = policy
      .replace('title: Alterations', 'title: Open hours\naudience: public')
      .replace('owner: tailor', 'owner: owner\nsay-first: ONLY-STAFF-SAY-THIS')
      .replace('Measure twice.', 'ONLY-STAFF-DO-THIS\n\n## In our words to customers\n\nWELCOME-IN')
    const dir = await makeProject({ ...files, ...(await ownedBy(files)) })
    const all = async (folder: string) => {
      let text = ''
      for (const file of Object.keys(await bytesOf(join(dir, folder)))) text += await readFile(join(dir, folder, file), 'utf8')
      return text
    }
    for (const audience of ['staff', 'managers', 'public']) {
      const { code, stdout, stderr } = await servicebook(['build', '--dir', dir, '--audience', audience, ...today])
      expect(code, stdout + stderr).toBe(0)
    }
    const [staff, managers, customers] = [await all('handbook'), await all('handbook-managers'), await all('handbook-public')]
    expect(managers).toContain('SECRET-FOR-MANAGERS')
    expect(staff).not.toContain('SECRET-FOR-MANAGERS')
    expect(staff).toContain('ONLY-STAFF-SAY-THIS')
    expect(staff).toContain('ONLY-STAFF-DO-THIS')
    expect(customers).not.toMatch(/SECRET-FOR-MANAGERS|ONLY-STAFF/)
    expect(customers).toContain('WELCOME-IN')
  })

  /** Owners in the base handbook may be called otherwise; the document above takes its first role. */
  async function ownedBy(files: Record<string, string>): Promise<Record<string, string>> {
    const role = /name: ([a-z-]+)/.exec(files['policies/company.md']!.slice(files['policies/company.md']!.indexOf('roles:')))![1]!
    return { 'policies/open-hours.md': files['policies/open-hours.md']!.replace('owner: owner', `owner: ${role}`) }
  }
})

describe('an output folder that is not ours is refused and left alone', () => {
  const prepare = () => makeProject({ 'policies/company.md': company, 'policies/alterations.md': policy })

  async function refused(dir: string, args: string[], sentence: string): Promise<void> {
    const { code, stderr } = await servicebook(['build', '--dir', dir, ...today, ...args])
    expect(stderr).toContain(sentence)
    expect(code).toBe(2)
  }

  test('not empty', async () => {
    const dir = await prepare()
    await mkdir(join(dir, 'handbook'))
    await writeFile(join(dir, 'handbook/holiday.txt'), 'mine')
    await refused(dir, [], 'is not empty and was not made by Servicebook')
    expect(await readFile(join(dir, 'handbook/holiday.txt'), 'utf8')).toBe('mine')
  })

  test("another audience's", async () => {
    const dir = await prepare()
    await servicebook(['build', '--dir', dir, '--audience', 'managers', '--out', join(dir, 'out'), ...today])
    const before = await bytesOf(join(dir, 'out'))
    await refused(dir, ['--out', join(dir, 'out')], 'holds the handbook for managers')
    expect(await bytesOf(join(dir, 'out'))).toEqual(before)
  })

  test('a file of yours in it, or a page you changed', async () => {
    const dir = await prepare()
    await servicebook(['build', '--dir', dir, ...today])
    await writeFile(join(dir, 'handbook/CNAME'), 'handbook.example')
    await refused(dir, [], 'CNAME was not made by Servicebook')
    await rm(join(dir, 'handbook/CNAME'))
    await writeFile(join(dir, 'handbook/index.html'), 'my own words')
    await refused(dir, [], 'was changed after it was published')
    expect(await readFile(join(dir, 'handbook/index.html'), 'utf8')).toBe('my own words')
  })

  test.each([['policies'], ['policies/deeper'], ['.'], ['..'], ['site']])('the sources themselves: %s', async (out) => {
    const dir = await prepare()
    await refused(dir, ['--out', join(dir, out)], 'cannot be published')
    expect(await readFile(join(dir, 'policies/company.md'), 'utf8')).toBe(company)
  })

  test('a file in the way', async () => {
    const dir = await prepare()
    await writeFile(join(dir, 'handbook'), 'a file')
    await refused(dir, [], 'is a file, and the handbook needs a folder')
  })

  test('a link to a folder is followed, and stays a link', async () => {
    const dir = await prepare()
    await mkdir(join(dir, 'share'))
    await symlink(join(dir, 'share'), join(dir, 'handbook'))
    expect((await servicebook(['build', '--dir', dir, ...today])).code).toBe(0)
    expect((await servicebook(['build', '--dir', dir, ...today])).code).toBe(0)
    expect((await stat(join(dir, 'share/index.html'))).isFile()).toBe(true)
    expect((await readdir(dir, { withFileTypes: true })).find(({ name }) => name === 'handbook')!.isSymbolicLink()).toBe(true)
  })

  test('a build that was stopped between its two renames is put back by the next', async () => {
    const dir = await prepare()
    await servicebook(['build', '--dir', dir, ...today])
    const { rename } = await import('node:fs/promises')
    await rename(join(dir, 'handbook'), join(dir, '.handbook.before'))
    expect((await servicebook(['build', '--dir', dir, ...today])).code).toBe(0)
    expect((await readdir(dir)).sort()).toEqual(['handbook', 'policies'])
  })
})

describe('what a build that was killed left behind', () => {
  test('a lock, and half a site, hold nobody up', async () => {
    const dir = await makeProject({ 'policies/company.md': company, 'policies/alterations.md': policy })
    // No process has a number as large as this.
    await writeFile(join(dir, '.handbook.lock'), '999999999\n')
    await mkdir(join(dir, '.handbook.building-999999999'))
    expect((await servicebook(['build', '--dir', dir, ...today])).code).toBe(0)
    expect((await readdir(dir)).sort()).toEqual(['handbook', 'policies'])
  })
})

describe('same files, same day: same bytes', () => {
  test('twice, in other time zones, in other locales, from another folder', async () => {
    const parent = await makeProject({})
    const sites: Record<string, string>[] = []
    for (const [out, env, cwd] of [
      ['a', { TZ: 'UTC', LC_ALL: 'C' }, repository],
      ['b', { TZ: 'UTC', LC_ALL: 'C' }, repository],
      ['c', { TZ: 'Pacific/Kiritimati', LC_ALL: 'et_EE.UTF-8', LANG: 'et_EE.UTF-8' }, join(repository, 'policies')],
      ['d', { TZ: 'America/Los_Angeles', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }, repository],
    ] as const) {
      const { code, stderr } = await servicebook(['build', '--out', join(parent, out), ...today], { env, cwd })
      expect(code, stderr).toBe(0)
      sites.push(await bytesOf(join(parent, out)))
    }
    expect(Object.keys(sites[0]!).length).toBeGreaterThan(30)
    for (const site of sites.slice(1)) expect(site).toEqual(sites[0])
  })
})
