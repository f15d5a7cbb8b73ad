import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where this package keeps its templates and theme. Two steps up from here, in the sources as in what is built from them. */
const packageRoot = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Reads a file of the theme or the templates: the project's own first, then ours.
 *
 * @param path from the root, such as `site/layouts/policy.hbs`
 * @param dir the project; without one, only ours
 * @returns undefined where neither has it
 */
export function readShipped(path: string, dir?: string): string | undefined {
  for (const root of dir === undefined ? [packageRoot] : [dir, packageRoot]) {
    try {
      return readFileSync(join(root, path), 'utf8').replace(/\r\n?/g, '\n')
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  return undefined
}

/** Names of the files in a folder of the theme or the templates, the project's and ours together, in one order everywhere. */
export function listShipped(folder: string, dir?: string): string[] {
  const names = new Set<string>()
  for (const root of dir === undefined ? [packageRoot] : [dir, packageRoot]) {
    try {
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) if (entry.isFile()) names.add(entry.name)
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  return [...names].sort()
}

/** This package's version. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version
}
