import { describe, expect, test } from 'vitest'
import { bars } from '../../src/render/charts/bars.ts'
import { columns } from '../../src/render/charts/columns.ts'
import { dots } from '../../src/render/charts/dots.ts'
import { points } from '../../src/render/charts/points.ts'
import { spark } from '../../src/render/charts/spark.ts'
import { stack } from '../../src/render/charts/stack.ts'

describe('bars begin at zero and end where their amount does', () => {
  test.each<[string, number[], Parameters<typeof bars>[1], string[]]>([
    ['the longest has all the room', [127, 77, 0], {}, ['100%', '60.63%', '0%']],
    ['of a share, the whole is the room', [614, 1000, 333], { most: 1000 }, ['61.4%', '100%', '33.3%']],
    ['one alone', [3], {}, ['100%']],
    ['nothing but zeros', [0, 0], {}, ['0%', '0%']],
    ['huge beside small', [1e12, 1], {}, ['100%', '0%']],
    ['below zero there is no bar', [-5, 10], {}, ['0%', '100%']],
    ['all below zero', [-5, -1], {}, ['0%', '0%']],
    ['more than there is room for ends with the room', [1200], { most: 1000 }, ['100%']],
    ['what is no number has no bar', [Number.NaN, Infinity, 4], {}, ['0%', '0%', '100%']],
  ])('%s', (_, amounts, shape, lengths) => {
    expect(bars(amounts, shape).map(({ length }) => length)).toEqual(lengths)
  })

  test('a mark stands where the bar should end, and nowhere where nobody said', () => {
    expect(bars([970, 610], { most: 1000, marks: [950, undefined] }).map(({ mark }) => mark)).toEqual(['95%', null])
  })
})

describe('a bar cut into pieces', () => {
  test.each<[string, Record<string, number>, [string, string, string][]]>([
    [
      'in their order, without a gap',
      { alone: 29, granted: 23, other: 0 },
      [
        ['alone', '0%', '55.77%'],
        ['granted', '55.77%', '44.23%'],
      ],
    ],
    ['one has it all', { alone: 0, granted: 4 }, [['granted', '0%', '100%']]],
    ['of nothing there is none', { alone: 0, granted: 0 }, []],
    ['nor of less', { alone: -2, granted: Number.NaN }, []],
  ])('%s', (_, parts, pieces) => {
    expect(stack(parts).map(({ name, x, width }) => [name, x, width])).toEqual(pieces)
  })
})

const counted = (...counts: number[]) => counts.map((n) => ({ label: 'Nov', short: 'N', n, isPart: false }))

describe('columns stand on a line at zero', () => {
  test.each<[string, number[]]>([
    ['none', []],
    ['one', [7]],
    ['zeros', [0, 0, 0]],
    ['a year and a bit', [10, 41, 38, 35, 34, 32, 31, 30, 26, 25, 33, 40, 24]],
    ['huge', [200_000, 3]],
    ['less than nothing, and no number', [-4, Number.NaN, 2]],
  ])('%s', (_, counts) => {
    const chart = columns(counted(...counts))
    const highest = Math.max(1, ...counts.filter((n) => n > 0))
    for (const [i, { y, height, n }] of chart.columns.entries()) {
      expect(y + height).toBeCloseTo(chart.base, 1)
      expect(height).toBeCloseTo((130 * Math.max(0, counts[i]! || 0)) / highest, 1)
      expect(n).toBe(Math.max(0, counts[i]! || 0))
    }
    // Side by side, in their order, within the picture.
    const edges = chart.columns.flatMap(({ x, width }) => [Number.parseFloat(x), Number.parseFloat(x) + Number.parseFloat(width)])
    expect(edges).toEqual(edges.toSorted((a, b) => a - b))
    for (const edge of edges) expect(edge >= 0 && edge <= 100).toBe(true)
    expect(JSON.stringify(chart)).not.toMatch(/NaN|Infinity|null|e-\d|\d\.\d{3}/)
  })

  test.each([1, 2, 3, 9, 41, 1000])('lines stand at whole numbers, up to %i', (most) => {
    const { lines, base } = columns(counted(most, 0))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.length).toBeLessThanOrEqual(8)
    for (const { says, y } of lines) {
      expect(Number.isInteger(says)).toBe(true)
      expect(y).toBeCloseTo(base - (130 * says) / most, 1)
    }
  })
})

