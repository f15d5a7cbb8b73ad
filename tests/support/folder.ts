import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** Every file under a folder with a hash of its bytes, so that two sites can be held against each other. */
export async function bytesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: Record<string, string> = {}
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name)
    files[relative(folder, path).split(sep).join('/')] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  }
  return files
}
