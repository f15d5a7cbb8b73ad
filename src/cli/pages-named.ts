import { relative, resolve, sep } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { nearest } from '../check/nearest.ts'
import type { Document } from '../handbook/document.ts'
import { isRecord, isRetired } from '../handbook/in-force.ts'
import type { Project } from '../handbook/read.ts'
import type { Words } from '../words/words.ts'

/**
 * The documents that somebody names, each once: by the way to a file, from here or from the project; by a name or a title; or by a
 * folder, which means all of its pages. Pages whose file is gone are known by their history.
 *
 * @throws {CannotRun} where a name means none, or several
 */
export function pagesNamed(project: Project, named: readonly string[], words: Words): Document[] {
  return [...new Set(named.flatMap((typed) => meant(project, typed, words)))]
}

/** The one document that somebody names. */
export function pageNamed(project: Project, typed: string, words: Words): Document {
  const [document, ...others] = meant(project, typed, words)
  if (document === undefined || others.length > 0)
    throw new CannotRun(words.say('history.named.several', several(typed, [document!, ...others])))
  return document
}

function meant({ dir, documents, approved }: Project, typed: string, words: Words): Document[] {
  const all = [...documents, ...approved.filter(({ life }) => life?.working === 'gone')]
  const clean = typed.split(sep).join('/').replace(/^\.\//, '').replace(/\/+$/, '')
  const fromHere = relative(dir, resolve(typed)).split(sep).join('/')
  const at = all.find(({ path }) => [clean, fromHere, `${fromHere}.md`, `policies/${clean}`, `policies/${clean}.md`].includes(path))
  if (at !== undefined) return [at]
  const inFolder = (...folders: string[]) =>
    documents.filter(
      (document) => folders.some((folder) => document.path.startsWith(`${folder}/`)) && !isRecord(document) && !isRetired(document),
    )
  const byWay = inFolder(clean, fromHere)
  if (byWay.length > 0) return byWay
  const title = titleIn(typed)
  for (const called of [
    all.filter(({ name }) => name === clean),
    all.filter((document) => document.title !== undefined && titleIn(document.title) === title),
  ]) {
    if (called.length === 1) return called
    if (called.length > 1) throw new CannotRun(words.say('history.named.several', several(typed, called)))
  }
  // A folder by its bare name: "standards" is policies/standards.
  const bare = inFolder(`policies/${clean}`)
  if (bare.length > 0) return bare
  const near = nearest(
    clean,
    all.flatMap(({ name, path, title: of }) => [name, path, of ?? name]),
  )
  throw new CannotRun(
    near === undefined ? words.say('history.named.nothing', { typed }) : words.say('history.named.didYouMean', { typed, nearest: near }),
  )
}

/** A title as people type it: with or without the quotation marks it was shown in, in whatever letters. */
function titleIn(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[“”„"]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

function several(typed: string, documents: readonly Document[]): { typed: string; files: string } {
  return { typed, files: documents.map(({ path }) => `\n  ${path}`).join('') }
}
