import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeCode } from '../../src/signoff/code.ts'
import { judgeWith, type Judged } from '../../src/signoff/judge-receipt.ts'
import { makeReceipt } from '../../src/signoff/receipt.ts'
import { receiptsIn } from '../../src/signoff/receipts-in.ts'
import type { SignOffRecords } from '../../src/signoff/read-sign-offs.ts'
import type { SignablePage } from '../../src/signoff/versions.ts'
import { proofsIn } from '../../src/signoff/standing.ts'
import { isMeant, presenceOf } from '../../src/signoff/who.ts'

const text = (name: string) => createHash('sha256').update(name).digest('hex')
const codeOf = (seed: string) => makeCode((count) => createHash('sha256').update(seed).digest().subarray(0, count))
const today = '2026-11-23'

/** A page that has moved: what staff work by is version 4, which is version 3 better worded. */
const versions = [
  { version: 1, signed: text('one') },
  { version: 2, signed: text('two') },
  { version: 3, signed: text('three') },
  { version: 4, signed: text('three') },
].map((one) => ({ ...one, note: undefined, differently: undefined }))
const moved: SignablePage = {
  page: 'returns/late',
  former: ['late'],
  path: 'policies/returns/late.md',
  title: 'Late',
  now: versions[3]!,
  versions,
}
const still: SignablePage = {
  page: 'thanks',
  former: [],
  path: 'policies/thanks.md',
  title: 'Thanks',
  now: versions[0]!,
  versions: [versions[0]!],
}

const codes = { 'Anna round-1': codeOf('anna 1'), 'Anna round-2': codeOf('anna 2'), 'Ben round-1': codeOf('ben 1') }
const records: Pick<SignOffRecords, 'rounds' | 'codes'> = {
  rounds: [
    { round: 'round-1', openedOn: '2026-11-01', page: 'late', version: 3, signed: text('three'), roles: 'driver' },
    { round: 'round-2', openedOn: '2026-11-10', page: 'thanks', version: 1, signed: text('one'), roles: 'driver' },
    { round: 'round-2', openedOn: '2026-11-10', page: 'gone', version: 2, signed: text('gone'), roles: 'driver' },
  ],
  codes: Object.entries(codes).map(([who, code]) => {
    const [person, round] = who.split(' ') as [string, string]
    return { person, round, code, askedOn: '2026-11-01' }
  }),
}
const judge = judgeWith(records, [moved, still], today)
const judged = (line: string): Judged[] => receiptsIn(line).map(judge)
const receipt = (who: keyof typeof codes, page: string, version: number, signed: string, day = '2026-11-20') =>
  makeReceipt({ code: codes[who], page, version, fingerprint: text(signed), day })

describe('what a receipt is worth', () => {
  test.each([
    ['under the name the page had when it was asked for', receipt('Anna round-1', 'late', 3, 'three'), 'good'],
    ['under its name now, for what means the same', receipt('Anna round-1', 'returns/late', 4, 'three'), 'good'],
    ['of the version before', receipt('Anna round-1', 'late', 2, 'two'), 'older'],
    ['of a page that only her other round asks for', receipt('Anna round-1', 'thanks', 1, 'one'), 'good'],
    ['with the code of her other round', receipt('Anna round-2', 'returns/late', 4, 'three'), 'good'],
    ['of a page that he was never asked to read', receipt('Ben round-1', 'thanks', 1, 'one'), 'elsewhere'],
    ['of a page that is gone by now', receipt('Anna round-2', 'gone', 2, 'gone'), 'good'],
    ['of a page that nobody knows', receipt('Anna round-1', 'nowhere', 1, 'one'), 'altered'],
    ['of a version there never was', receipt('Anna round-1', 'late', 5, 'three'), 'altered'],
    ['of a text there never was', receipt('Anna round-1', 'late', 3, 'two'), 'altered'],
    ['on the day the round was opened', receipt('Anna round-1', 'late', 3, 'three', '2026-11-01'), 'good'],
    ['on the day before', receipt('Anna round-1', 'late', 3, 'three', '2026-10-31'), 'early'],
    ['today', receipt('Anna round-1', 'late', 3, 'three', today), 'good'],
    ['tomorrow', receipt('Anna round-1', 'late', 3, 'three', '2026-11-24'), 'ahead'],
  ])('%s', (_, line, says) => {
    const [one, ...others] = judged(line)
    expect(others).toEqual([])
    expect(one!.says).toBe(says)
    if (one!.says === 'good') expect([one!.receipt, ['returns/late', 'thanks', 'gone'].includes(one!.page!)]).toEqual([line, true])
  })

  test('an older version that means what was asked for is as good as the one that was named', () => {
    const asked = { ...records, rounds: [{ ...records.rounds[0]!, version: 4 }] }
    expect(judgeWith(asked, [moved], today)(receiptsIn(receipt('Anna round-1', 'late', 3, 'three'))[0]!).says).toBe('good')
  })

  test('of two rounds that ask for one page, the last one says what is wanted', () => {
    const asked = {
      ...records,
      rounds: [...records.rounds, { ...records.rounds[1]!, round: 'round-3', page: 'returns/late', version: 2, signed: text('two') }],
    }
    const ask = (line: string) =>
      judgeWith(
        { ...asked, codes: [...asked.codes, { person: 'anna', round: 'round-3', code: codeOf('anna 3'), askedOn: today }] },
        [moved, still],
        today,
      )(receiptsIn(line)[0]!).says
    // With the code of a round that has nothing to do with it.
    expect(ask(receipt('Anna round-2', 'late', 2, 'two'))).toBe('good')
    expect(ask(receipt('Anna round-2', 'late', 1, 'one'))).toBe('older')
  })
})

