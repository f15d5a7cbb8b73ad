import type { Project } from '../handbook/read.ts'
import { titleOf } from '../render/context.ts'
import type { Words } from '../words/words.ts'
import type { Changes } from './changes.ts'

/** What the two buttons say, which take the last change back and put it back: always what, and on which page. Empty where there is nothing. */
export function undoViews(changes: Changes, { documents }: Project, words: Words): { undo: string; redo: string } {
  const label = (key: string, change: ReturnType<Changes['last']>) => {
    const document = documents.find(({ path }) => path === change?.path)
    return change === undefined ? '' : words.say(key, { what: change.what, page: document ? titleOf(document, words) : change.path })
  }
  return { undo: label('start.undo.button', changes.last()), redo: label('start.undo.again', changes.undone()) }
}
