import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseHtml, defaultTreeAdapter as tree, html, type DefaultTreeAdapterTypes } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { renderSite, type Site } from '../src/render/site.ts'
import { readProject } from '../src/project.ts'
import { repository } from './support/command.ts'
import { testDay } from './support/project.ts'

/** Where the sample says what a source says: a page, an anchor on it, and words that stand there. */
interface Spot {
  page: string
  at: string
  says: string
}

/** One row for each idea of the five texts that the method comes from: letter of the text, and how many it has. */
const rows = { E: 40, D: 26, L: 22, B: 45, A: 51 }

const folder = join(repository, 'tests/sources')
const spots = new Map<string, Spot>(
  readdirSync(folder).flatMap((file) => Object.entries(parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Spot>)),
)

let site: Site
const trees = new Map<string, DefaultTreeAdapterTypes.Document>()
beforeAll(async () => {
  const project = await readProject(repository, { today: testDay })
  site = renderSite(project.inForce, { dir: repository })
})

type Node = DefaultTreeAdapterTypes.Node

function childrenOf(node: Node): Node[] {
  return 'childNodes' in node ? node.childNodes : []
}

function textOf(node: Node): string {
  return tree.isTextNode(node) ? node.value : childrenOf(node).map(textOf).join(' ')
}

function withId(node: Node, id: string): Node | undefined {
  if (tree.isElementNode(node) && node.attrs.some(({ name, value }) => name === 'id' && value === id)) return node
  for (const child of childrenOf(node)) {
    const found = withId(child, id)
    if (found) return found
  }
  return undefined
}

/** What stands under an anchor: in the element that has it, or in the section whose heading has it. */
function under(page: string, anchor: string): string | undefined {
  if (!trees.has(page)) trees.set(page, parseHtml(site.files.get(page)!))
  const found = withId(trees.get(page)!, anchor)
  if (!found || !tree.isElementNode(found)) return found && textOf(found)
  const isHeading = [html.TAG_NAMES.H2, html.TAG_NAMES.H3].includes(found.tagName as never)
  return textOf(isHeading ? (found.parentNode as Node) : found)
}

const plain = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()

describe('what the sources say stands in the sample', () => {
  test('every row of theirs has its place', () => {
    const wanted = Object.entries(rows).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`),
    )
    expect([...spots.keys()].sort()).toEqual(wanted.sort())
  })

  test.each([...spots])('%s', (_row, { page, at, says }) => {
    expect(site.files.has(page), page).toBe(true)
    const text = under(page, at)
    expect(text, `${page}#${at}`).toBeDefined()
    expect(plain(text!)).toContain(plain(says))
    expect(says.split(' ').length).toBeGreaterThanOrEqual(3)
  })

  test('no two rows point to the same words', () => {
    const said = [...spots.values()].map(({ page, says }) => `${page} ${says}`)
    expect(said.filter((one, i) => said.indexOf(one) !== i)).toEqual([])
  })
})
