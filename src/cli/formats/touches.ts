import pc from 'picocolors'
import type { Touched } from '../../measure/touches.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import { visibleLine } from './visible.ts'

/** More than these, and nobody reads to the end (lines). */
const mostNamed = 8

/** What to look at again when a page changes, each with the reason. */
export function touchesText(touched: readonly Touched[], words: Words): string[] {
  const more = touched.length - mostNamed
  return [
    atMargin(words.say('changes.touches'), 2),
    ...touched.slice(0, mostNamed).map((one) => pc.dim(hanging(lineOf(one, words)))),
    ...(more > 0 ? [pc.dim(atMargin(words.say('changes.touchesMore', { n: more }), 4))] : []),
  ]
}

function lineOf({ why, document, through, roles }: Touched, words: Words): string {
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' })
  const reason = words.say(`changes.reasons.${why}`, {
    title: through?.title ?? through?.name ?? '',
    roles: list.format(roles ?? []),
  })
  if (document === undefined) return visibleLine(reason)
  const title = document.title ?? document.name
  // Nobody works by a draft yet; whoever writes it should know all the same.
  const isDraft = document.life?.now === undefined && document.fields.status === 'draft'
  return visibleLine(`${isDraft ? words.say('changes.draft', { title }) : title}: ${reason}`)
}

/** A line that goes on under itself, so that the next begins where the eye looks for it. */
function hanging(line: string): string {
  return atMargin(line, 6).replace(/^ {6}/, '    ')
}
