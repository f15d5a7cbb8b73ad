import { dirname } from 'node:path/posix'
import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import { historyFolder } from '../history/entry.ts'
import { sentences } from '../words/sentences.ts'
import type { Words } from '../words/words.ts'
import type { Refusal } from './approve.ts'

/** What the next version settles, or what leaves no doubt which number is the next. */
const harmless = new Set(['twins', 'gone', 'gone-blanked', 'blanked'])

/**
 * Kept versions of a page that are damaged or missing. Nothing is built on such a history: the number of a version that cannot be
 * read would be given away once more.
 */
export function damageOf(project: Project, { path, life }: Pick<Document, 'path' | 'life'>, words: Words): Refusal[] {
  const folders = [path, ...(life?.pages ?? [])].map(historyFolder)
  // A folder around them that cannot be opened hides them too.
  const holds = (file: string) => folders.some((folder) => folder === dirname(file) || `${folder}/`.startsWith(`${file}/`))
  return project.findings
    .filter(({ rule, file, says }) => holds(file) && (rule === 'file-is-readable' || isDamage(rule, says)))
    .map((finding) => ({ file: finding.file, says: 'damaged', line: finding.place.line, ...sentences(words, finding) }))
}

function isDamage(rule: string, says: string): boolean {
  return rule === 'history-is-whole' && !harmless.has(says)
}
