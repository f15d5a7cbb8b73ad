import GithubSlugger from 'github-slugger'
import { kindNamed } from '../handbook/document.ts'
import { keyOf } from '../kinds/field.ts'
import type { Words } from './words.ts'

/** The sections that a kind declares, by the anchors of their headings: `how-we-do-it` is `howWeDoIt`. */
export function sectionsNamed(kind: string, words: Words): ReadonlyMap<string, string> {
  const told = words.kind(kind).sections
  return new Map(
    Object.keys(kindNamed(kind)?.sections ?? {}).map((name) => [new GithubSlugger().slug(told[keyOf(name)]?.heading ?? name), name]),
  )
}
