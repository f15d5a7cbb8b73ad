import { CannotRun } from '../cannot-run.ts'
import { changeDocument } from '../walk/save.ts'
import type { Words } from '../words/words.ts'

/** Something that was saved here, and what stood there before it. */
interface Change {
  path: string
  before: string
  after: string
  /** What was changed, as its question is called. */
  what: string
  /** Typing in one place is one change, however often it was saved on the way. */
  sitting: string
}

/** What has been saved since the start, so that it can be taken back, and put back again. */
export interface Changes {
  remember(change: Change): void
  /** From here on nothing of a page is taken back: somebody has approved it as it stands. */
  forget(path: string): void
  /** What would be taken back now; undefined where there is nothing. */
  last(): Pick<Change, 'path' | 'what'> | undefined
  /** What was taken back last, and can be put back as long as nothing else is saved. */
  undone(): Pick<Change, 'path' | 'what'> | undefined
  /**
   * Takes the last change back, or puts back what was taken back last.
   *
   * @throws {CannotRun} where somebody has changed the file since: their words are not touched
   */
  turn(way: 'back' | 'again', dir: string, words: Words): Promise<{ path: string; text: string; what: string }>
}

/** More than anybody takes back, and little to keep (changes). */
const most = 200

/** Remembers changes, for as long as the server runs. */
export function rememberChanges(): Changes {
  const done: Change[] = []
  const undone: Change[] = []
  return {
    remember: (change) => {
      if (change.before === change.after) return
      undone.length = 0
      const last = done.at(-1)
      if (last && last.path === change.path && last.sitting === change.sitting && last.after === change.before) last.after = change.after
      else done.push(change)
      done.splice(0, done.length - most)
    },
    forget: (path) => {
      for (const all of [done, undone]) all.splice(0, all.length, ...all.filter((change) => change.path !== path))
    },
    last: () => done.at(-1),
    undone: () => undone.at(-1),
    turn: async (way, dir, words) => {
      const [from, to] = way === 'back' ? [done, undone] : [undone, done]
      const change = from.at(-1)
      if (change === undefined) throw new CannotRun(words.say('start.undo.nothing'))
      const { path, what } = change
      const [stands, wanted] = way === 'back' ? [change.after, change.before] : [change.before, change.after]
      await changeDocument(dir, path, (present) => {
        if (present === stands) return wanted
        // It will never fit again, and would be in the way of those before it.
        from.pop()
        throw new CannotRun(words.say('start.undo.changed', { file: path, what }))
      })
      to.push(from.pop()!)
      return { path, text: wanted, what }
    },
  }
}
