import type { Project } from '../../handbook/read.ts'
import { audiences } from '../../kinds/field.ts'
import { folderFor } from '../../publish/folder.ts'
import { titleOf } from '../../render/context.ts'
import type { StillThere } from '../../walk/still-stands.ts'
import type { Words } from '../../words/words.ts'
import { toLife, toWrite } from '../ways.ts'

/** Where words stand that somebody has just taken out of a version: what is to be done next, each with the way there. */
interface StillThereView {
  pages: Places
  versions: Places
  published: Places
  /** Where it goes on. */
  go: string
}

interface Places {
  named: { title: string; at: string; href: string | null }[]
  /** How many more there are. */
  more: string
}

/** As many places as somebody goes to at once; the others are counted. */
const mostNamed = 5

/** Undefined where they stand nowhere else. */
export function stillThereView({ pages, versions, published }: StillThere, path: string, project: Project, words: Words) {
  const [documents, { entries }] = [[...project.documents, ...project.approved], project.history]
  const documentOf = (page: string) => documents.find((one) => one.path === page || one.life?.pages.includes(page))
  const placesOf = <T>(all: readonly T[], shown: (one: T) => Places['named'][number]): Places => ({
    named: all.slice(0, mostNamed).map(shown),
    more: all.length > mostNamed ? words.say('start.life.blank.more', { n: all.length - mostNamed }) : '',
  })
  if (pages.length + versions.length + published.length === 0) return undefined
  const view: StillThereView = {
    pages: placesOf(pages, ({ file, line }) => {
      const document = documentOf(file)
      return { title: document === undefined ? file : titleOf(document, words), at: `${file}:${line}`, href: toWrite(file) }
    }),
    versions: placesOf(versions, ({ file, line }) => {
      const entry = entries.find((one) => one.file === file)
      const document = entry && documentOf(entry.page)
      const at = `${file}:${line}`
      if (entry === undefined || document === undefined) return { title: file, at, href: null }
      const version = words.say(`start.life.did.${entry.did}`, { version: entry.version })
      // Only what was approved has a text to be read there.
      const isText = entry.did === 'approved' && entry.text !== ''
      return { title: `${titleOf(document, words)}: ${version}`, at, href: toLife(document.path, isText ? entry.version : undefined) }
    }),
    published: placesOf(published, (folder) => {
      const audience = audiences.find((one) => folderFor(one, false) === folder)
      return { title: `${folder}/`, at: '', href: audience === undefined ? null : `/publish?for=${audience}` }
    }),
    go: toLife(path),
  }
  return view
}
