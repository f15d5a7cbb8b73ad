import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { servicebook } from '../support/command.ts'
import { bytesOf } from '../support/folder.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { sitDown } from '../support/terminal.ts'
import { entriesFrom, filesOf } from '../support/versions.ts'

const page = 'policies/late-delivery.md'
const on = (day: string) => ['--today', day]

let dir: string
/** Runs it, and joins the lines that a terminal's width has broken. */
const run = async (...args: string[]) => {
  const { stdout, ...ended } = await servicebook(args, { cwd: dir })
  return { ...ended, stdout: flat(stdout) }
}
const flat = (text: string) => text.replace(/\s+/g, ' ')
const text = (path: string) => readFile(join(dir, path), 'utf8')
const change = async (path: string, from: string, to: string) => writeFile(join(dir, path), (await text(path)).replace(from, to))

beforeAll(async () => {
  dir = await makeProject(await baseFiles())
})

describe('a page, from its first version to its last', () => {
  test('what nobody has approved by name is named, and files, names and folders are understood', async () => {
    const list = await run('approve', ...on('2026-11-21'))
    expect(list.stdout).toContain('No version is kept of 8 pages that staff work by, such as policies/company.md.')
    const done = await run('approve', 'late-delivery', 'policies/delivery.md', '--by', 'Shift lead', ...on('2026-11-21'))
    expect(done.code, done.stdout + done.stderr).toBe(0)
    expect(done.stdout).toContain('Approved: “Delivered later than we promised”, version 1, by Shift lead.')
    expect(await readdir(join(dir, 'history/late-delivery'))).toEqual([expect.stringMatching(/^1-[0-9a-f]{8}\.md$/)])
    const again = await run('approve', page, '--by', 'shift-lead', ...on('2026-11-21'))
    expect(again).toMatchObject({ code: 0, stdout: `${page} is as it was approved. There was nothing to do. ` })
  })

  test('a higher limit waits for its reason, and staff keep the old one until its day', async () => {
    await change(page, 'up to 25 EUR', 'up to 40 EUR')
    const list = await run('approve', ...on('2026-11-22'))
    expect(list.stdout).toMatch(
      /Staff still read the version before: “Delivered later than we promised” \(\S+\) npx servicebook approve policies\/late-delivery\.md --by shop-manager /,
    )
    const before = await bytesOf(dir)
    const mute = await run('approve', page, '--by', 'shift-lead', ...on('2026-11-22'))
    expect(mute.code).toBe(1)
    expect(mute.stdout).toMatch(/nobody said why[^]*nobody said what is different for them/)
    const wording = await run('approve', page, '--by', 'shift-lead', '--wording', ...on('2026-11-22'))
    expect(wording).toMatchObject({ code: 1, stdout: expect.stringContaining('more than the wording changed') })
    expect(await bytesOf(dir)).toEqual(before)
    const said = ['--note', '25 was never enough.', '--differently', 'Give up to 40 EUR.', '--from', '2026-12-01']
    const done = await run('approve', page, '--by', 'shift-lead', ...said, ...on('2026-11-22'))
    expect(done.stdout).toMatch(
      /It holds from 1 December 2026\. Until then staff keep the version before\.[^]*Publish again on 1 December 2026/,
    )
    expect((await run('approve', ...on('2026-11-22'))).stdout).toContain('version 2 holds from 1 December 2026, approved by Shift lead')
  })

  test('its versions are listed, the last first, and each can be read', async () => {
    const { stdout } = await run('history', 'late-delivery', ...on('2026-11-23'))
    expect(stdout).toMatch(/Version 2, still to come: from 1 December 2026[^]*25 was never enough\.[^]*Version 1[^]*staff work by it/)
    expect((await run('history', page, '--show', '1')).stdout).toContain('up to 25 EUR')
    expect((await run('history', page, '--show', '2')).stdout).toContain('up to 40 EUR')
    const none = await run('history', page, '--show', '7')
    expect(none).toMatchObject({ code: 2, stderr: `${page} has no version 7. There are: 1, 2.\n` })
  })

  test('it is looked at again, and that moves the day it is due', async () => {
    const due = await run('review', '--due', '2w', '--owner', 'Shop manager', ...on('2027-09-20'))
    expect(due.stdout).toContain('“Delivered later than we promised”: due on 31 August 2027, 20 days ago')
    expect(due.stdout).toContain('npx servicebook review --confirm policies/late-delivery.md --by shop-manager')
    const done = await run('review', '--confirm', page, '--by', 'shop-manager', '--until', '2028-06-30', ...on('2027-09-20'))
    expect(done.stdout).toBe(
      'Noted: “Delivered later than we promised”, version 2, is still right. It is to be looked at again by 30 June 2028. ',
    )
    expect((await run('review', ...on('2027-09-20'))).stdout).not.toContain('Delivered later')
    expect((await run('check', '--format', 'json', ...on('2027-09-20'))).stdout).not.toContain(
      `“Delivered later than we promised” was to be`,
    )
    const later = await run('review', ...on('2028-06-30'))
    expect(later.stdout).toMatch(
      /“Delivered later than we promised”: due today Last looked at again on 20 September 2027, by Shop manager\./,
    )
  })

  test('personal data is taken out once somebody has said yes, and the version says so', async () => {
    const [first] = await readdir(join(dir, 'history/late-delivery'))
    const file = `history/late-delivery/${first!}`
    const listed = await run('history', page, ...on('2027-09-21'))
    expect(listed.stdout).toContain(`Kept in ${file}`)
    const named = ['history', page, '--blank', '1', '--words', 'The bed came at four', ...on('2027-09-21')]
    const mute = await run(...named)
    expect(mute.stderr).toMatch(/with --by ROLE\. Those who may: [^]*Say why, with --because\.[^]*Say --yes to do it\./)
    const because = ['--because', 'It names\u0007 a customer', '--yes']
    const driver = await run(...named, '--by', 'driver', ...because)
    expect(driver).toMatchObject({ code: 1, stdout: expect.stringContaining('by whoever may approve its page, or looks after it.') })
    expect(await text(file)).toContain('The bed came at four')
    await mkdir(join(dir, 'handbook'))
    await writeFile(join(dir, 'handbook/late.html'), '<p>The <b>bed</b> came\n at four</p>')
    const done = await run(...named, '--by', 'shop-manager', ...because)
    expect(done.stdout).toContain(`Taken out of ${file}, and the version says so.`)
    // It stood in the page itself, in the version after, and in what was published.
    expect(done.stdout).toMatch(/It still stands in policies\/late-delivery\.md:\d+\. Take it out there, and publish again\./)
    expect(done.stdout).toMatch(/It also stands in history\/late-delivery\/2-\w+\.md:\d+\./)
    expect(done.stdout).toContain('It can still be read in handbook/, as it was published last.')
    expect(await text(file)).not.toContain('The bed came at four')
    expect(await text(file)).not.toContain('\u0007')
    expect((await run('history', '--blank', '1', '--by', 'shop-manager', ...because)).stderr).toContain('Say of which page')
    expect((await run('history', page, ...on('2027-09-22'))).stdout).toMatch(
      /taken out on 21 September 2027, by Shop manager: It names a customer/,
    )
    expect((await run('check', ...on('2027-09-22'))).stdout).not.toContain('history-is-whole')
  })

  test('it leaves the handbook, and names what holds now', async () => {
    await writeFile(join(dir, 'policies/vision.md'), `${await text('policies/vision.md')}\n[When we are late](late-delivery.md)\n`)
    const wrong = await run('retire', page, '--by', 'shift-lead', '--replaced-by', 'delivry', ...on('2027-10-01'))
    expect(wrong).toMatchObject({ code: 2, stderr: 'There is no page “delivry”. Did you mean delivery?\n' })
    const done = await run('retire', page, '--by', 'shift-lead', '--replaced-by', 'delivery', '--from', '2027-11-01', ...on('2027-10-01'))
    expect(done.stdout).toContain('“Delivered later than we promised” leaves the handbook on 1 November 2027, said Shift lead.')
    expect(done.stdout).toMatch(/These still lead to it\.[^]*policies\/vision\.md:\d+/)
    expect(done.stdout).toContain('“Delivered later than we promised”: no page says any more what staff may give when this happens.')
    expect(done.stdout).toContain('says what customers get if you fail, and no page says who may give it.')
    expect((await run('approve', ...on('2027-10-02'))).stdout).toContain('leaves the handbook on 1 November 2027, said Shift lead')
    const json = JSON.parse((await run('history', page, '--format', 'json', ...on('2027-11-02'))).stdout) as Record<string, unknown>
    expect(json).toMatchObject({
      page,
      now: 3,
      entries: [{ version: 1 }, { version: 2 }, { did: 'reviewed' }, { did: 'retired', replacedBy: 'delivery' }],
    })
  })
})

