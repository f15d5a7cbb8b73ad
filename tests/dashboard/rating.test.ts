import { describe, expect, test } from 'vitest'
import { assessmentAreas, statementSets, type AssessmentArea } from '../../src/kinds/assessment.ts'
import type { RoundTotals } from '../../src/measure/round-totals.ts'
import { ratingView } from '../../src/render/dashboard/rating.ts'
import type { Told } from '../../src/render/dashboard/told.ts'
import { wordsFor } from '../../src/words/words.ts'

const sizes = statementSets['servicebook-1']!

/** A round in which everybody gave each area the same mark, but for some areas. */
function roundOf(on: string, raters: number, mark: number, sums: Partial<Record<AssessmentArea, [sum: number, answered: number]>> = {}) {
  const areas = assessmentAreas.map((area) => {
    const asked = raters * sizes[area]
    const [sum, answered] = sums[area] ?? [asked * mark, asked]
    return [area, { sum, answered, asked }]
  })
  return { on, statements: 'servicebook-1', raters, roles: 2, areas: Object.fromEntries(areas) as RoundTotals['areas'] }
}

const viewOf = (...rounds: RoundTotals[]) =>
  ratingView({
    words: wordsFor('en'),
    context: { handbook: { today: '2026-11-21', numbers: { rounds } } },
    day: (day: string) => day,
  } as unknown as Told)

describe('how the company rated itself, for the managers', () => {
  test.each([1, 2])('of %i nothing is shown but why', (raters) => {
    const view = viewOf(roundOf('2026-11-01', raters, 2))
    expect(view.says).toContain('once three people have given their marks')
    expect(view).toMatchObject({ total: null, areas: [], lowest: null })
  })

  test('an earlier round of three is shown beside one of two', () => {
    const view = viewOf(roundOf('2025-11-01', 3, 3), roundOf('2026-11-01', 2, 2))
    expect(view.on).toBe('2025-11-01')
    expect(view.total!.value).toBe('21.0')
  })

  test('a change is the difference of the figures beside it, and what is chance is said', () => {
    // 2.41 and 3.15 come to 0.74.
    const was = roundOf('2025-11-01', 20, 4, { 'customer-first-culture': [241, 100], 'always-improving': [360, 120] })
    const is = roundOf('2026-11-01', 20, 4, { 'customer-first-culture': [315, 100], 'always-improving': [336, 120] })
    const { areas, chance, lowest } = viewOf(was, is)
    expect(areas[0]).toMatchObject({ before: '2.4', mark: '3.2', change: '+0.8', flag: null })
    expect(areas[6]).toMatchObject({ before: '3.0', mark: '2.8', change: 'as before', flag: 'weak' })
    expect(chance).toContain('Less than 0.3 up or down')
    expect(lowest).toBe('The two lowest: Always improving (2.8) and Customers come first (3.2).')
  })

  test('areas that share a place are not all called the lowest', () => {
    const { areas, lowest } = viewOf(roundOf('2026-11-01', 5, 5, { 'easy-to-reach': [138, 30] }))
    expect(lowest).toContain(
      'The lowest: Easy to reach and to deal with (4.6). The next place is shared by 6 areas, at 5.0. No area is below 4',
    )
    expect(areas.filter(({ isLowest }) => isLowest).map(({ title }) => title)).toEqual(['Easy to reach and to deal with'])
  })
})
