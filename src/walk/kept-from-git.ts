import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { figuresFile } from '../records/figures.ts'
import { changeDocument, makeDocument } from './save.ts'

const file = '.gitignore'

/** What customers told stays on this computer; the totals go along. Pages are made anew wherever the documents are. */
const lines = `# What customers and colleagues told you stays on this computer. The totals name nobody.
/records/*
!/${figuresFile}

# Made by build, and made anew whenever you like.
/handbook/
/handbook-*/
/.servicebook/
`

/** Somebody has decided already what git does with the records. */
const decided = /^[!/]*records(?:\/|$)/m

/**
 * Says in a project's `.gitignore` that git keeps nothing of `records/` but the totals, so that no name goes to a server by
 * accident. What stands there stays; where it speaks of the records already, nothing is changed.
 */
export async function keepRecordsFromGit(dir: string): Promise<void> {
  const isThere = await lstat(join(dir, file)).catch(() => undefined)
  if (!isThere) return makeDocument(dir, file, lines)
  await changeDocument(dir, file, (text) => {
    if (decided.test(text)) return undefined
    return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${text === '' ? '' : '\n'}${lines}`
  })
}