test('titles name pages, in whatever letters, and folders are known by their bare names, the history too', async () => {
  const own = await makeProject({
    ...(await baseFiles()),
    'policies/rules/one-more.md': (await baseFiles())[page]!.replace('Delivered', 'Rung up'),
  })
  const say = async (...args: string[]) => {
    const { code, stdout, stderr } = await servicebook([...args, ...on('2026-11-22')], { cwd: own })
    return `${code} ${flat(stdout + stderr)}`
  }
  expect(await say('history', '“delivered LATER than we promised”')).toContain('0 No version of policies/late-delivery.md is kept.')
  expect(await say('approve', 'rules', '--by', 'shift-lead', '--note', 'The \u001b[31mfirst\u001b[0m\u0007.')).toContain(
    '0 Approved: “Rung up later than we promised”, version 1',
  )
  const [entry] = await readdir(join(own, 'history/rules/one-more'))
  const file = `history/rules/one-more/${entry!}`
  expect(await readFile(join(own, file), 'utf8')).toContain('note: The first.\n')
  await writeFile(join(own, file), 'We agreed in May.')
  expect(await say('check', 'history')).toMatch(/^1 .*one-more\/1-\w+\.md/)
  expect(await say('check', 'nowhere')).toContain('Give the way to a file or a folder in policies/, records/ or history/')
})

