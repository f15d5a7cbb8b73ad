import { extname, join } from 'node:path'
import type { Handbook } from '../handbook/handbook.ts'
import { readOrdinary } from '../handbook/files.ts'
import type { RenderOptions } from '../render/drawn-pages.ts'
import { renderOneFile } from '../render/one-file.ts'
import type { Site } from '../render/site.ts'
import { types } from './loopback.ts'

/**
 * Makes one file of a handbook, with its pictures inside: to send in a chat or by mail.
 *
 * @param site the same handbook, rendered with the same options
 * @param dir the project, from which pictures are read
 */
export async function makeOneFile(handbook: Handbook, options: RenderOptions, site: Site, dir: string): Promise<Uint8Array> {
  const pictures = new Map<string, string>()
  for (const [address, path] of site.pictures) {
    const type = types[extname(path).toLowerCase()]
    if (type === undefined) continue
    const bytes = await readOrdinary(join(dir, path))
    pictures.set(address, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`)
  }
  return Buffer.from(renderOneFile(handbook, options, site, pictures))
}
