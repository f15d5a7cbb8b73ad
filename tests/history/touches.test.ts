import { describe, expect, test } from 'vitest'
import { touchedBy } from '../../src/measure/touches.ts'
import { readProject } from '../../src/project.ts'
import { repository } from '../support/command.ts'
import { testDay } from '../support/project.ts'

const { working } = await readProject(repository, { today: testDay })
const touched = (path: string) => {
  const page = working.documents.find((document) => document.path === `policies/${path}.md`)!
  return touchedBy(page, working).map(({ why, document, through, roles }) => {
    const to = document?.path.slice('policies/'.length, -'.md'.length) ?? roles?.join(', ') ?? ''
    return `${why} ${to}${through === undefined ? '' : ` through ${through.name}`}`.trim()
  })
}

describe('what a change touches', () => {
  test('of what staff may decide: the pages made of it, places that go further, and what teaches it', () => {
    const all = touched('delivery/late-delivery')
    expect(all.slice(0, 2)).toEqual(['finder', 'matrix'])
    expect(all[2]).toMatch(/^cards Driver, Sales assistant, Customer care, Shift lead/)
    expect(all).toContain('wider-here places/harbour-hall')
    expect(all.filter((one) => one.startsWith('teaches '))).not.toEqual([])
    expect(all.filter((one) => one.startsWith('leads '))).toContain('leads delivery/delivery')
  })

  test('of a policy: what goes by it, and what goes by that; each page once, and never itself', () => {
    const all = touched('delivery/delivery')
    expect(all).toContain('goes-by delivery/late-delivery')
    expect(all).not.toContain('matrix')
    const pages = all.map((one) => one.split(' ')[1])
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages).not.toContain('delivery/delivery')
  })

  test('of a goal: its policies, and through them the situations', () => {
    const all = touched('goals/keep-the-promised-day')
    expect(all).toContain('goes-by delivery/delivery')
    expect(all).toContain('through delivery/late-delivery through delivery')
  })

  test('of the company: every situation, and not each page that names a role', () => {
    expect(touched('company').slice(0, 1)).toEqual(['every-situation'])
    expect(touched('company').filter((one) => one.startsWith('goes-by'))).toEqual([])
  })
})