test('with any one sign changed, left out, doubled or put in, a receipt proves what it did before, or nothing', () => {
  const line = receipt('Anna round-1', 'late', 3, 'three')
  const signs = ['', ...Array.from({ length: 95 }, (_, i) => String.fromCodePoint(32 + i)), '\n', 'é', 'О', '١', '７', '\u200B', '😀']
  const lost: string[] = []
  const wrong: string[] = []
  for (let at = 0; at <= line.length; at++)
    for (const sign of signs)
      for (const rest of [at, at + 1]) {
        const changed = line.slice(0, at) + sign + line.slice(rest)
        if (changed === line) continue
        const all = judged(`Hello,\n${changed}\n\nBest wishes`)
        // Only its very first signs say that it is one: without them, the rest still does.
        if (all.length === 0) lost.push(changed)
        for (const one of all) if (one.says === 'good' && one.receipt !== line) wrong.push(`${changed}: ${one.receipt}`)
      }
  expect(lost).toEqual([])
  expect(wrong).toEqual([])
  // And two receipts with a part of one put into the other are two, or none.
  const other = receipt('Ben round-1', 'late', 3, 'three', '2026-11-21')
  for (let at = 1; at < line.length; at++)
    for (const one of judged(line.slice(0, at) + other.slice(at)))
      expect(one.says !== 'good' || [line, other].includes(one.receipt), line.slice(0, at)).toBe(true)
})

describe('who can be asked', () => {
  test.each([
    ['nothing is said of them', {}, 'here'],
    ['they begin today', { since: today }, 'here'],
    ['they begin tomorrow', { since: '2026-11-24' }, 'coming'],
    ['they leave tomorrow', { left: '2026-11-24' }, 'here'],
    ['their last day is over', { left: today }, 'left'],
    ['they left, and came back', { left: '2026-03-01', since: '2026-11-01' }, 'here'],
    ['they left, and come back', { left: '2026-03-01', since: '2026-12-01' }, 'coming'],
    ['they are away from today', { awayFrom: today }, 'away'],
    ['they are back today', { awayFrom: '2026-05-01', backOn: today }, 'here'],
    ['they are back tomorrow', { awayFrom: '2026-05-01', backOn: '2026-11-24' }, 'away'],
    ['they go away tomorrow', { awayFrom: '2026-11-24', backOn: '2027-05-01' }, 'here'],
    ['they were back, and went again', { awayFrom: '2026-11-01', backOn: '2026-05-01' }, 'away'],
    ['nobody knows since when they are away', { backOn: '2026-11-24' }, 'away'],
  ])('%s', (_, said, presence) => {
    expect(presenceOf({ person: 'Anna', role: 'driver', ...said } as never, today)).toBe(presence)
  })

  test.each([
    ['their role', { role: 'driver' }, { roles: ['driver'], places: [] }, true],
    ['another role', { role: 'seller' }, { roles: ['driver'], places: [] }, false],
    ['no role', {}, { roles: ['driver'], places: [] }, false],
    ['their place', { role: 'driver', place: 'harbour' }, { roles: ['driver'], places: ['harbour'] }, true],
    ['another place', { role: 'driver', place: 'hill' }, { roles: ['driver'], places: ['harbour'] }, false],
    ['a place, and they have none', { role: 'driver' }, { roles: ['driver'], places: ['harbour'] }, false],
    ['all places', { role: 'driver', place: 'hill' }, { roles: ['driver'], places: [] }, true],
  ])('a round for %s', (_, person, round, meant) => {
    expect(isMeant(person as never, round)).toBe(meant)
  })
})

describe('what is proved', () => {
  const proof = (page: string, version: number, signed: string, how: 'receipt' | 'paper' = 'receipt') => ({
    person: 'Anna  Kask',
    page,
    version,
    signed: text(signed),
    readOn: today,
    how,
    round: 'round-1',
    collectedOn: today,
  })
  const asked = { page: 'late', version: 2, signed: text('two') }
  const read = (...proofs: ReturnType<typeof proof>[]) => proofsIn({ proofs }, [moved, still]).hasRead('anna kask', asked)

  test.each([
    ['the text that was asked for', [proof('late', 2, 'two')], true],
    ['the same under the name of today', [proof('returns/late', 2, 'two')], true],
    ['a later text: whoever read that need not read the one before', [proof('late', 3, 'three')], true],
    ['an earlier one', [proof('late', 1, 'one')], false],
    ['another page', [proof('thanks', 2, 'two')], false],
    ['nothing', [], false],
  ])('by %s', (_, proofs, hasRead) => {
    expect(read(...proofs)).toBe(hasRead)
  })

  test('of a page that has the name another one had: each counts for its own', () => {
    const anew = { ...still, page: 'late', path: 'policies/late.md' }
    const { hasRead } = proofsIn({ proofs: [proof('late', 1, 'one')] }, [moved, anew])
    expect(hasRead('Anna Kask', { page: 'late', version: 1, signed: text('one') })).toBe(true)
    expect(hasRead('Anna Kask', { page: 'returns/late', version: 1, signed: text('one') })).toBe(false)
  })

  test('a pen counts as a pen only where there is no receipt', () => {
    const onPaper = (...proofs: ReturnType<typeof proof>[]) => proofsIn({ proofs }, [moved]).isOnPaper('Anna Kask', asked)
    expect(onPaper(proof('late', 2, 'two', 'paper'))).toBe(true)
    expect(onPaper(proof('late', 2, 'two', 'paper'), proof('late', 2, 'two'))).toBe(false)
    expect(onPaper(proof('late', 1, 'one', 'paper'))).toBe(false)
  })
})
