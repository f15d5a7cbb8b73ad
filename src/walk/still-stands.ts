import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folderFor } from '../publish/folder.ts'
import type { Project } from '../handbook/read.ts'

/** Where words stand that were taken out of a version. */
export interface StillThere {
  pages: { file: string; line: number }[]
  versions: { file: string; line: number }[]
  /** Folders with a handbook that was published before. */
  published: string[]
}

/**
 * Looks for words in everything that is printed or published: pages as they are written, versions, and handbooks that were built
 * into their usual folders. How they are spaced and in what letters makes no difference.
 */
export async function whereItStands({ dir, documents, history }: Project, words: string): Promise<StillThere> {
  const sought = new RegExp(
    words
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
      .join('\\s+'),
    'i',
  )
  const among = async (files: readonly string[]) => {
    const all = files.map(async (file) => {
      const text = await textOf(join(dir, file))
      const at = text.search(sought)
      return at < 0 ? [] : [{ file, line: text.slice(0, at).split('\n').length }]
    })
    return (await Promise.all(all)).flat()
  }
  return {
    pages: await among(documents.map(({ path }) => path)),
    versions: await among(history.entries.map(({ file }) => file)),
    published: await publishedWith(sought, dir),
  }
}

async function publishedWith(sought: RegExp, dir: string): Promise<string[]> {
  const name = folderFor('staff', false)
  const folders = (await readdir(dir)).filter((one) => one === name || one.startsWith(`${name}-`)).toSorted()
  const found: string[] = []
  for (const folder of folders) {
    const files = await readdir(join(dir, folder), { recursive: true }).catch(() => [])
    for (const file of files.filter((one) => /\.(html|xml|json|js|ics|txt)$/.test(one))) {
      const source = await textOf(join(dir, folder, file))
      if (!sought.test(file.endsWith('.html') ? said(source) : source)) continue
      found.push(folder)
      break
    }
  }
  return found
}

/** What a page says aloud: marks inside a sentence take nothing apart. */
function said(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|amp);/g, (_, sign: 'lt' | 'gt' | 'quot' | 'amp') => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[sign])
}

/** Nothing where it cannot be read: that is told elsewhere. */
async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}
