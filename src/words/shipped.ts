import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotRun } from '../cannot-run.ts'

/** Where this package keeps its templates and theme. Two steps up from here, in the sources as in what is built from them. */
const packageRoot = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Reads a file of the theme or the templates: the project's own first, then ours.
 *
 * @param path from the root, such as `site/layouts/policy.hbs`
 * @param dir the project; without one, only ours
 * @returns undefined where neither has it
 * @throws {CannotRun} where the project has something by that name which cannot be read
 */
export function readShipped(path: string, dir?: string): string | undefined {
  return (dir === undefined ? undefined : readOwn(path, dir)) ?? readIn(packageRoot, path)
}

/** Reads the project's own file of the theme or the templates; undefined where it has none. */
export function readOwn(path: string, dir: string): string | undefined {
  try {
    return readIn(dir, path)
  } catch (error) {
    throw new CannotRun(
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code}). Put a file in its place, or delete it to use ours.`,
    )
  }
}

function readIn(root: string, path: string): string | undefined {
  try {
    // A named pipe would be waited for until somebody writes to it.
    if (!statSync(join(root, path)).isFile()) throw Object.assign(new Error(`${path} is no file`), { code: 'not a file' })
    return readFileSync(join(root, path), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '') && !isThere(root, path)) return undefined
    throw error
  }
}

/** A link that leads nowhere is there, and whoever made it should know. */
function isThere(root: string, path: string): boolean {
  const [name, ...folders] = path.split('/').toReversed()
  return namesIn(join(root, ...folders.toReversed())).includes(name!)
}

/** Names of the files in a folder of the theme or the templates, the project's and ours together, in one order everywhere. */
export function listShipped(folder: string, dir?: string): string[] {
  const roots = dir === undefined ? [packageRoot] : [dir, packageRoot]
  return [...new Set(roots.flatMap((root) => namesIn(join(root, folder))))].sort()
}

/** Names in a folder, but those of folders and those that begin with a dot. */
function namesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name)
  } catch {
    return []
  }
}

/** A script of the published site, with all it needs inside. Made by `npm run compile`. */
export function browserScript(name: string): string {
  const script = readIn(packageRoot, `dist/browser/${name}.js`)
  if (script === undefined) throw new Error(`dist/browser/${name}.js is missing: npm run compile makes it.`)
  return script
}

/** True for a name of one of the site's scripts. */
export function isBrowserScript(name: string): boolean {
  return namesIn(join(packageRoot, 'dist/browser')).includes(`${name}.js`)
}

/** This package's version. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version
}
