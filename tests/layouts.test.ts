import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { common } from '../src/kinds/common.ts'
import type { Audience, Field } from '../src/kinds/field.ts'
import { kinds } from '../src/kinds/index.ts'
import type { Kind } from '../src/kinds/kind.ts'
import { readProject } from '../src/project.ts'
import { renderSite } from '../src/render/site.ts'
import { readShipped } from '../src/words/shipped.ts'
import { repository } from './support/command.ts'
import { baseFiles, makeProject, testDay } from './support/project.ts'

/** A layout's text with that of the partials it uses. */
function textOf(path: string, seen = new Set<string>()): string {
  const text = readFileSync(join(repository, path), 'utf8')
  const partials = [...text.matchAll(/\{\{> ([\w-]+)/g)]
    .map(([, name]) => `site/partials/${name}.hbs`)
    .filter((partial) => !seen.has(partial))
  for (const partial of partials) seen.add(partial)
  return [text, ...partials.map((partial) => textOf(partial, seen))].join('\n')
}

/** Shown in another way than by their name: the ladder in its shape, steps of the why-thread as such; or not for readers. */
function isShownOtherwise(name: string, field: Field): boolean {
  const thread = field.item?.thread ?? field.thread ?? false
  return thread || field.shows !== undefined || ['ordinary', 'catchAll', 'area', 'hasCustomers'].includes(name)
}

describe.each((Object.values(kinds) as Kind[]).map((kind) => [kind.name, kind] as const))('the layout of %s', (name, kind) => {
  const own = readShipped(`site/layouts/${name}.hbs`) === undefined ? 'document' : name
  const text = textOf(`site/layouts/${own}.hbs`)

  test('shows every field', () => {
    const left = Object.entries(kind.fields)
      .filter(([field, type]) => !(field in common) && field !== kind.titledBy && !isShownOtherwise(field, type))
      .filter(([field]) => !text.includes(`fields.${field}`) && own !== 'document')
      .map(([field]) => field)
    expect(left).toEqual([])
  })

  test('shows managers who was asked', () => {
    // Nobody publishes a record, so it has no page to ask about.
    if (kind.home === 'policies') expect(text).toContain('fields.consulted')
  })

  test('shows every section', () => {
    expect(Object.keys(kind.sections).filter((section) => !text.includes(`sections.${section}`) && own !== 'document')).toEqual([])
  })
})

test('who was asked, and what they said, stands on managers’ pages and on no other', async () => {
  const files = await baseFiles()
  const said = 'consulted:\n  - { role: driver, on: 2026-11-12, said: Ring from the van. }\n'
  const path = 'policies/late-delivery.md'
  const dir = await makeProject({ ...files, [path]: files[path]!.replace('status:', `${said}status:`) })
  const { inForce } = await readProject(dir, { today: testDay })
  const shown = (audience: Audience) => renderSite(inForce, { audience, dir }).files.get('late-delivery.html')!
  expect(shown('managers')).toMatch(/<h2>Who was asked<\/h2>[^]*Driver[^]*12 November 2026[^]*Ring from the van\./)
  expect(shown('staff')).not.toMatch(/Who was asked|Ring from the van/)
})
