import Handlebars from 'handlebars'
import { CannotRun } from '../cannot-run.ts'
import type { Words } from '../words/words.ts'
import { listShipped, readShipped } from '../words/shipped.ts'

/** Fills a layout by its name: `policy`, `home`. */
export type Layouts = (name: string, view: object) => string

/** Where layouts stand, and which words they say. */
interface Theme {
  /** Holds the folders `layouts` and `partials`. */
  folder: string
  /** The file of words that `{{word "home.title"}}` looks into. */
  words: string
  /** Partials of the handbook's own that it shows too, such as what differs between two versions. */
  shows?: readonly string[]
}

/**
 * Loads a theme's layouts and partials, a project's own before ours, file by file.
 *
 * Layouts are strict (a misspelt name fails instead of printing nothing) and escape everything; only body text that
 * was made safe goes through triple braces. Handlebars keeps prototypes out of reach by itself.
 *
 * @throws {LayoutProblem} where a layout cannot be read; it names the file
 */
export function loadLayouts(words: Words, dir?: string, theme: Theme = { folder: 'site', words: 'site' }): Layouts {
  const handlebars = Handlebars.create()
  handlebars.registerHelper('word', (key: string, { hash }: Handlebars.HelperOptions) => words.say(`${theme.words}.${key}`, hash as never))
  const options = { strict: true, knownHelpersOnly: true, knownHelpers: { word: true } }
  const load = (path: string): Handlebars.TemplateDelegate => {
    const fill = handlebars.compile(readShipped(path, dir) ?? '', options)
    return (view: object, more) => {
      try {
        return fill(view, more)
      } catch (error) {
        // Of layouts that use one another, the innermost is the one to look at.
        throw error instanceof CannotRun ? error : new LayoutProblem(path, error as Error)
      }
    }
  }
  for (const file of listShipped(`${theme.folder}/partials`, dir).filter(isLayout)) {
    handlebars.registerPartial(file.replace(/\.hbs$/, ''), load(`${theme.folder}/partials/${file}`))
  }
  for (const name of theme.shows ?? []) handlebars.registerPartial(name, load(`site/partials/${name}.hbs`))
  const layouts = new Map<string, Handlebars.TemplateDelegate>()
  return (name, view) => {
    if (!layouts.has(name)) layouts.set(name, load(`${theme.folder}/layouts/${name}.hbs`))
    return layouts.get(name)!(view, { data: { words } })
  }
}

/** A layout of the theme cannot be used. */
class LayoutProblem extends CannotRun {
  constructor(path: string, error: Error) {
    const reason = error instanceof RangeError ? 'It uses itself without end.' : error.message.split('\n')[0]
    super(
      `The layout ${path} cannot be filled: ${reason} Compare it with the one that ships with Servicebook, or delete yours to use ours.`,
    )
  }
}

function isLayout(file: string): boolean {
  return file.endsWith('.hbs')
}
