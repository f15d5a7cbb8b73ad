import { cardFolder } from '../../handbook/addresses.ts'
import { heightOf, type Setting } from '../../measure/fits.ts'
import type { Document } from '../../handbook/document.ts'
import { originals } from '../../measure/written.ts'
import { titleOf, type Context } from '../context.ts'
import { coveredAreas } from '../lists.ts'
import { reachedAt } from '../values.ts'
import { shownFields } from '../view.ts'
import type { CardPage, Unfit } from './card.ts'
import { footOf } from './foot.ts'

/** One of four slips on a sheet: the same numbers as in `site/page-styles/cards/` (millimetres). */
const slip = { width: 87, height: 129, indent: 5 }
const title: Setting = { size: 14, line: 1.15, bold: true }
const promise: Setting = { size: 10, line: 1.28 }
const small: Setting = { size: 9.5, line: 1.28 }

const address = `${cardFolder}promises.html`

/** What customers are promised, a slip for each policy, for them to take along. */
export function promiseSlips(context: Context): CardPage[] {
  const { handbook, words } = context
  const unfit: Unfit[] = []
  const reach = waysToReach(context)
  const policies = originals(
    handbook,
    coveredAreas(context).flatMap(({ documents }) => documents),
  )
  const slips = policies.flatMap((document) => {
    const promises = (shownFields({ ...document, address }, context).promises?.value.items ?? []).map(({ parts }) => ({
      promise: parts?.promise?.value.text ?? '',
      within: parts?.within?.value.within ?? null,
      ifWeFail: parts?.ifWeFail ? { label: parts.ifWeFail.label, text: parts.ifWeFail.value.text } : null,
    }))
    if (promises.length === 0) return []
    const named = titleOf(document, words)
    const used =
      heightOf(named, title, slip.width) +
      promises.reduce(
        (sum, one) =>
          sum +
          heightOf(`${one.promise} ${one.within ?? ''}`, promise, slip.width - slip.indent) +
          heightOf(one.ifWeFail === null ? '' : `${one.ifWeFail.label} ${one.ifWeFail.text}`, small, slip.width - slip.indent) +
          2,
        0,
      ) +
      heightOf(words.say('site.cards.promises.tell'), small, slip.width) +
      reach.reduce((sum, { title: way, address: at }) => sum + heightOf(`${way} ${at}`, small, slip.width), 0) +
      heightOf('x', small, slip.width) * 2 +
      // Room between the parts.
      4.5
    if (used > slip.height)
      unfit.push({ card: address, says: 'slip', args: { title: named, promises: promises.length }, file: document.path })
    return [{ title: named, promises, foot: footOf([document], context) }]
  })
  if (slips.length === 0) return []
  const listed = words.say('site.cards.promises.title')
  return [
    {
      address,
      title: listed,
      listed: { group: 'promises', title: listed, place: null },
      layout: 'card-promises',
      paper: 'a4',
      view: { slips, reach },
      unfit,
    },
  ]
}

/** How a customer says that a promise was not kept: the ways in that can be written on a slip. */
function waysToReach({ handbook, audience }: Context): { title: string; address: string }[] {
  const company = handbook.company as unknown as Document | undefined
  if (company === undefined || (audience === 'public' && company.fields.audience === 'managers')) return []
  const channels = handbook.company!.fields.channels ?? []
  const reached = channels.flatMap(({ title: way = '', address: at = '' }) => {
    const { text, href } = reachedAt(at)
    return href === undefined ? [] : [{ title: way, address: text ?? at, sort: href.slice(0, href.indexOf(':')) }]
  })
  // One number and one address: more is no help on a slip.
  return reached.filter(({ sort }, i) => reached.findIndex((other) => other.sort === sort) === i)
}
