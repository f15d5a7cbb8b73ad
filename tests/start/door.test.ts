import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesOf } from '../support/folder.ts'
import { answer, deeds, openHouse, type House } from '../support/house.ts'
import { knock, type Heard } from '../support/knock.ts'

let { dir, running, port, cookie, said, ours } = {} as House

beforeAll(async () => {
  ;({ dir, running, port, cookie, said, ours } = await openHouse())
})
afterAll(() => running.stop())

/** Every sort of address that shows or changes something. */
const addresses = [
  '/',
  '/write/policies/delivery.md',
  '/see/policies/delivery.md',
  '/see/records/hilltop.md',
  '/page/delivery.html',
  '/handout/policies/delivery.md',
  '/check',
  '/publish',
  '/search?q=delivery',
  '/bring',
  '/new',
  '/workshop',
  '/handbook.zip',
  '/events',
]
/** Nothing of the company's is said to somebody who may not look, and nothing is done for them. */
function expectRefused({ status, body, headers }: Heard): void {
  expect(status).toBe(403)
  expect(body).toContain('This window may not look')
  expect(body).not.toMatch(/Birch|Delivery|Hilltop/)
  expect(headers['set-cookie']).toBeUndefined()
}

test('the address stands on a line of its own, on this computer alone', async () => {
  expect(running.said()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{32}$/m)
  for (const host of ['127.0.0.2', '::1']) {
    const isOpen = await new Promise<boolean>((done) => {
      const socket = connect(port, host, () => done((socket.destroy(), true)))
      socket.on('error', () => done(false))
    })
    expect(isOpen, host).toBe(false)
  }
})

test('the key becomes a cookie that no script reads and no other site sends, and is gone from the address', () => {
  expect(said.status).toBe(303)
  expect(said.headers.location).toBe('/')
  expect(said.headers['set-cookie']).toHaveLength(1)
  expect(said.headers['set-cookie']![0]).toMatch(/^servicebook-\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/)
  expect(said.headers['set-cookie']![0]).toContain(`servicebook-${port}=`)
  expect(said.headers['referrer-policy']).toBe('no-referrer')
})

const strangers: [string, () => Record<string, string>][] = [
  ['without the key', () => ours],
  ['with a wrong key', () => ({ ...ours, cookie: `servicebook-${port}=${'x'.repeat(32)}` })],
  ['with a key of letters that are two bytes each', () => ({ ...ours, cookie: `servicebook-${port}=${'\u00e9'.repeat(32)}` })],
  ['with the key of another port', () => ({ ...ours, cookie: cookie.replace(String(port), String(port + 1)) })],
  ['under a name that leads here', () => ({ ...ours, cookie, host: `evil.example:${port}` })],
  ['under our name at another port', () => ({ ...ours, cookie, host: '127.0.0.1' })],
  ['from a page of another site', () => ({ ...ours, cookie, origin: 'https://evil.example' })],
  ['from a page of nobody', () => ({ ...ours, cookie, origin: 'null' })],
  ['from a window on another handbook', () => ({ ...ours, cookie, 'x-folder': 'another' })],
  ['from another program of this computer', () => ({ ...ours, cookie, origin: 'http://127.0.0.1:1' })],
]
test.each(strangers)('%s: everything is refused, and nothing changed', async (_, headers) => {
  const before = await bytesOf(dir)
  for (const address of addresses) expectRefused(await knock(port, address, { headers: headers() }))
  for (const deed of deeds) expectRefused(await knock(port, `/do/${deed}`, { method: 'POST', headers: headers(), body: answer() }))
  expect(await bytesOf(dir)).toEqual(before)
})

const doubtful: [string, (all: Record<string, string>) => Record<string, string>][] = [
  ['that says not where it comes from', (all) => Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'origin'))],
  ['from another site', (all) => ({ ...all, 'sec-fetch-site': 'cross-site' })],
  ['from another name of the same site', (all) => ({ ...all, 'sec-fetch-site': 'same-site' })],
  ['that somebody typed into the address bar', (all) => ({ ...all, 'sec-fetch-site': 'none' })],
]
test.each(doubtful)('a change %s is refused, though its key is right', async (_, headers) => {
  const before = await bytesOf(dir)
  for (const deed of deeds)
    expectRefused(await knock(port, `/do/${deed}`, { method: 'POST', headers: headers({ ...ours, cookie }), body: answer() }))
  expect(await bytesOf(dir)).toEqual(before)
})

test('a wrong key in the address gives no cookie, whatever it is made of', async () => {
  for (const key of ['', 'x', 'x'.repeat(32), encodeURIComponent('\u00e9'.repeat(32)), '%00', '%ff', cookie]) {
    const { status, headers } = await knock(port, `/?key=${key}`)
    expect(status, key).toBe(403)
    expect(headers['set-cookie'], key).toBeUndefined()
  }
  const key = new URL(running.address).searchParams.get('key')!
  expectRefused(await knock(port, `/?key=${key}`, { headers: { host: `evil.example:${port}` } }))
})

test('to look at what changes something changes nothing', async () => {
  const before = await bytesOf(dir)
  for (const deed of deeds)
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await knock(port, `/do/${deed}`, { method, headers: { ...ours, cookie } })).status).toBeGreaterThanOrEqual(400)
  expect(await bytesOf(dir)).toEqual(before)
})

test('every answer has a policy that lets nothing in from elsewhere', async () => {
  const heard = [said, await knock(port, '/'), await knock(port, '/hello'), await knock(port, '/assets/start.js')]
  for (const address of [...addresses, '/nothing', '/write/nothing.md', '/begin'])
    heard.push(await knock(port, address, { headers: { cookie } }))
  for (const [address, body] of [
    ['/do/answer', '{}'],
    ['/do/answer', 'no answer at all'],
    ['/do/nothing', '{}'],
    ['/do/undo', '{}'],
  ] as const)
    heard.push(await knock(port, address, { method: 'POST', headers: { ...ours, cookie }, body }))
  heard.push(await knock(port, '/', { method: 'DELETE', headers: { ...ours, cookie } }))
  for (const { headers, body } of heard) {
    const policy = headers['content-security-policy']
    expect(policy, JSON.stringify(headers)).toContain("default-src 'none'")
    // What is to be printed brings its own style, and says in itself which.
    if (body.includes('Servicebook handout')) expect(body).toMatch(/Content-Security-Policy" content="[^"]*style-src [^"]*sha256-/)
    else expect(policy).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  }
})
