import { cardFolder } from '../../handbook/addresses.ts'
import { slipFields } from '../../measure/slip.ts'
import type { Context } from '../context.ts'
import type { CardPage } from './card.ts'
import { footOf } from './foot.ts'

/** Slips on a sheet: room enough for a pen. */
const perSheet = 3

/** Slips to write on while a customer complains. They ask the same of everybody, so that they can be counted later. */
export function complaintSlips(context: Context): CardPage[] {
  const { words, pages } = context
  if (pages.size === 0) return []
  const title = words.say('site.cards.slip.title')
  const fields = slipFields.map((name) => ({ name, label: words.say(`site.cards.slip.fields.${name}`) }))
  return [
    {
      address: `${cardFolder}complaint-slip.html`,
      title,
      listed: { group: 'slip', title, place: null },
      layout: 'card-slip',
      paper: 'a4',
      view: { slips: Array.from({ length: perSheet }, () => ({ fields })), foot: footOf([], context) },
      unfit: [],
    },
  ]
}
