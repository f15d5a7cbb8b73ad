import { request, type IncomingHttpHeaders } from 'node:http'

/** What a server said. */
export interface Heard {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Asks a server for exactly this address with exactly these headers: no browser and no library puts in its own. */
export function knock(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Heard> {
  return new Promise((done, failed) => {
    const asking = request({
      host: '127.0.0.1',
      port,
      path,
      method,
      setHost: false,
      headers: { host: `127.0.0.1:${port}`, connection: 'close', ...headers },
    })
    asking.on('error', failed)
    asking.on('response', (response) => {
      const heard = { status: response.statusCode!, headers: response.headers, body: '' }
      // What never ends (news of changes) is left after its first words.
      if (heard.headers['content-type'] === 'text/event-stream') return void (asking.destroy(), done(heard))
      response.on('data', (chunk: Buffer) => (heard.body += chunk.toString()))
      response.on('end', () => done(heard))
    })
    asking.end(body)
  })
}

/** The cookie of whoever was given the address that was printed, and its port. */
export async function letIn(address: string): Promise<{ port: number; cookie: string; said: Heard }> {
  const { port, pathname, search } = new URL(address)
  const said = await knock(Number(port), `${pathname}${search}`)
  return { port: Number(port), cookie: said.headers['set-cookie']![0]!.split(';')[0]!, said }
}
