import { expect, test } from 'vitest'
import { askedMeasures } from '../../src/kinds/shipped-measures.ts'
import { asNumber } from '../../src/measure/ratio.ts'
import { beginningAndEnd, endsOf, scoreOf } from '../../src/measure/surveys-counted.ts'

const month = (content: number, others: number) => ({ score: scoreOf('customer-satisfaction', { '5/5': content, '1/5': others }) })
const none = { score: scoreOf('customer-satisfaction', {}) }

test.each<[string, { score: ReturnType<typeof scoreOf> }[], [number, number] | undefined]>([
  ['five months are too few', [1, 2, 3, 4, 5].map(() => month(1, 1)), undefined],
  ['months without an answer are none', [month(1, 0), none, month(1, 0), month(1, 0), none, month(0, 1), month(0, 1)], undefined],
  ['each answer counts as one', [month(10, 0), month(0, 1), month(0, 1), month(1, 1), month(1, 1), month(0, 4)], [83.33, 25]],
  [
    'what lies between counts in neither',
    [month(1, 0), month(1, 0), month(1, 0), month(0, 9), month(0, 1), month(0, 1), month(0, 1)],
    [100, 0],
  ],
])('how it went from the first three months to the last three: %s', (_, months, ends) => {
  const found = beginningAndEnd(months)
  const inFigures = found && [found.beginning, found.end].map(({ value }) => Math.round(asNumber(value!) * 100) / 100)
  expect(inFigures).toEqual(ends)
})

test('no answers come to more or less than the ends of their measure', () => {
  for (const measure of askedMeasures) {
    const { least, most } = endsOf(measure)
    for (const mark of [0, 1, 5, 7, 10])
      for (const highest of [1, 5, 7, 10]) {
        const { value } = scoreOf(measure, { [`${mark}/${highest}`]: 1 })
        if (value !== undefined) expect(asNumber(value) >= least && asNumber(value) <= most, `${measure} ${mark}/${highest}`).toBe(true)
      }
  }
  expect(endsOf('net-promoter-score')).toEqual({ least: -100, most: 100 })
  expect(endsOf('customer-effort-score')).toEqual({ least: 1, most: 7 })
})
