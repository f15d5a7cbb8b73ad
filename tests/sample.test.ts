import GithubSlugger from 'github-slugger'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkProject } from '../src/check/report.ts'
import { documentsOf, referencesIn, resolve } from '../src/handbook/handbook.ts'
import type { Project } from '../src/handbook/read.ts'
import { keyOf } from '../src/kinds/field.ts'
import { kinds } from '../src/kinds/index.ts'
import type { Kind } from '../src/kinds/kind.ts'
import { rungsOf } from '../src/measure/authority.ts'
import { readProject } from '../src/project.ts'
import { wordsFor } from '../src/words/words.ts'
import { repository } from './support/command.ts'
import { testDay } from './support/project.ts'

let sample: Project
beforeAll(async () => {
  sample = await readProject(repository, { today: testDay })
})

describe('the sample handbook', () => {
  test('has nothing wrong and nothing missing in its twenty documents, all approved', () => {
    expect(checkProject(sample).findings).toEqual([])
    expect(sample.documents).toHaveLength(20)
    expect(sample.inForce.documents).toHaveLength(20)
  })

  test('shows every kind', () => {
    for (const name of Object.keys(kinds)) expect(sample.documents.filter(({ kind }) => kind === name).length, name).toBeGreaterThan(0)
  })

  test('uses the headings that have a place of their own', () => {
    const words = wordsFor('en')
    for (const document of sample.documents) {
      const kind: Kind = kinds[document.kind!]
      const known = Object.keys(kind.sections).map((section) =>
        new GithubSlugger().slug(words.kind(kind.name).sections[keyOf(section)]!.heading),
      )
      const anchors = document.body.sections.map(({ anchor }) => anchor).filter((anchor) => anchor !== '' && anchor !== 'footnote-label')
      expect(
        anchors.filter((anchor) => !known.includes(anchor)),
        document.path,
      ).toEqual([])
    }
  })

  test('has whole threads: each guideline, over policy and goal, reaches a problem and an element of the vision', () => {
    const handbook = sample.inForce
    for (const guideline of documentsOf(handbook, kinds.discretion)) {
      const reached = new Set<string>()
      const follow = (document: (typeof sample.documents)[number]): void => {
        for (const { field, name } of referencesIn(document).filter((reference) => reference.field.thread)) {
          reached.add(field.to!)
          const target = resolve(handbook, field.to!, name, document)[0]
          if (target?.document && field.to !== 'element') follow(target.document)
        }
      }
      follow(guideline as never)
      expect([...reached].sort(), guideline.path).toEqual(['element', 'goal', 'policy', 'problem'])
    }
  })

  test('leaves nothing unused: each goal, problem and policy is pointed at, each element served', () => {
    const handbook = sample.inForce
    const used = new Set(handbook.documents.flatMap((document) => referencesIn(document).map(({ field, name }) => `${field.to}/${name}`)))
    for (const { kind, name } of handbook.documents.filter((document) => ['goal', 'problem', 'policy'].includes(document.kind!))) {
      expect(used, name).toContain(`${kind}/${name}`)
    }
    for (const { name } of documentsOf(handbook, kinds.vision)[0]!.fields.elements!) expect(used).toContain(`element/${name}`)
  })

  test('lets somebody who meets customers act in every situation, and ends every ladder with somebody who decides', () => {
    const meets = new Set(sample.inForce.company!.fields.roles!.filter(({ meetsCustomers }) => meetsCustomers).map(({ name }) => name))
    for (const guideline of documentsOf(sample.inForce, kinds.discretion)) {
      const rungs = rungsOf(guideline)
      expect(
        rungs[0]!.roles.some((role) => meets.has(role)),
        guideline.path,
      ).toBe(true)
      expect(
        rungs.at(-1)!.may.some(({ ceiling }) => ceiling === 'judgement'),
        guideline.path,
      ).toBe(true)
    }
  })

  test('says nothing twice: no paragraph stands in two documents', () => {
    const paragraphs = new Map<string, string>()
    for (const { path, body } of sample.documents) {
      for (const paragraph of body.sections.flatMap(
        ({ parts }) =>
          parts
            .filter((part) => typeof part === 'string')
            .join('')
            .match(/<p>[^<]{40,}<\/p>/g) ?? [],
      )) {
        expect(paragraphs.get(paragraph) ?? path, paragraph).toBe(path)
        paragraphs.set(paragraph, path)
      }
    }
    expect(paragraphs.size).toBeGreaterThan(60)
  })
})
