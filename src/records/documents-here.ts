import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readDocument, type Document } from '../handbook/document.ts'
import { readFilesIn } from '../handbook/files.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { isRetired } from '../handbook/in-force.ts'

/**
 * The documents that stand in `records/` at this moment: rounds of marks, files on key accounts. Read anew and not from the
 * handbook: somebody else may have written since that was read.
 */
export async function documentsHere(dir: string, { company }: Pick<Handbook, 'company'>): Promise<Document[]> {
  const isThere = (await stat(join(dir, 'records')).catch(() => undefined))?.isDirectory() ?? false
  if (!isThere) return []
  const { files } = await readFilesIn(dir, 'records')
  const languages = company?.fields.languages ?? ['en']
  return files.map(({ path, bytes }) => readDocument(path, bytes, languages).document).filter((one) => !isRetired(one))
}
