import pc from 'picocolors'
import type { Document } from '../../handbook/document.ts'
import { isWorkedBy } from '../../handbook/in-force.ts'
import type { Project } from '../../handbook/read.ts'
import { dayInWords } from '../../render/values.ts'
import { titleOf } from '../../render/context.ts'
import { waitingIn, type Waiting } from '../../walk/waiting.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from './visible.ts'

/** How many pages are named before the rest is counted. */
const mostNamed = 3

/** What a published handbook does not have yet, although it is written. */
export interface KeptBack {
  /** Pages of which staff keep an earlier version: what was changed in them waits for approval. */
  waiting: Document[]
  /** What is approved or retired, and whose day is still to come. */
  coming: Waiting['coming']
}

/** Looks for what publishing leaves out. */
export function keptBackIn(project: Project): KeptBack {
  const { changed, unread, wrong, toRetire, coming } = waitingIn(project)
  const waiting = [...changed, ...unread, ...wrong, ...toRetire].filter((document) => isWorkedBy(document, project.today))
  return { waiting, coming }
}

/** Says what publishing has left out, and what to type for it. */
export function keptBackInWords({ waiting, coming }: KeptBack, words: Words): string[] {
  const named = (titles: readonly string[]) =>
    visibleLine(
      [
        ...titles.slice(0, mostNamed),
        ...(titles.length > mostNamed ? [words.say('build.kept.more', { n: titles.length - mostNamed })] : []),
      ].join(', '),
    )
  const title = (document: Document) => `“${titleOf(document, words)}”`
  return [
    ...(waiting.length === 0
      ? []
      : [
          pc.yellow(words.say('build.kept.waiting', { n: waiting.length, pages: named(waiting.map(title)) })),
          pc.cyan(words.say('build.kept.see')),
        ]),
    ...(coming.length === 0
      ? []
      : [
          words.say('build.kept.coming', {
            pages: named(
              coming.map(({ document, entry: { did, effectiveFrom } }) =>
                words.say(did === 'retired' ? 'build.kept.goes' : 'build.kept.comes', {
                  page: title(document),
                  day: dayInWords(effectiveFrom, words),
                }),
              ),
            ),
          }),
        ]),
  ]
}

/** The same for programs. */
export function keptBackAsData({ waiting, coming }: KeptBack): object {
  return {
    waiting: waiting.map(({ path, life }) => ({ page: path, version: life?.now?.version ?? null })),
    coming: coming.map(({ document: { path }, entry: { did, version, effectiveFrom } }) => ({ page: path, did, version, effectiveFrom })),
  }
}
