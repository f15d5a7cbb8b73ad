import { heightOf, linesOf, sidesOf, type Block, type Setting } from '../../measure/fits.ts'
import type { Document } from '../../handbook/document.ts'
import type { Remedy } from '../../handbook/values/remedy.ts'
import { ownPages } from '../../handbook/addresses.ts'
import type { Context } from '../context.ts'
import { phoneInWords } from '../../words/figures.ts'
import { remedyInWords, withinInWords } from '../values.ts'
import { holderAddress } from './addresses.ts'
import type { CardPage, Unfit } from './card.ts'
import { footOf } from './foot.ts'
import type { Decision, Holder } from './holders.ts'
import { qrTo } from './qr.ts'

/** What is printed on a side, and how: the same numbers as in `site/page-styles/cards/` (millimetres). */
const sheet = { width: 94.5, height: 281, columns: 2, head: 30 }
/** Borders and padding of a situation, to both sides (millimetres). */
const inside = 4.6
/** What stands below the name in the head (millimetres). */
const beside = 16
const name: Setting = { size: 20, line: 1.15, bold: true }
const situation: Setting = { size: 10, line: 1.2, bold: true }
const text: Setting = { size: 9.5, line: 1.17 }

/** A situation on the sheet: what is heard, what is said first, what may be done, and who is next. */
interface Told {
  title: string
  heard: string[]
  say: string | null
  may: string[]
  ask: { who: string; phone: string | null; tel: string | null }[]
  within: string | null
}

/** A sheet for the counter: every situation, with the first words to say. One sheet of paper, on both its sides. */
export function counterSheet(holder: Holder, context: Context): CardPage {
  const place = holder.place?.title ?? null
  const told = holder.decisions.map((decision) => toldOf(decision, context))
  const documents = [
    ...holder.decisions.map(({ guideline }) => guideline as unknown as Document),
    ...(holder.place ? [holder.place.document] : []),
  ]
  const address = holderAddress(holder, 'sheet')
  return {
    address,
    title: context.words.say('site.cards.counter.title', { who: holder.title }),
    listed: { group: 'counter', title: holder.title, place },
    layout: 'card-counter',
    paper: 'a4',
    view: { role: holder.title, place, told, foot: footOf(documents, context), qr: qrTo(ownPages.matrix, context) },
    unfit: unfitOf(holder, told, address, context),
  }
}

function toldOf({ guideline, standing, next }: Decision, context: Context): Told {
  const { fields } = guideline
  const { words } = context
  return {
    title: guideline.title ?? guideline.name,
    heard: heardIn(fields.alsoCalled ?? []),
    say: fields.sayFirst ?? null,
    may: standing.may.map(({ remedy }) =>
      remedy.ceiling === 'judgement'
        ? words.say('site.guideline.free')
        : remedy.ceiling === 'nothing'
          ? words.say('site.guideline.none')
          : remedyInWords(shortened(remedy), words),
    ),
    ask: next.map(({ title: who, phone }) => ({
      who,
      phone: phone === undefined ? null : phoneInWords(phone).text,
      tel: phone === undefined ? null : phoneInWords(phone).href,
    })),
    within: standing.next?.within ? withinInWords(standing.next.within, words) : null,
  }
}

/** The head of the sheet says "for one case" for all of them. */
function shortened(remedy: Remedy): Remedy {
  return { ...remedy, limits: remedy.limits.map(({ per, ...limit }) => (per === undefined || per === 'case' ? limit : { ...limit, per })) }
}

/** Customers' own sentences, by which a situation is known again: as many as stand in one line, two at most. */
function heardIn([first, second]: readonly string[]): string[] {
  if (first === undefined) return []
  const both = second === undefined ? [first] : [first, second]
  return linesOf(both.map((one) => `“${one}”`).join(' '), text, sheet.width - inside) > 1 ? [first] : both
}

function unfitOf(holder: Holder, told: readonly Told[], address: string, context: Context): Unfit[] {
  const { height, columns } = sheet
  const head = Math.max(
    sheet.head,
    heightOf(holder.title, name, sheet.width) + heightOf(holder.place?.title ?? '', text, sheet.width) + beside,
  )
  // The head takes its part of both columns; a very long one, whole sides.
  const needed = sidesOf(
    told.map((one) => blockOf(one, context)),
    height,
    (column) => (column < columns ? head % height : 0),
  )
  const sides = Math.floor(head / height) + Math.ceil(needed / columns)
  return sides <= 2 ? [] : [{ card: address, says: 'sheets', args: { who: holder.title, sides, situations: told.length }, file: null }]
}

function blockOf({ title, heard, say, may, ask, within }: Told, { words }: Context): Block {
  const inner = sheet.width - inside
  const lines = [
    heard.map((one) => `“${one}”`).join(' '),
    say === null ? '' : `${words.say('site.cards.counter.say')} “${say}”`,
    ...may,
    ask.length === 0
      ? ''
      : `→ ${ask.map(({ who, phone }) => `${who} ${phone ?? ''}`).join(` ${words.say('site.guideline.or')} `)}, ${within ?? ''}`,
  ]
  return {
    height:
      heightOf(title, situation, inner) +
      lines.reduce((sum, line) => sum + heightOf(line, text, inner - (may.includes(line) ? 4 : 0)), 0) +
      2,
    below: 1,
  }
}
