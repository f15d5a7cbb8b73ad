import { realpath } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CannotRun } from '../cannot-run.ts'
import { diskTrouble } from '../disk/trouble.ts'
import type { Day } from '../handbook/values/date.ts'
import { isAddressedHere, listenOnLoopback, pathAsked } from '../publish/loopback.ts'
import type { Brought } from './brought.ts'
import { rememberChanges } from './changes.ts'
import { drawScreens } from './draw.ts'
import { fileAt } from './files.ts'
import { nameOfFolder } from './folder-name.ts'
import { makeGuard } from './guard.ts'
import type { Approver } from './life/approver.ts'
import { keepProject } from './project-now.ts'
import { keepRatings } from './ratings.ts'
import { doAsked } from './post.ts'
import { screenAt } from './screens.ts'
import { takeTurns } from './turns.ts'

/** A running walk in the browser. */
export interface Started {
  /** Where it is, with this run's key: `http://127.0.0.1:4322/?key=...`. */
  address: string
  close(): Promise<void>
}

/** What a page of ours may load and ask: ourselves, and nobody else. */
const contentPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

/**
 * Starts the walk in the browser: home, questions, the live page, publishing.
 *
 * On this computer only, for whoever has the key of this run. Everything it saves goes through the walk's own writer.
 *
 * @param dir the folder of the handbook, or the one in which it is to begin
 * @param options.port the first port to try; the next nine are tried where it is taken. 0 takes any
 * @param options.today the day to work with; by default this computer's
 * @param options.onTrouble is told of mistakes of our own
 */
export async function startBrowser(
  dir: string,
  { port, today, onTrouble = () => undefined }: { port: number; today?: Day; onTrouble?: (error: unknown) => void },
): Promise<Started> {
  const root = await realpath(dir)
  const now = keepProject(root, today)
  const changes = rememberChanges()
  const brought: Brought = {}
  const ratings = keepRatings()
  const approver: Approver = { role: '' }
  const guard = makeGuard()
  const folder = nameOfFolder(root)
  const inTurn = takeTurns()
  const listeners = new Set<ServerResponse>()
  now.onChange((changed) => listeners.forEach((listener) => listener.write(`data: ${JSON.stringify(changed)}\n\n`)))

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!(error instanceof CannotRun)) onTrouble(error)
      if (!response.headersSent) send(response, 500, 'text/plain', String(error))
      else response.destroy()
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const here = (server.address() as AddressInfo).port
    for (const [name, value] of Object.entries(plainHeaders)) response.setHeader(name, value)
    const path = pathAsked(request.url)
    const url = new URL(path === undefined ? '/' : request.url!, `http://127.0.0.1:${here}`)
    // Before anything is read: whoever asks does not wait long.
    if (path === 'hello') return send(response, 200, 'text/plain', isAddressedHere(request, here) ? folder : '')
    const words = await now.words()
    const draw = drawScreens(words)
    if (request.headers.host === `127.0.0.1:${here}` && guard.isRightKey(url.searchParams.get('key'))) {
      return void response.writeHead(303, { location: url.pathname, 'set-cookie': guard.cookie(here) }).end()
    }
    const asset = request.method === 'GET' ? await fileAt(path ?? '', url, now, false) : undefined
    if (asset?.free) return send(response, 200, asset.type, asset.body)
    const isForAnother = (request.headers['x-folder'] ?? folder) !== folder
    if (isForAnother || !guard.mayAsk(request, here))
      return send(response, 403, 'text/html', draw.bare('refused', { title: words.say('start.refused.title') }))
    if (request.method === 'POST')
      return doAsked(path ?? '', request, response, { now, changes, brought, ratings, approver, draw: draw.part }, inTurn)
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD, POST' }).end()
    if (path === 'events') return listen(request, response)
    const setting = { dir: root, project: await now.read(), words, changes, ratings, approver, asked: url.searchParams }
    try {
      const file = asset ?? (await fileAt(path ?? '', url, now, true))
      if (file) return send(response, 200, file.type, file.body, file.headers)
      const screen = await screenAt(path ?? '', setting, brought).catch(async (error: unknown) => {
        if (!(error instanceof CannotRun)) throw error
        return screenAt(path ?? '', { ...setting, project: await now.readAnew() }, brought)
      })
      if ('go' in screen) return void response.writeHead(303, { location: screen.go }).end()
      send(response, screen.layout === 'nothing' ? 404 : 200, 'text/html', draw.screen(screen, setting, path ?? ''))
    } catch (error) {
      const says = error instanceof CannotRun ? error.message : diskTrouble(error)
      if (says === undefined) throw error
      const trouble = { layout: 'trouble', title: words.say('start.trouble.title'), view: { says } }
      send(response, 200, 'text/html', draw.screen(trouble, setting, path ?? ''))
    }
  }

  function listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('retry: 1000\n\n')
    listeners.add(response)
    request.on('close', () => listeners.delete(response))
  }

  await listenOnLoopback(server, port)
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/?key=${guard.key}`,
    close: async () => {
      await now.close()
      for (const listener of listeners) listener.end()
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

/** On every answer: nothing is kept, guessed at, told to others, or let in from them. */
const plainHeaders = {
  'content-security-policy': contentPolicy,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': /^text\/|json$|javascript/.test(type) && !type.includes('charset') ? `${type}; charset=utf-8` : type,
    ...headers,
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
