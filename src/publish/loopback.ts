import type { IncomingMessage, Server } from 'node:http'
import { CannotRun } from '../cannot-run.ts'

/** What a browser is told a file is, by its ending. */
export const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
}

/**
 * True for a request that was meant for this server: any web page could otherwise make a browser ask it, under another
 * name that leads here, or from another page.
 */
export function isAddressedHere({ headers }: IncomingMessage, port: number): boolean {
  const here = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
  const origin = headers.origin
  return here.includes(headers.host ?? '') && (origin === undefined || here.includes(origin.replace(/^http:\/\//, '')))
}

/** The address asked for, without its slash; undefined where it cannot be one. */
export function pathAsked(url: string | undefined): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url ?? '/', 'http://127.0.0.1').pathname).slice(1)
    return path === '' ? 'index.html' : path
  } catch {
    return undefined
  }
}

/**
 * Listens on this computer alone.
 *
 * @param first the port to try first; the next nine are tried where it is taken. 0 takes any
 * @throws {CannotRun} where all ten are taken
 */
export async function listenOnLoopback(server: Server, first: number): Promise<void> {
  for (let port = first; ; port++) {
    const failed = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
      server.once('error', done)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', done)
        done(undefined)
      })
    })
    if (failed === undefined) return
    if (failed.code !== 'EADDRINUSE' && failed.code !== 'EACCES') throw failed
    if (port >= first + 9 || port >= 65535)
      throw new CannotRun(`The ports ${first} to ${port} are all in use. Name another one with --port.`)
  }
}
