import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesOf } from '../support/folder.ts'
import { answer, openHouse, type House } from '../support/house.ts'
import { knock } from '../support/knock.ts'

let { dir, running, port, cookie, ours } = {} as House

beforeAll(async () => {
  ;({ dir, running, port, cookie, ours } = await openHouse())
})
afterAll(() => running.stop())

const ways = ['/page/', '/write/', '/see/', '/handout/', '/new/', '/assets/', '/']
const outside = [
  '../../etc/passwd',
  '..%2f..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/notes.md',
  '..%5c..%5cnotes.md',
  '../notes.md',
  '..%2fnotes.md',
  'policies/..%2fnotes.md',
  'policies/..%2f..%2fsecret.md',
  'policies/linked.md',
  'linked.html',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'notes.md',
  'records/hilltop.html',
  'hilltop.html',
  '__proto__',
  'constructor',
  'policies/__proto__.md',
  '%00',
  '%ff',
  '.',
  '..',
  '',
]
test.each(ways.flatMap((way) => outside.map((path) => `${way}${path}`)))('%s', async (address) => {
  const { status, body } = await knock(port, address, { headers: { cookie } })
  expect(status).toBeLessThan(500)
  expect(body).not.toMatch(/Secret of|secret between|root:.*:0:0|\n\s+at |TypeError|Error:|\[object/)
})

test('addresses that are none', async () => {
  for (const address of ['//', '///', '//[', 'http://[', '*', 'http://evil.example/', '/%']) {
    const { status, body } = await knock(port, address, { headers: { cookie } })
    expect(status, address).toBeLessThan(500)
    expect(body, address).not.toMatch(/TypeError|Invalid URL/)
  }
})

test('nothing is written outside, through a link, or under a name that is none', async () => {
  const before = await bytesOf(join(dir, '..'))
  for (const file of [
    '../secret.md',
    'policies/linked.md',
    'notes.md',
    '../../etc/passwd',
    '__proto__',
    'policies/__proto__',
    '',
    '/etc/passwd',
  ])
    for (const deed of ['answer', 'keep', 'keep-all', 'approve']) {
      const { status, body } = await knock(port, `/do/${deed}`, {
        method: 'POST',
        headers: { ...ours, cookie },
        body: answer({ file }),
      })
      expect(status, `${deed} ${file}`).toBe(409)
      expect(JSON.parse(body)).toMatchObject({ says: expect.stringMatching(/\.$/) as string })
    }
  for (const template of ['__proto__', '../company', 'policy/../../x', 'constructor', 'company/__proto__'])
    await knock(port, '/do/make', {
      method: 'POST',
      headers: { ...ours, cookie },
      body: JSON.stringify({ template, title: '../../out' }),
    })
  const asBring = { ...ours, cookie, 'x-name': '%ff.md' }
  expect((await knock(port, '/do/bring', { method: 'POST', headers: asBring, body: 'x' })).status).toBe(409)
  await knock(port, '/do/__proto__', { method: 'POST', headers: { ...ours, cookie }, body: '{"__proto__":{"a":1}}' })
  expect(await bytesOf(join(dir, '..'))).toEqual(before)
})

test('records are a file to its owner, and a page to nobody', async () => {
  const see = await knock(port, '/see/records/hilltop.md', { headers: { cookie } })
  expect(see.body).toContain('A secret between us.')
  expect(see.body).not.toContain('iframe')
  expect(see.body).not.toContain('handout')
  for (const address of [
    '/page/hilltop.html',
    '/page/records/hilltop.html',
    '/page/index.html',
    '/page/search.json',
    '/page/handbook.json',
    '/handout/records/hilltop.md',
    '/handbook.zip',
  ])
    expect((await knock(port, address, { headers: { cookie } })).body).not.toMatch(/Hilltop|secret between/)
})

test('the file to mail holds the published folder and nothing from outside, whatever its own list says', async () => {
  const folder = join(dir, 'handbook')
  await mkdir(folder)
  await writeFile(join(folder, 'index.html'), 'The handbook.')
  await symlink(join(dir, 'notes.md'), join(folder, 'notes.html'))
  const files = { 'index.html': '', '../notes.md': '', 'notes.html': '', '../../secret.md': '' }
  await writeFile(join(folder, 'published.json'), JSON.stringify({ by: 'servicebook', audience: 'staff', drafts: false, files }))
  const response = await fetch(`http://127.0.0.1:${port}/handbook.zip`, { headers: { cookie } })
  expect(Object.keys(unzipSync(new Uint8Array(await response.arrayBuffer())))).toEqual(['handbook/index.html'])
})
