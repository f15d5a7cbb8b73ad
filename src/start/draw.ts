import { loadLayouts, type Layouts } from '../render/layouts.ts'
import type { Words } from '../words/words.ts'
import { nameOfFolder } from './folder-name.ts'
import { undoViews } from './undo-views.ts'
import type { Screen, Setting } from './screens/screen.ts'

/** Fills layouts of the walk in the browser. */
export interface Drawing {
  /** A whole screen with everything around it. */
  screen(screen: Screen, setting: Setting, path: string): string
  /** A screen for somebody who may see nothing yet. */
  bare(layout: string, view: { title: string }): string
  /** A part of a screen. */
  part(layout: string, view: object): string
}

/** The ways at the top of each screen, by the first step of their addresses. */
const ways = ['', 'new', 'check', 'life', 'numbers', 'publish', 'bring'] as const

/** True for the pages of the log: what is done there is no page's, and stands in a file of its own. */
function isOfLog(path: string): boolean {
  return /^numbers(?:\/complaints?(?:\/|$)|$)/.test(path)
}

const theme = { folder: 'site/start', words: 'start', shows: ['redline', 'redline-lines', 'redline-line'] }

const drawn = new WeakMap<Words, Drawing>()

/**
 * The layouts in the words of a language. They are ours alone: a slip in a company's own layout must not keep its
 * managers from writing.
 */
export function drawScreens(words: Words): Drawing {
  let drawing = drawn.get(words)
  if (!drawing) drawn.set(words, (drawing = drawingOf(words, loadLayouts(words, undefined, theme))))
  return drawing
}

function drawingOf(words: Words, layouts: Layouts): Drawing {
  const frame = { language: words.language, bare: false, folder: '', company: '', ways: [], undo: '', redo: '', path: '' }
  return {
    screen: ({ layout, title, view, alone = false }, { project, changes, dir }, path) => {
      const first = path === 'index.html' ? '' : path.split('/')[0]
      const company = project.working.company?.fields.name
      return layouts('frame', {
        ...frame,
        title,
        layout,
        folder: nameOfFolder(dir),
        company: company ?? words.say('start.brand'),
        // Before there is a page, there is nowhere to go.
        ways:
          project.documents.length === 0 || alone
            ? []
            : ways.map((way) => ({
                href: `/${way}`,
                title: words.say(`start.ways.${way === '' ? 'home' : way}`),
                here: way === (first === 'assess' ? 'numbers' : first),
              })),
        // What is written to the log cannot be undone here: a button that undoes something else would mislead.
        ...(!alone && !isOfLog(path) && undoViews(changes, project, words)),
        path: `/${path}`,
        main: layouts(layout, view),
      })
    },
    bare: (layout, view) => layouts('frame', { ...frame, ...view, layout, bare: true, main: layouts(layout, view) }),
    part: layouts,
  }
}
