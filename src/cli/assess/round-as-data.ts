import { changesSince, spreadOf, type Scores } from '../../measure/assessment.ts'
import { asNumber, type Ratio } from '../../measure/ratio.ts'
import type { ToShow } from '../../walk/round-in-words.ts'
import { statementText } from '../../words/statements.ts'
import type { Words } from '../../words/words.ts'

/**
 * A round for programs. Beside each score stand the sum and the count it comes from, so that nobody has to trust our
 * rounding. No letter, role or remark of anybody is in it.
 */
export function roundAsData({ now, before, begun }: ToShow, words: Words): object {
  const { round, areas, total, average, band, lowest, talkAbout, apart } = now
  const changes = before === undefined ? [] : changesSince(before, now)
  return {
    round: about(now),
    complete: total !== undefined,
    total: number(total),
    average: number(average),
    band: band ?? null,
    areas: areas.map(({ area, sum, answered, asked, score, flag, statements }) => {
      const change = changes.find((one) => one.area === area)
      return {
        area,
        title: words.choice(area),
        score: number(score),
        sum,
        answered,
        asked,
        flag: flag ?? null,
        change: change ? { by: number(change.by), counts: change.counts } : null,
        statements: statements.map((statement) => ({
          statement: statementText(round.statements, area, statement.index, words),
          sum: statement.sum,
          answered: statement.answered,
          lowest: statement.lowest ?? null,
          highest: statement.highest ?? null,
        })),
      }
    }),
    lowest: lowest.map(({ area }) => area),
    talkAbout: talkAbout.map((statement) => ({
      area: statement.area,
      statement: statementText(round.statements, statement.area, statement.index, words),
      lowest: statement.lowest,
      highest: statement.highest,
      spread: spreadOf(statement),
    })),
    apart: apart.map(({ area, meeting, others }) => ({ area, meetCustomers: number(meeting), others: number(others) })),
    leftOut: round.leftOut.map(({ file, area, why, found, wanted }) => ({ file, area, why, found, wanted })),
    before: before ? { ...about(before), total: number(before.total) } : null,
    begun: begun ? about(begun) : null,
  }
}

/** For programs, that there is no round to show; a newer one is named where too few people took part in it. */
export function noRoundAsData(begun: Scores | undefined): object {
  return { round: null, begun: begun ? about(begun) : null }
}

function about({ round: { on, statements, files, raters } }: Scores): object {
  return { on, statements, files, raters: raters.length }
}

function number(value: Ratio | undefined): number | null {
  return value === undefined ? null : asNumber(value)
}
