import pc from 'picocolors'
import type { Insight } from '../../measure/complaints/insight.ts'
import { waits } from '../../measure/complaints/overdue.ts'
import { waitingIn } from '../../measure/complaints/waiting.ts'
import { nobodyWaits } from '../../render/waiting-in-words.ts'
import { dayInWords } from '../../render/values.ts'
import { atMargin } from '../walk/show.ts'
import type { TextSetting } from './insight-text.ts'
import { references, title } from './insight-words.ts'
import { visibleLine } from './visible.ts'

/** Who is waiting today, by reference alone. */
export function waitingLines(insight: Insight, { words, width }: TextSetting): string[] {
  const found = waitingIn(insight)
  if (found === undefined) return []
  const { waiting, toAsk } = found
  return [
    pc.bold(words.say('insight.overdue.heading')),
    ...(waiting.length === 0 ? [atMargin(nobodyWaits(found, words), 2, width)] : []),
    ...waits.flatMap((one) => {
      const late = [...waiting, ...toAsk].filter((each) => each.waits === one)
      return late.length === 0 ? [] : [atMargin(words.say(`insight.overdue.${one}`, { references: references(late, words) }), 2, width)]
    }),
  ]
}

/** More than these are told by the pages (causes). */
const most = 2

/** Causes that come back. What people typed is shown to nobody but whoever sits at the log. */
export function causeLines({ repeatCauses = [] }: Insight, { words, setting, alone, width }: TextSetting): string[] {
  if (repeatCauses.length === 0) return []
  return [
    pc.bold(words.say('insight.causes.heading')),
    ...repeatCauses.slice(0, most).map((one) => {
      const { since, until } = one
      const told = {
        cause: title('cause', one.cause, setting, words),
        n: one.n,
        since: dayInWords(since, words),
        until: dayInWords(until, words),
        references: references(
          one.references.map((reference) => ({ reference, line: 0 })),
          words,
          3,
        ),
      }
      return atMargin(
        alone ? words.say('insight.causes.words', { ...told, words: visibleLine(one.words) }) : words.say('insight.causes.one', told),
        2,
        width,
      )
    }),
    ...(repeatCauses.length > most ? [`  ${words.say('insight.overdue.more', { n: repeatCauses.length - most })}`] : []),
  ]
}