describe('dots between two ends', () => {
  const marks = { least: 1, most: 5, borders: [2, 3] }
  test.each<[string, { now: number; before: number | undefined }, object]>([
    ['in the middle', { now: 3, before: undefined }, { now: '50%', before: null, way: null }],
    ['up', { now: 4, before: 2 }, { now: '75%', before: '25%', way: { from: '25%', to: '75%' } }],
    ['down', { now: 1, before: 5 }, { now: '0%', before: '100%', way: { from: '0%', to: '100%' } }],
    ['beyond the ends', { now: 9, before: -3 }, { now: '100%', before: '0%', way: { from: '0%', to: '100%' } }],
    ['no number', { now: Number.NaN, before: undefined }, { now: '0%', before: null, way: null }],
  ])('%s', (_, values, shown) => {
    expect(dots(values, marks)).toEqual({ ...shown, borders: ['25%', '50%'] })
  })
})

test('small columns never leave their picture', () => {
  for (const counts of [[], [0], [5, -1, Number.NaN, 1e9]])
    for (const { y, height, x } of spark(counts).columns) {
      expect(y >= 0 && height >= 0 && y + height <= 44).toBe(true)
      expect(x).toMatch(/^[\d.]+%$/)
    }
})

const stood = (...values: (number | undefined)[]) => values.map((value) => ({ label: 'Nov', short: 'N', value, says: `${value}` }))

describe('points over time', () => {
  const share = { least: 0, most: 100 }
  test.each<[string, (number | undefined)[], { least: number; most: number }]>([
    ['none', [], share],
    ['nobody knows', [undefined, undefined], share],
    ['one', [50], share],
    ['at the ends', [0, 100], share],
    ['all the same', [100, 100, 100], share],
    ['a month without an answer', [77, undefined, 84], share],
    ['below zero', [-40, 12], { least: -100, most: 100 }],
    ['marks', [5.2, 5.9, 6], { least: 1, most: 7 }],
    ['beyond the scale, and no number', [140, -9, Number.NaN], share],
  ])('%s', (_, values, whole) => {
    const chart = points(stood(...values), whole, String)
    const known = values.filter((value) => value !== undefined && Number.isFinite(value)) as number[]
    expect(chart.points.map(({ says }) => says)).toEqual(known.map(String))
    expect(chart.ways).toHaveLength(Math.max(0, known.length - 1))
    expect(chart.labels).toHaveLength(values.length)
    for (const { y } of chart.points) expect(y >= 28 && y <= chart.base).toBe(true)
    // What is higher stands higher.
    for (const [i, one] of chart.points.entries())
      for (const [j, other] of chart.points.entries()) if (known[i]! > known[j]!) expect(one.y).toBeLessThanOrEqual(other.y)
    for (const { says } of chart.lines) expect(Number(says) >= whole.least && Number(says) <= whole.most).toBe(true)
    expect(JSON.stringify(chart)).not.toMatch(/NaN":|Infinity|null|e-\d|:\d+\.\d{3}/)
  })

  test('a small change stays small: at least a fifth of the scale is shown', () => {
    const { lines } = points(stood(80, 81), share, String)
    expect(Number(lines.at(-1)!.says) - Number(lines[0]!.says)).toBeGreaterThanOrEqual(20)
  })

  test('a gap is crossed by the line, and has its month', () => {
    const { points: drawn, ways, labels } = points(stood(77, undefined, 84), share, String)
    expect(ways).toEqual([{ x1: drawn[0]!.x, x2: drawn[1]!.x, y1: drawn[0]!.y, y2: drawn[1]!.y }])
    expect(labels[1]!.x > drawn[0]!.x && labels[1]!.x < drawn[1]!.x).toBe(true)
  })
})
