import type { Document } from '../../handbook/document.ts'
import { textOfVersion } from '../../history/version-text.ts'
import { readDocumentText } from '../../walk/save.ts'
import type { Setting } from '../screens/screen.ts'

/** A text of a page that can be held against another: a version, or what is being written. */
export interface Compared {
  /** As an address says it. */
  key: string
  title: string
  document: Document
  source: string
}

/** What an address calls the text that is being written. */
const working = 'now'

/** Every text of a page that is still there, first to last; the one being written where it is no version's. */
export async function comparisonsOf(document: Document, { dir, project, words }: Setting): Promise<Compared[]> {
  const { path, life } = document
  const kept = (life?.versions ?? []).flatMap((entry): Compared[] => {
    const text = entry.did === 'approved' ? textOfVersion(entry, project, path) : undefined
    const { version, text: source } = entry
    return text === undefined
      ? []
      : [{ key: String(version), title: words.say('start.life.did.approved', { version }), source, document: text }]
  })
  if (life?.working === 'gone') return kept
  const source = await readDocumentText(dir, path)
  return kept.at(-1)?.source === source ? kept : [...kept, { key: working, title: words.say('start.life.working'), source, document }]
}

/** The text that an address names. */
export function textAt(texts: readonly Compared[], key: string | null): Compared | undefined {
  return texts.find((one) => one.key === key)
}
