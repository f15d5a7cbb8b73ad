import pc from 'picocolors'
import { cardFolder, ownPages } from '../handbook/addresses.ts'
import { groupBy } from '../handbook/group-by.ts'
import type { Handbook } from '../handbook/handbook.ts'
import type { Unfit } from '../render/cards/card.ts'
import type { Site } from '../render/site.ts'
import type { Words } from '../words/words.ts'
import { visibleLine } from './formats/visible.ts'

/** Told one by one before the rest is counted: forty shops have one card too long forty times. */
const mostApart = 3

/** What `build --cards` says: where the cards are, what does not fit, and whether phones find the way back. */
export function whatIsOnCards(site: Site, handbook: Handbook, list: string, words: Words): string {
  const n = cardsOf(site).length
  if (n === 0) return words.say('build.cards.none')
  const unfit = site.unfit ?? []
  return [
    words.say('build.cards.made', { n, file: visibleLine(list) }),
    ...(hasCodes(site, handbook) ? [] : [words.say('build.cards.noAddress')]),
    ...(unfit.length > 0 ? [pc.yellow(words.say('build.cards.unfit'))] : []),
    ...[...groupBy(unfit, ({ says }) => says).values()].flatMap((alike) => [
      ...alike.slice(0, mostApart).map((one) => `  ${visibleLine(sentenceOf(one, words))}`),
      ...(alike.length > mostApart ? [`  ${words.say('build.cards.also', { n: alike.length - mostApart })}`] : []),
    ]),
  ].join('\n')
}

/** The same in the report for machines: every card that does not fit, none left out. */
export function cardsInReport(site: Site, handbook: Handbook, words: Words): object {
  return {
    pages: cardsOf(site),
    codes: hasCodes(site, handbook),
    unfit: (site.unfit ?? []).map((one) => ({ card: one.card, file: one.file, message: sentenceOf(one, words) })),
  }
}

function cardsOf({ files }: Site): string[] {
  return [...files.keys()].filter((address) => address.startsWith(cardFolder) && address !== ownPages.cards)
}

/** Customers' slips never carry one: where staff read is not for them. */
function hasCodes({ audience }: Site, { company }: Handbook): boolean {
  return audience === 'public' || company?.fields.handbookAddress !== undefined
}

function sentenceOf({ card, says, args, file }: Unfit, words: Words): string {
  const short = Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? shortened(value) : value]),
  )
  return words.say(`build.cards.${says}`, { ...short, card, file: file ?? '' })
}

/** Titles are known by how they begin. */
function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
