import { draftOf } from '../../bring-in/draft-of.ts'
import { piecesOf } from '../../bring-in/pieces.ts'
import { CannotRun } from '../../cannot-run.ts'
import { areas } from '../../kinds/areas.ts'
import { makeDocument } from '../../walk/save.ts'
import type { Asked, Done } from './action.ts'

/** Keeps pieces of a file that was brought in as drafts, each in a file of its own. */
export async function keepPieces({ now, project, words, said, brought, window }: Asked): Promise<Done> {
  const found = brought.found
  if (found === undefined) throw new CannotRun(words.say('start.bring.gone'))
  const { pieces } = piecesOf(found, words, typeof said.level === 'number' ? said.level : undefined)
  const wanted = Array.isArray(said.pieces) ? (said.pieces as unknown[]) : []
  let among = project
  const kept: { title: string; path: string; lost: string[] }[] = []
  for (const one of wanted) {
    const { n, title, area } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>
    const piece = pieces[Number(n)]
    if (piece === undefined) continue
    const named = typeof title === 'string' && title.trim() !== '' ? title.trim() : piece.title
    const page = draftOf({ ...piece, title: named, area: areas.find((known) => known === area) }, among, words)
    await makeDocument(now.dir, page.path, page.text)
    among = page.project
    kept.push({ title: named, path: page.path, lost: piece.lost.map(({ says }) => says) })
    now.stale(page.path, window)
  }
  if (kept.length === 0) return { says: words.say('start.bring.chooseSome') }
  const taken = new Set(wanted.map((one) => Number((one as { n?: unknown } | null)?.n)))
  brought.kept = { kept, left: pieces.flatMap(({ title }, i) => (taken.has(i) ? [] : [title])) }
  return { go: '/bring?done=yes' }
}
