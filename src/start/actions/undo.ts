import { undoViews } from '../undo-views.ts'
import { textSaid, type Asked, type Done } from './action.ts'

/** Takes the last change back. */
export function undoLast(asked: Asked): Promise<Done> {
  return turn('back', asked)
}

/** Puts back what was taken back last. */
export function redoLast(asked: Asked): Promise<Done> {
  return turn('again', asked)
}

async function turn(way: 'back' | 'again', asked: Asked): Promise<Done> {
  const { now, changes, words, window, project } = asked
  const { path, text, what } = await changes.turn(way, now.dir, words)
  now.saved(path, text, window)
  const says = words.say(way === 'back' ? 'start.undo.done' : 'start.undo.putBack', { what })
  return { says, undo: undoViews(changes, project, words), go: textSaid(asked, 'here') }
}
