import type { Document } from '../../handbook/document.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { isEnough } from '../../measure/complaints/enough.ts'
import { countedAs, type Insight, type Share, type Taken } from '../../measure/complaints/insight.ts'
import { originals } from '../../measure/written.ts'
import { bars } from '../charts/bars.ts'
import { ninetiethInWords, partInWords, timeTaken, whyNoShare } from '../insight-values.ts'
import type { Told } from './told.ts'

/** What a share should be, as a standard or a goal says it. */
interface Aim {
  tenths: number
  title: string
  href: string | null
  /** A standard may hold for one channel alone. */
  channel: string | null
}

/** How complaints were dealt with, each share against what the company set itself. */
export function dealtWithView(told: Told) {
  const { words, found } = told
  if (found === undefined || found.insight.complaints.n === 0)
    return { says: words.say(found ? 'insight.none' : 'site.dashboard.begin'), rows: [], facts: [] }
  const { insight } = found
  const { onTheSpot, times, promises, content, average } = insight
  const { acknowledged, settled, followedUp } = times
  const rows: { label: string; share: Share; isSaid: boolean; allowed?: Taken['allowed']; aim?: Aim | undefined }[] = [
    { label: 'onTheSpot', share: onTheSpot, isSaid: onTheSpot.of > 0, aim: aimFor('onTheSpot', told) },
    {
      label: 'acknowledged',
      share: acknowledged.inTime,
      isSaid: acknowledged.isSaid,
      allowed: acknowledged.allowed,
      aim: aimFor('acknowledged', told),
    },
    { label: 'promises', share: promises, isSaid: true, aim: aimFor('promises', told) },
    { label: 'followedUp', share: followedUp.inTime, isSaid: followedUp.isSaid, allowed: followedUp.allowed },
    { label: 'content', share: content, isSaid: true, aim: aimFor('content', told) },
  ]
  const drawn = bars(
    rows.map(({ share }) => share.share ?? 0),
    { most: 1000, marks: rows.map(({ aim }) => aim?.tenths) },
  )
  return {
    says: dealtSays(insight, told),
    rows: rows.map(({ label, share, isSaid, allowed, aim }, i) => ({
      label: words.say(`insight.figures.${label}`),
      bar: drawn[i]!,
      share: share.share === undefined ? '–' : told.share(share.share),
      of: share.share === undefined ? whyNoShare(isSaid, words) : partInWords(share, allowed, words),
      aim: aim
        ? {
            value: told.share(aim.tenths),
            title: aim.title,
            href: aim.href,
            channel: aim.channel && words.say('site.dashboard.dealt.channel', { channel: aim.channel }),
          }
        : null,
      isShort: aim !== undefined && share.share !== undefined && share.share < aim.tenths,
    })),
    facts: [
      ...(settled.median === undefined
        ? []
        : [
            {
              label: words.say('insight.figures.settled'),
              value: timeTaken(settled.median, settled, insight, words),
              says: ninetiethInWords(settled, insight, words),
            },
          ]),
      ...(average.coins === undefined
        ? []
        : [
            {
              label: words.say('insight.figures.cost'),
              value: told.sum(average.coins),
              says: words.say('insight.figures.costOf', { of: told.count(average.of) }),
            },
          ]),
    ],
  }
}

/** How many were helped on the spot, and how many were content; counts where they are few, and nothing that the list does not say. */
function dealtSays({ onTheSpot, content, complaints }: Insight, { words, count, share }: Told): string {
  const spot =
    onTheSpot.share === undefined
      ? []
      : isEnough(onTheSpot.of)
        ? onTheSpot.of === complaints.n
          ? [words.say('site.dashboard.dealt.spot', { spot: share(onTheSpot.share) })]
          : [words.say('site.dashboard.dealt.spotSaid', { spot: share(onTheSpot.share), n: count(onTheSpot.of) })]
        : [words.say('site.dashboard.dealt.spotFew', { n: count(onTheSpot.n), of: count(onTheSpot.of) })]
  const asked =
    content.share === undefined
      ? words.say('site.dashboard.dealt.ask')
      : isEnough(content.of)
        ? words.say('site.dashboard.dealt.content', { content: share(content.share) })
        : words.say('site.dashboard.dealt.contentFew', { n: count(content.n), of: count(content.of) })
  return [...spot, asked].join(' ')
}

/** What the share should be: a standard for all channels says it first, then one for some, then a goal. */
function aimFor(figure: keyof typeof countedAs, { context, link, title }: Told): Aim | undefined {
  const { handbook } = context
  const measure = countedAs[figure]
  const standards = originals(handbook, documentsOf(handbook, kinds.standard))
    .filter(({ fields }) => fields.measure === measure && fields.share?.unit === '%')
    .toSorted((a, b) => Number(a.fields.channel !== undefined) - Number(b.fields.channel !== undefined))
  const goals = originals(handbook, documentsOf(handbook, kinds.goal)).filter(
    ({ fields }) => fields.measure === measure && fields.target?.unit === '%',
  )
  const aims = [
    ...standards.map((one) => ({ one: one as unknown as Document, value: one.fields.share!, channel: one.fields.channel })),
    ...goals.map((one) => ({ one: one as unknown as Document, value: one.fields.target!, channel: undefined })),
  ]
  const [aim] = aims
  if (aim === undefined) return undefined
  const { one, value, channel } = aim
  return {
    tenths: Math.round(value.amount * 10),
    title: one.title ?? one.name,
    href: link(one),
    channel: channel === undefined ? null : title('channel', channel),
  }
}
