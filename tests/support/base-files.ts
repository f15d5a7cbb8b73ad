import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const base = fileURLToPath(new URL('../rules/base', import.meta.url))

/** A small handbook in which nothing is wrong: `tests/rules/base/`. */
export async function baseFiles(): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const entry of await readdir(base, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const full = join(entry.parentPath, entry.name)
    files[full.slice(base.length + 1).replaceAll('\\', '/')] = await readFile(full, 'utf8')
  }
  return files
}
