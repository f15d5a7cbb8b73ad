import { byCodeUnit, type SourceFile } from '../handbook/files.ts'
import type { Finding } from '../handbook/finding.ts'
import { fileStart } from '../handbook/place.ts'
import { readEntry, type Entry } from './entry.ts'

/** What was approved, retired and looked at again, and when: `history/`, read. */
export interface History {
  /** Of every page, versions first to last, each followed by its reviews. */
  entries: readonly Entry[]
  findings: readonly Finding[]
}

export const noHistory: History = { entries: [], findings: [] }

/** Reads the files of `history/`. An entry that was changed or damaged counts for nothing, and is told. */
export function readHistory(files: readonly SourceFile[]): History {
  const entries: Entry[] = []
  const findings: Finding[] = []
  for (const { path, bytes } of files) {
    const source = decode(bytes)
    const entry = source === undefined ? 'unreadable' : readEntry(path, source)
    if (typeof entry === 'string') findings.push(historyFinding(path, entry))
    else entries.push(entry)
  }
  const sorted = entries.toSorted(
    (a, b) => byCodeUnit(a.page, b.page) || a.version - b.version || byCodeUnit(a.on, b.on) || byCodeUnit(a.file, b.file),
  )
  return { entries: sorted, findings }
}

/** A finding about the history itself. What only looks odd, since a clock may be wrong, is said by a rule of its own. */
export function historyFinding(file: string, says: string, args: Finding['args'] = {}): Finding {
  const rule = says === 'ahead' || says === 'backwards' ? 'history-runs-forward' : 'history-is-whole'
  return { rule, file, place: fileStart, says, args, related: [] }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    return undefined
  }
}
