import MiniSearch from 'minisearch'
import type { Project } from '../handbook/read.ts'
import { titleOf } from '../render/context.ts'
import { readDocumentText } from '../walk/save.ts'
import { allTemplates } from '../walk/template.ts'
import type { Words } from '../words/words.ts'
import { toDo, toSee } from './ways.ts'

/** Something that was found: a page, or a page that could be written. */
export interface Hit {
  title: string
  sort: string
  /** The line that speaks of it. */
  says: string
  href: string
}

interface Entry extends Hit {
  id: number
  text: string
  /** A page of theirs, and not one that could be written. */
  isThere: boolean
}

/** More than this, and people look for other words (hits). */
const most = 30

/** Finds pages by what stands in them, and templates by what they are for. Words may be begun, or slightly misspelt. */
export async function searchIn(project: Project, words: Words, typed: string): Promise<Hit[]> {
  const { index, entries } = await indexOf(project, words)
  return index
    .search(typed, {
      prefix: true,
      fuzzy: 0.2,
      boost: { title: 4 },
      combineWith: 'AND',
      boostDocument: (id) => (entries[id as number]!.isThere ? 3 : 1),
    })
    .slice(0, most)
    .map(({ id, terms }) => {
      const { title, sort, href, text, says } = entries[id as number]!
      return { title, sort, href, says: lineWith(terms, text) ?? says }
    })
}

const indexes = new WeakMap<Project, ReturnType<typeof makeIndex>>()

/** Made once for a project: a project never changes, a saved answer makes another. */
function indexOf(project: Project, words: Words): ReturnType<typeof makeIndex> {
  let index = indexes.get(project)
  if (!index) indexes.set(project, (index = makeIndex(project, words)))
  return index
}

async function makeIndex(project: Project, words: Words) {
  const documents = await Promise.all(
    project.documents.map(async (document) => ({
      title: titleOf(document, words),
      sort: document.kind === undefined ? document.path : words.kind(document.kind).title,
      says: String(document.fields.summary ?? ''),
      href: toSee(document.path),
      // What stands there now; a file that went meanwhile is found by its title alone.
      text: await readDocumentText(project.dir, document.path).catch(() => ''),
      isThere: true,
    })),
  )
  const templates = allTemplates(words)
    .filter(({ id }) => id.includes('/') && !id.startsWith('company/'))
    .map((template) => ({
      title: template.words.title,
      sort: words.say('start.search.toWrite'),
      says: template.words.purpose,
      href: toDo(template.id, project, words),
      text: [template.words.purpose, template.words.start?.['also-called'], template.words.start?.tags].flat().join('\n'),
      isThere: false,
    }))
  const entries: Entry[] = [...documents, ...templates].map((entry, id) => ({ ...entry, id }))
  const index = new MiniSearch<Entry>({ fields: ['title', 'text'] })
  index.addAll(entries)
  return { index, entries }
}

/** The first line of a text that has one of the words in it, without its key or bullet. */
function lineWith(terms: readonly string[], text: string): string | undefined {
  const line = text
    .split('\n')
    .map((one) =>
      one
        .replace(/^\s*(?:- )?(?:[a-z-]+: )?/, '')
        .replace(/^\||\|$/g, '')
        .trim(),
    )
    .find((one) => terms.some((term) => one.toLowerCase().includes(term)))
  return line === undefined || line.length <= longestLine ? line : `${line.slice(0, longestLine)}…`
}

/** A line to recognise, not to read (characters). */
const longestLine = 160
