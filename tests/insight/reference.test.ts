import { describe, expect, test } from 'vitest'
import { referenceOf } from '../../src/measure/complaints/reference.ts'

describe('a reference is told only where it can be nobody’s name or number', () => {
  test.each<[typed: string | undefined, told: string | undefined]>([
    ['2026-0042', '2026-0042'],
    [' B-17 ', 'B-17'],
    ['R/2026.15', 'R/2026.15'],
    ['№ 15', undefined],
    ['Mari Mets', undefined],
    ['Mari', undefined],
    ['Mari +372 5555 0101', undefined],
    ['+3725550101', undefined],
    ['mari7@shop.ee', undefined],
    ['2026-0001 =cmd', undefined],
    ['1\u001B[2J', undefined],
    ['1'.repeat(30), undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j: %j', (reference, told) => expect(referenceOf(reference === undefined ? {} : { reference })).toBe(told))
})
