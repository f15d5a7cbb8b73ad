import Handlebars from 'handlebars'
import { CannotRun } from '../cannot-run.ts'
import type { Words } from '../words/words.ts'
import { listShipped, readShipped } from '../words/shipped.ts'

/** Fills a layout by its name: `policy`, `home`. */
export type Layouts = (name: string, view: object) => string

/**
 * Loads the theme's layouts and partials, a project's own before ours, file by file.
 *
 * Layouts are strict (a misspelt name fails instead of printing nothing) and escape everything; only body text that
 * was made safe goes through triple braces. Handlebars keeps prototypes out of reach by itself.
 *
 * @throws {LayoutProblem} where a layout cannot be read; it names the file
 */
export function loadLayouts(words: Words, dir?: string): Layouts {
  const handlebars = Handlebars.create()
  handlebars.registerHelper('word', (key: string, { hash }: Handlebars.HelperOptions) => words.say(`site.${key}`, hash as never))
  const options = { strict: true, knownHelpersOnly: true, knownHelpers: { word: true } }
  for (const file of listShipped('site/partials', dir).filter(isLayout)) {
    handlebars.registerPartial(file.replace(/\.hbs$/, ''), handlebars.compile(readShipped(`site/partials/${file}`, dir)!, options))
  }
  const compiled = new Map<string, Handlebars.TemplateDelegate>()
  return (name, view) => {
    const path = `site/layouts/${name}.hbs`
    try {
      if (!compiled.has(name)) compiled.set(name, handlebars.compile(readShipped(path, dir) ?? '', options))
      return compiled.get(name)!(view, { data: { words } })
    } catch (error) {
      throw new LayoutProblem(path, (error as Error).message)
    }
  }
}

/** A layout of the theme cannot be used. */
class LayoutProblem extends CannotRun {
  constructor(path: string, reason: string) {
    super(
      `The layout ${path}, or one it uses, cannot be filled: ${reason.split('\n')[0]} Compare it with the one that ships with Servicebook, or delete yours to use ours.`,
    )
  }
}

function isLayout(file: string): boolean {
  return file.endsWith('.hbs')
}
