import { readShipped } from '../words/shipped.ts'

/** What all sheets have in common: ink on paper, and how a heading stands. */
const common = 'paper'

/**
 * The style of a page that needs nothing beside it, to stand in the page itself. Whatever a style of somebody's own
 * holds, it ends where we say.
 *
 * @param name its file in `site/sheet`, without `.css`
 * @param dir the project, where a style of its own may take the place of ours
 */
export function sheetStyle(name: string, dir?: string): string {
  return [common, name].map((file) => withoutEnd(readShipped(`site/sheet/${file}.css`, dir) ?? '')).join('\n')
}

/** As it may stand inside `<style>`. */
export function withoutEnd(style: string): string {
  return style.replaceAll('</', '<\\/')
}