test('suggestions that nobody here has read are not approved by name, unless somebody says they are read', async () => {
  const base = await baseFiles()
  const files = { ...base, [page]: base[page]!.replace('status: approved', 'status: draft\nnot-yet-yours: [ladder, never]') }
  const own = await makeProject(files)
  const say = (...args: string[]) => servicebook(['approve', ...args, '--by', 'shift-lead', ...on('2026-11-22')], { cwd: own })
  const { code, stdout } = await say('policies')
  expect(code).toBe(1)
  expect(flat(stdout)).toContain(
    '2 suggestions of ours stand in it that nobody here has read yet. To fix: Go through it: npx servicebook write',
  )
  expect(Object.keys(await bytesOf(own))).toEqual(expect.not.arrayContaining([expect.stringMatching(/^history/)]))
  expect((await say('late-delivery', '--read')).stdout).toContain('version 1, by Shift lead.')
})

test('a version whose mark was made by other rules is read anew: the same text is the same', async () => {
  const base = await baseFiles()
  const own = await makeProject({ ...base, ...filesOf(entriesFrom([{ page, on: '2026-05-04', rules: '0-11111111' }], base)) })
  const done = await servicebook(['approve', page, '--by', 'shift-lead', ...on('2026-11-22')], { cwd: own })
  expect(flat(done.stdout)).toBe(`${page} is as it was approved. There was nothing to do. `)
})

test.each([
  [
    'nobody named',
    ['approve', 'delivery'],
    'Say who approves, with --by: npx servicebook approve delivery --by ROLE. Those who may: Shop manager (shop-manager), Shift lead (shift-lead).',
  ],
  ['no such page', ['approve', 'delivry', '--by', 'shift-lead'], 'Did you mean delivery?'],
  [
    'no day',
    ['approve', 'delivery', '--by', 'shift-lead', '--from', 'soon'],
    '“soon” is not a day. Write year, month and day, such as --from 2026-12-01.',
  ],
  ['no length of time', ['review', '--due', 'soon'], '“soon” is neither a length of time nor a day.'],
  ['no role', ['review', '--owner', 'boss'], 'There is no role “boss” in this company.'],
  ['nobody who looked', ['review', '--confirm', 'vision'], 'Say who looked, with --by'],
  ['nobody who retires', ['retire', 'vision'], 'Say who decides it, with --by'],
])('%s: a sentence, and nothing is done', async (_, args, said) => {
  const before = await bytesOf(dir)
  const { code, stderr } = await run(...args, ...on('2027-12-01'))
  expect(code).toBe(2)
  expect(stderr).toContain(said)
  expect(await bytesOf(dir)).toEqual(before)
})

test('in a terminal, what was not said is asked for beside what differs', async () => {
  const own = await makeProject(await baseFiles())
  const late = join(own, page)
  const words = ['approve', 'late-delivery', ...on('2026-11-22')]
  await writeFile(late, (await readFile(late, 'utf8')).replace('owner:', 'approver: shop-manager\nowner:'))
  await servicebook([...words, '--by', 'shop-manager'], { cwd: own })
  await writeFile(late, (await readFile(late, 'utf8')).replace('and tell them afterwards', 'and tell them later'))
  const lead = await sitDown(words, own)
  expect(flat(lead.screen())).toMatch(/what differs from version 1.*\[\[later\]\][^]*Shop manager approves it, since nobody else may\./)
  await lead.types('yes')
  expect(lead.since()).toContain('Did only the words get better')
  await lead.types('')
  await lead.types('We now ring them on the way back.')
  await lead.types('nothing')
  await lead.ended()
  expect(flat(lead.screen())).toMatch(
    /Approved: “Delivered later than we promised”, version 2, by Shop manager\.[^]*Nothing changes for staff\./,
  )
})

