import { ownPages } from '../../handbook/addresses.ts'
import { groupBy } from '../../handbook/group-by.ts'
import { maySee } from '../../kinds/field.ts'
import { hrefBetween, type Context } from '../context.ts'
import { cardGroups, type CardPage } from './card.ts'
import { counterSheet } from './counter.ts'
import { holdersIn } from './holders.ts'
import { pocketCard } from './pocket.ts'
import { principleCards } from './principles.ts'
import { promiseSlips } from './promises.ts'
import { complaintSlips } from './slip.ts'
import { stepCards } from './steps.ts'
import { wallNumber } from './wall.ts'

/** Every card there is something to put on, for this audience. */
export function cardsIn(context: Context): CardPage[] {
  // Customers take promises along; everything else is between colleagues.
  if (!maySee(context.audience, 'staff')) return promiseSlips(context)
  const holders = holdersIn(context)
  return [
    ...holders.map((holder) => pocketCard(holder, context)),
    ...holders.map((holder) => counterSheet(holder, context)),
    ...stepCards(context),
    ...principleCards(context),
    ...promiseSlips(context),
    ...complaintSlips(context),
    ...wallNumber(context),
  ]
}

/**
 * The list of all cards: what each is for, and how it is printed.
 *
 * @param sheets files that were printed already, by their addresses
 */
export function cardListView(cards: readonly CardPage[], sheets: ReadonlySet<string>, { words }: Context) {
  const from = ownPages.cards
  const pdfOf = (address: string) => {
    const sheet = address.replace(/\.html$/, '.pdf')
    return sheets.has(sheet) ? hrefBetween(from, sheet) : null
  }
  return {
    groups: cardGroups.flatMap((group) => {
      const listed = cards.filter((card) => card.listed.group === group)
      if (listed.length === 0) return []
      return [
        {
          title: words.say(`site.cards.${group}.group`),
          purpose: words.say(`site.cards.${group}.purpose`),
          paper: words.say(`site.cards.${group}.paper`),
          places: [...groupBy(listed, ({ listed: { place } }) => place ?? '')].map(([place, of]) => ({
            place,
            cards: of.map(({ address, listed: { title } }) => ({ href: hrefBetween(from, address), title, pdf: pdfOf(address) })),
          })),
        },
      ]
    }),
  }
}
