import { kindNamed } from '../handbook/document.ts'
import { begunWith } from '../handbook/lexicon.ts'
import type { Kind } from '../kinds/kind.ts'
import { kindNames } from '../kinds/schema.ts'
import type { KindWords, Words } from '../words/words.ts'

/** A template: the questions of a kind, and what a document begun with it holds from the start. */
export interface Template {
  /** `policy` for a kind's own, `policy/returns` for one of an area or situation. */
  id: string
  kind: Kind
  version: number
  words: KindWords
}

/** The template of a name; undefined where there is none. */
export function templateNamed(id: string, words: Words): Template | undefined {
  const [of, ...rest] = id.split('/')
  const kind = kindNamed(of)
  if (kind === undefined || rest.length > 1) return undefined
  const told = rest.length === 0 ? words.kind(kind.name) : words.template(id)
  return told && { id, kind, version: Number(told.version ?? 1), words: told }
}

/** The template that a document says it was begun with, or else its kind's own. */
export function templateOf(document: { kind: string | undefined; fields: Record<string, unknown> }, words: Words): Template | undefined {
  const found = templateNamed(begunWith(document)?.name ?? '', words)
  return found?.kind.name === document.kind ? found : document.kind === undefined ? undefined : templateNamed(document.kind, words)
}

/** Templates that speak of what somebody typed in their titles, purposes or customers' words: "no-shows" is none of their names. */
export function templatesAbout(typed: string, words: Words): Template[] {
  const wanted = typed
    .toLowerCase()
    .replace(/^.*\//, '')
    .split(/[\s-]+/)
    .filter((word) => word.length > 2)
    .map((word) => word.replace(/s$/, ''))
  return allTemplates(words).filter(({ id, words: { title, purpose, start = {} } }) => {
    const said = [id, title, purpose, start.title, start.summary, start['also-called'], start.tags].flat().join(' ').toLowerCase()
    return wanted.length > 0 && wanted.every((word) => said.includes(word))
  })
}

/** Every template there is, those of a kind behind the kind's own. */
export function allTemplates(words: Words): Template[] {
  return kindNames.flatMap((kind) =>
    [kind, ...words.templates(kind).map((name) => `${kind}/${name}`)].map((id) => templateNamed(id, words)!),
  )
}