test('words that say the same: how to ask nobody again is named, and not where an amount differs', async () => {
  const own = await makeProject(await baseFiles())
  const say = async (...args: string[]) => flat((await servicebook([...args, ...on('2026-11-22')], { cwd: own })).stdout)
  await say('approve', 'late-delivery', '--by', 'shift-lead')
  const late = join(own, page)
  await writeFile(late, (await readFile(late, 'utf8')).replace('and tell them afterwards', 'and tell them later'))
  const hint = 'Only the words got better? Add --wording, and nobody is asked to read it again.'
  expect((await say('approve', 'late-delivery', '--by', 'shift-lead')).split(hint)).toHaveLength(2)
  expect(await say('changes')).toContain(`npx servicebook approve ${page} --wording`)
  await writeFile(late, (await readFile(late, 'utf8')).replace('up to 25 EUR', 'up to 40 EUR'))
  expect(await say('approve', 'late-delivery', '--by', 'shift-lead')).not.toContain('--wording')
  expect(await say('changes')).not.toContain('--wording')
})

test('what was to come is not put aside in silence', async () => {
  const own = await makeProject(await baseFiles())
  const day = on('2026-11-22')
  const give = async (from: string, to: string) => writeFile(late, (await readFile(late, 'utf8')).replace(from, to))
  const late = join(own, page)
  const reasons = ['--note', 'Dearer.', '--differently', 'Give more.']
  const say = async (...args: string[]) => flat((await servicebook([...args, ...day], { cwd: own })).stdout)
  await say('approve', 'late-delivery', '--by', 'shift-lead')
  await give('up to 25 EUR', 'up to 40 EUR')
  await say('approve', 'late-delivery', '--by', 'shift-lead', '--from', '2027-01-01', ...reasons)
  await give('up to 40 EUR', 'up to 30 EUR')
  const place = 'This takes the place of version 2, which was to hold from 1 January 2027.'
  const lead = await sitDown(['approve', 'late-delivery', '--from', '2026-12-01', ...reasons, ...day], own)
  expect(flat(lead.screen())).toContain(place)
  await lead.stops()
  await lead.ended()
  const after = await say('approve', 'late-delivery', '--by', 'shift-lead', '--from', '2027-02-01', ...reasons)
  expect(after).toContain('Approved:')
  expect(after).not.toContain('takes the place')
  await give('up to 30 EUR', 'up to 35 EUR')
  const done = await say('approve', 'late-delivery', '--by', 'shift-lead', '--from', '2026-11-22', ...reasons)
  expect(done).toContain(`${place} This takes the place of version 3, which was to hold from 1 February 2027.`)
})

test('in a terminal, what takes the place of a page that leaves is asked for, and may be said later', async () => {
  const own = await makeProject(await baseFiles())
  await servicebook(['approve', 'late-delivery', '--by', 'shift-lead', ...on('2026-11-22')], { cwd: own })
  const retire = ['retire', 'late-delivery', '--by', 'shift-lead', ...on('2026-11-22')]
  const first = await sitDown(retire, own)
  expect(first.screen()).toContain('What takes its place?')
  await first.types('')
  await first.ended()
  expect(flat(first.screen())).toContain('is told that it no longer holds.')
  const then = await sitDown(retire, own)
  await then.types('delivry')
  expect(then.since()).toContain('Did you mean delivery?')
  await then.types('delivery')
  await then.ended()
  expect(flat(then.screen())).toContain('is led on to “')
})

test('a day that is over is told, and it holds from today', async () => {
  const own = await makeProject(await baseFiles())
  const args = ['late-delivery', '--by', 'shift-lead', '--from', '2026-11-01', ...on('2026-11-22')]
  for (const verb of ['approve', 'retire']) {
    const { code, stdout } = await servicebook([verb, ...args], { cwd: own })
    expect(code, stdout).toBe(0)
    expect(flat(stdout)).toMatch(/^1 November 2026 is over, so it holds from today\./)
  }
  const { stdout } = await servicebook(['history', page, '--format', 'json', ...on('2026-11-22')], { cwd: own })
  expect(JSON.parse(stdout)).toMatchObject({ entries: [{ effectiveFrom: '2026-11-22' }, { effectiveFrom: '2026-11-22' }] })
})
