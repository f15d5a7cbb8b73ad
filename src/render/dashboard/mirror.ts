import { kinds } from '../../kinds/index.ts'
import { isEnough } from '../../measure/complaints/enough.ts'
import type { Share } from '../../measure/complaints/insight.ts'
import { often } from '../../measure/complaints/repeat-causes.ts'
import { mirrorOf, type Mirror } from '../../measure/mirror.ts'
import { fieldWords } from '../../words/sentences.ts'
import type { Words } from '../../words/words.ts'
import { anchorOf } from '../shown.ts'
import { quantityInWords } from '../values.ts'
import { bars } from '../charts/bars.ts'
import type { Told } from './told.ts'

/** What the sentence at the head of the dashboard is made from. */
export interface Reflection {
  mirror: Pick<Mirror, 'vision' | 'most'>
  /** How many complaints there were, since when, and which thing weighs most, where there are enough to say; undefined where nobody writes them down. */
  complaints: { n: number; since: string; most: string | undefined } | undefined
}

/**
 * One sentence that holds up a mirror: what customers were promised, and what they met. Of many things it tells the one that
 * hurts most, in the company's own words.
 */
export function mirrorSentence({ mirror: { vision, most }, complaints }: Reflection, words: Words): string {
  const statement = vision?.fields.statement?.trim().replace(/[.!]+$/, '')
  if (complaints === undefined)
    return statement === undefined ? words.say('site.dashboard.mirror.neither') : words.say('site.dashboard.mirror.unheard', { statement })
  const { since, n } = complaints
  if (most !== undefined) return words.say('site.dashboard.mirror.broken', { title: most.title, n: most.told.n, since })
  if (n === 0)
    return statement === undefined
      ? words.say('site.dashboard.mirror.silentUnpromised', { since })
      : words.say('site.dashboard.mirror.silent', { statement, since })
  const about = complaints.most
  if (statement === undefined)
    return about === undefined
      ? words.say('site.dashboard.mirror.unpromised', { n, since })
      : words.say('site.dashboard.mirror.unpromisedAbout', { n, since, about })
  return about === undefined
    ? words.say('site.dashboard.mirror.told', { statement, n, since })
    : words.say('site.dashboard.mirror.toldAbout', { statement, n, since, about })
}

/** The sentence, the figures of the year in one row, and each part of the vision with what customers met of it. */
export function mirrorView(told: Told) {
  const { words, found, count, sum } = told
  const mirror = mirrorOf(told.context.handbook, found?.evidence)
  const { insight } = found ?? {}
  const [trouble] = insight?.topThree.three ?? []
  const complaints = insight && {
    n: insight.complaints.n,
    since: told.day(insight.period.from),
    most: trouble && isEnough(insight.complaints.n) && trouble.n >= often.times ? told.title(trouble.of, trouble.name) : undefined,
  }
  const drawn = bars(mirror.elements.map(({ told: sums }) => sums?.n ?? 0))
  return {
    sentence: mirrorSentence({ mirror, complaints }, words),
    period: insight ? words.say('site.dashboard.period', { from: told.day(insight.period.from), to: told.day(insight.period.to) }) : null,
    counted:
      insight?.source === 'figures'
        ? words.say('site.dashboard.fromTotals', { day: told.day(told.context.handbook.numbers!.countedOn) })
        : null,
    figures: insight
      ? [
          { label: words.say('site.dashboard.figures.complaints'), value: count(insight.complaints.n) },
          ...(insight.average.of === 0 ? [] : [{ label: words.say('site.dashboard.figures.cost'), value: sum(insight.complaints.cost) }]),
          ...(insight.onTheSpot.share === undefined
            ? []
            : [{ label: words.say('insight.figures.onTheSpot'), value: shareOrCount(insight.onTheSpot, told) }]),
          ...(insight.content.share === undefined
            ? []
            : [{ label: words.say('insight.figures.content'), value: shareOrCount(insight.content, told) }]),
        ]
      : [],
    elements: mirror.elements.map((element, i) => ({
      title: element.title,
      bar: element.told ? drawn[i]! : null,
      href: mirror.vision ? hrefOf(told.link(mirror.vision), anchorOf('element', element.name)) : null,
      told: element.told ? words.say('site.dashboard.mirror.times', { n: element.told.n, count: count(element.told.n) }) : null,
      cost: element.told && element.told.cost > 0 ? sum(element.told.cost) : null,
      goals: element.goals.map(({ goal, from, now, target }) => ({
        title: goal.title ?? goal.name,
        href: told.link(goal),
        now: quantityInWords((now ?? from).value, words),
        aim: quantityInWords(target.value, words),
      })),
    })),
    untold: words.say(found ? 'site.dashboard.mirror.untold' : 'site.dashboard.mirror.unheardOf'),
    aim: fieldWords(words, kinds.goal.name, ['target'])!.label,
  }
}

/** A share of a few is told as what it is: "2 of 3". */
function shareOrCount({ n, of, share }: Share, { words, count, share: inWords }: Told): string {
  return share !== undefined && isEnough(of) ? inWords(share) : words.say('insight.share', { n: count(n), of: count(of) })
}

function hrefOf(page: string | null, anchor: string): string | null {
  return page === null ? null : `${page}#${encodeURIComponent(anchor)}`
}
