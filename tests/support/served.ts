import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { types } from '../../src/publish/loopback.ts'

/** A folder as a plain web server gives it out. */
export interface Served {
  /** Where a page of it is. */
  at(address: string): string
  close(): void
}

/** Serves a folder on this computer, as any web host would: files as they are, and nothing else. */
export async function serve(folder: string): Promise<Served> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname)
    readFile(join(folder, path)).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    at: (address) => `${origin}/${address.split('/').map(encodeURIComponent).join('/')}`,
    close: () => void server.close(),
  }
}
