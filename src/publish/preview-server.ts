import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { watch } from 'chokidar'
import { checkProject, type Report } from '../check/report.ts'
import { CannotRun } from '../cannot-run.ts'
import { readOrdinary } from '../handbook/files.ts'
import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { readProject } from '../project.ts'
import { renderSite, type Site } from '../render/site.ts'
import { readShipped } from '../words/shipped.ts'
import { wordsFor } from '../words/words.ts'
import { isAddressedHere, listenOnLoopback, pathAsked, types } from './loopback.ts'

/** A running preview. */
export interface Preview {
  /** Where it is, such as `http://127.0.0.1:4321/`. */
  address: string
  close(): Promise<void>
}

/** What the page in the browser is told of the last build. */
interface State {
  /** Why there is no newer page, as a sentence; empty where there is one. */
  trouble: string
  findings: (Report['findings'][number] & { page: string | null })[]
  /** What the panel says around them. */
  words: Record<string, string>
}

const script = 'assets/preview.js'
const style = 'assets/preview.css'

/**
 * Serves a project's handbook from memory, drafts marked, and tells open pages when a file changes.
 *
 * On this computer only: it listens on loopback, and answers no request that was addressed to another name, since
 * any web page could otherwise make a browser ask it.
 *
 * @param dir the project
 * @param options.port the first port to try; the next nine are tried where it is taken. 0 takes any.
 */
export async function startPreview(dir: string, options: { port: number; today?: Day }): Promise<Preview> {
  let site: Site = { audience: 'staff', drafts: true, files: new Map(), pictures: new Map(), sheets: new Map() }
  let state: State = { trouble: '', findings: [], words: panelWords() }
  const listeners = new Set<ServerResponse>()

  async function rebuild(): Promise<void> {
    try {
      const project = await readProject(dir, options)
      site = withLastGoodPages(renderSite(project.working, { drafts: true, dir, extraScripts: [script] }), site, project)
      state = { trouble: '', findings: findingsWithPages(project, site), words: panelWords(dir) }
    } catch (error) {
      // Whoever is writing wants to go on, also where the mistake is ours.
      state = { ...state, trouble: error instanceof CannotRun ? error.message : `This is a mistake in Servicebook: ${String(error)}` }
    }
    for (const listener of listeners) listener.write('data: changed\n\n')
  }

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error))
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { port } = server.address() as AddressInfo
    if (!isAddressedHere(request, port)) return void response.writeHead(403).end()
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
    const path = pathAsked(request.url)
    if (path === 'preview/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write('retry: 500\n\n')
      listeners.add(response)
      request.on('close', () => listeners.delete(response))
      return
    }
    const found = path === undefined ? undefined : await contentAt(path)
    const body = found ?? site.files.get('404.html') ?? bare
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': (found !== undefined && types[extname(path!)]) || types['.html']!,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  async function contentAt(path: string): Promise<string | Uint8Array | undefined> {
    if (path === 'preview/state.json') return JSON.stringify(state)
    if (path === script || path === style) return readShipped(`site/preview/${path.slice('assets/'.length)}`, dir)
    if (path === 'assets/patch.js') return readShipped('site/scripts/patch.js')
    const picture = site.pictures.get(path)
    return picture === undefined ? site.files.get(path) : readOrdinary(join(dir, picture))
  }

  await rebuild()
  const watcher = watch([join(dir, 'policies'), join(dir, 'site'), join(dir, 'templates')], { ignoreInitial: true })
  // What cannot be watched (a link to itself) is told when it is read.
  watcher.on('error', () => undefined)
  let waiting = false
  let last = Promise.resolve()
  watcher.on('all', () => {
    if (waiting) return
    waiting = true
    // Editors write a file in several steps; what comes within a moment is one change (milliseconds). One build at a
    // time, or an older one may be the last to end.
    setTimeout(() => {
      waiting = false
      last = last.then(rebuild)
    }, 20)
  })
  await listenOnLoopback(server, options.port)
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      await watcher.close()
      for (const listener of listeners) listener.end()
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

/** What is shown where there has been no page yet: the panel alone. */
const bare = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Servicebook</title><body><script type="module" src="/${script}"></script></body></html>`

/**
 * Puts back the pages of documents that cannot be read at the moment: somebody is in the middle of a line, and would
 * lose sight of all the others.
 */
function withLastGoodPages(site: Site, last: Site, { documents }: Project): Site {
  const broken = documents.filter(
    ({ kind, findings }) => kind === undefined || findings.some(({ rule }) => rule === 'frontmatter-is-readable'),
  )
  const files = new Map(site.files)
  for (const { address } of broken) {
    const page = last.files.get(address)
    if (page !== undefined) files.set(address, page)
  }
  return { ...site, files }
}

function panelWords(dir?: string): State['words'] {
  const words = wordsFor('en', dir)
  return Object.fromEntries(
    ['summary', 'summaryOne', 'here', 'elsewhere', 'none', 'line', 'fileAndLine', 'fix'].map((key) => [
      key,
      words.say(`preview.panel.${key}`),
    ]),
  )
}

function findingsWithPages(project: Project, { files }: Site): State['findings'] {
  const pages = new Map(project.documents.filter(({ address }) => files.has(address)).map(({ path, address }) => [path, address]))
  return checkProject(project).findings.map((finding) => ({ ...finding, page: pages.get(finding.file) ?? null }))
}
