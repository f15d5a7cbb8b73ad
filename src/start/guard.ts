import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isAddressedHere } from '../publish/loopback.ts'

/** Who may ask: only a browser that was given this run's key, and only our own pages in it. */
export interface Guard {
  /** Stands in the address that is opened, and nowhere else: from there it becomes a cookie that no script can read. */
  key: string
  /** Sets the cookie. */
  cookie(port: number): string
  isRightKey(typed: string | null): boolean
  mayAsk(request: IncomingMessage, port: number): boolean
}

/** A guard with a key of its own, which nobody who was not told can guess. */
export function makeGuard(): Guard {
  const key = randomBytes(24).toString('base64url')
  // Cookies of one computer know no ports: two windows of two handbooks must not take each other's.
  const named = (port: number) => `servicebook-${port}`
  const isRightKey = (typed: string | null) => {
    // In bytes: letters may be of several.
    const [said, right] = [Buffer.from(typed ?? ''), Buffer.from(key)]
    return said.length === right.length && timingSafeEqual(said, right)
  }
  return {
    key,
    cookie: (port) => `${named(port)}=${key}; HttpOnly; SameSite=Strict; Path=/`,
    isRightKey,
    mayAsk: (request, port) => {
      if (!isAddressedHere(request, port)) return false
      // A browser says where a request that changes something comes from. One that does not say is none.
      if (request.method === 'POST' && request.headers.origin === undefined) return false
      const site = request.headers['sec-fetch-site']
      if (request.method === 'POST' && site !== undefined && site !== 'same-origin') return false
      const cookies = (request.headers.cookie ?? '').split(/;\s*/)
      return cookies.some((cookie) => cookie.startsWith(`${named(port)}=`) && isRightKey(cookie.slice(named(port).length + 1)))
    },
  }
}
