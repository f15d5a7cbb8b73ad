import { areaBorders, bandBorders, bandNames } from '../../measure/area-scores.ts'
import { changesBetween } from '../../measure/assessment.ts'
import { asNumber, inFigures, type Ratio } from '../../measure/ratio.ts'
import { isComplete, scoresFromTotals, type RoundTotals } from '../../measure/round-totals.ts'
import { isOldRound, roundsToShow } from '../../measure/rounds-to-show.ts'
import { chanceInWords, changeInWords, lowestSaid, markInFigures } from '../../words/area-marks.ts'
import { dots } from '../charts/dots.ts'
import type { Told } from './told.ts'

/** Marks go from 1, never, to 5, always; seven of them make a total. */
const marks = { least: 1, most: 5, borders: [areaBorders.urgent, areaBorders.weak] } as const
const totals = { least: 7, most: 35, borders: bandBorders } as const

/** How the company rated itself: the total and its band, each area with the round before, and the two lowest. */
export function ratingView(told: Told) {
  const { words, context } = told
  const rounds = context.handbook.numbers?.rounds ?? []
  const shown = roundsToShow(rounds, (round) => ({ ...round, total: scoresFromTotals(round).total }))
  if (shown === undefined) {
    const says = words.say(rounds.length === 0 ? 'assess.show.none' : 'assess.show.few')
    return { says, total: null, areas: [], history: [], lowest: null, chance: null, old: null, few: null }
  }
  const { now, before } = shown
  const [score, earlier] = [scoresFromTotals(now), before && scoresFromTotals(before)]
  const figure = (value: Ratio, borders: readonly number[]) => inFigures(value, words.language, borders)
  const { total, band, lowest } = score
  const changes = earlier ? changesBetween(earlier.areas, score.areas) : []
  return {
    says:
      total === undefined || band === undefined
        ? words.say('assess.show.noTotal')
        : words.say('site.dashboard.rating.says', {
            total: figure(total, bandBorders),
            band: words.say(`assess.bands.${band}.title`),
            means: words.say(`assess.bands.${band}.means`),
          }),
    old: isOldRound(now.on, context.handbook.today) ? words.say('assess.show.old', { day: told.day(now.on) }) : null,
    few: isComplete(now) ? null : words.say('site.dashboard.rating.few'),
    total:
      total === undefined || band === undefined
        ? null
        : {
            value: figure(total, bandBorders),
            chart: dots({ now: asNumber(total), before: earlier?.total && asNumber(earlier.total) }, totals),
            desc: words.say('site.dashboard.rating.desc', { total: figure(total, bandBorders) }),
            bands: bands(band, told),
            next: words.say('assess.show.next', { next: words.say(`assess.bands.${band}.next`) }),
          },
    on: told.day(now.on),
    before: before ? told.day(before.on) : null,
    areas: score.areas.map(({ area, score: mark, flag }) => {
      const old = earlier?.areas.find((one) => one.area === area)?.score
      const change = changes.find((one) => one.area === area)
      return {
        title: words.choice(area),
        mark: mark ? markInFigures(mark, words) : words.say('assess.show.noMarks'),
        before: old ? markInFigures(old, words) : null,
        change: change ? changeInWords(change, words) : null,
        chart: mark ? dots({ now: asNumber(mark), before: old && asNumber(old) }, marks) : null,
        flag: flag ? words.say(`assess.flags.${flag}`) : null,
        isLowest: lowest.some((one) => one.area === area),
      }
    }),
    lowest: lowestSaid(score, words) ?? null,
    chance: changes.length > 0 ? chanceInWords(words) : null,
    history: rounds.length < 2 ? [] : rounds.map((round) => historyOf(round, told)),
  }
}

function bands(current: string, { words }: Told) {
  const ends = [totals.least, ...bandBorders, totals.most]
  return bandNames.map((name, i) => ({
    title: words.say(`assess.bands.${name}.title`),
    from: ends[i]!,
    to: ends[i + 1]!,
    here: name === current,
  }))
}

function historyOf(round: RoundTotals, { words, day }: Told) {
  const { total } = scoresFromTotals(round)
  return {
    on: day(round.on),
    total: total ? inFigures(total, words.language, bandBorders) : '–',
    raters: words.say('assess.show.raters', { n: round.raters }),
  }
}
