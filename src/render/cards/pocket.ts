import { heightOf, linesOf, sidesOf, type Block, type Setting } from '../../measure/fits.ts'
import type { Reached } from '../../measure/allowed.ts'
import type { Document } from '../../handbook/document.ts'
import type { Context } from '../context.ts'
import { phoneInWords } from '../../words/figures.ts'
import { remedyInWords } from '../values.ts'
import { holderAddress } from './addresses.ts'
import type { CardPage, Foot, Unfit } from './card.ts'
import { footOf } from './foot.ts'
import { catchAllOf, type Holder } from './holders.ts'
import { mostInWords } from './most.ts'
import { qrTo, type Qr } from './qr.ts'

/** What is printed on a side, and how: the same numbers as in `site/page-styles/cards/` (millimetres). */
const side = { width: 93, height: 136, most: 23, head: 6 }
const title: Setting = { size: 17, line: 1.12, bold: true }
const name: Setting = { size: 11, line: 1.25, bold: true }
const small: Setting = { size: 9, line: 1.25 }
const body: Setting = { size: 9.5, line: 1.3 }
const label: Setting = { ...body, bold: true }
const warning: Setting = { size: 10.5, line: 1.25, bold: true }

/** A situation in one line of the back, with marks for those who are asked. */
interface Line {
  title: string
  most: string
  /** The limit is a sentence, and stands under its situation. */
  isLong: boolean
  marks: { mark: string; who: string }[]
}

/** Somebody on the front of the card, by the mark that the back uses for them. */
interface Asked {
  mark: string | null
  who: string
  phone: string | null
  tel: string | null
  hours: string | null
}

interface Front {
  asked: Asked[]
  nobody: string | null
  anythingElse: string[]
}

/** A card for the pocket: whom to ask and what always holds on the front, every situation with its limit on the back. */
export function pocketCard(holder: Holder, context: Context): CardPage {
  const { words } = context
  const place = holder.place?.title ?? null
  const people = peopleOf(holder)
  const marks = new Map(people.map(({ role }, i) => [role, String(i + 1)]))
  const catchAll = catchAllOf(holder)
  const front: Front = {
    asked: people.map((reached) => askedOf(reached, people.length > 1 ? marks.get(reached.role)! : null)),
    nobody: catchAll?.guideline.fields.ifNobodyAnswers ?? null,
    anythingElse: (catchAll?.standing.may ?? []).map(({ remedy }) =>
      remedy.ceiling === 'judgement' ? words.say('site.guideline.free') : remedyInWords(remedy, words),
    ),
  }
  const lines = holder.decisions
    .filter((decision) => decision !== catchAll)
    .map(({ guideline, standing, next }): Line => {
      const most = mostInWords(
        standing.may.map(({ remedy }) => remedy),
        context,
      )
      return {
        title: guideline.title ?? guideline.name,
        most,
        isLong: linesOf(most, { ...small, bold: true }, side.most) > 1,
        marks: people.length > 1 ? next.map(({ role, title: who }) => ({ mark: marks.get(role)!, who })) : [],
      }
    })
  const documents = [
    ...holder.decisions.map(({ guideline }) => guideline as unknown as Document),
    ...(holder.place ? [holder.place.document] : []),
  ]
  const foot = footOf(documents, context)
  const qr = qrTo('', context)
  const address = holderAddress(holder, 'card')
  return {
    address,
    title: words.say('site.cards.pocket.title', { who: holder.title }),
    listed: { group: 'pocket', title: holder.title, place },
    layout: 'card-pocket',
    paper: 'a6',
    view: { role: holder.title, place, ...front, lines, foot, qr },
    unfit: unfitOf({ holder, front, lines, foot, qr }, address, context),
  }
}

/** Everybody this card sends people to, whoever is asked most often first. */
function peopleOf({ decisions }: Holder): Reached[] {
  const counted = new Map<string, { reached: Reached; times: number }>()
  for (const reached of decisions.flatMap(({ next }) => next)) {
    const known = counted.get(reached.role) ?? { reached, times: 0 }
    counted.set(reached.role, { reached, times: known.times + 1 })
  }
  return [...counted.values()].toSorted((a, b) => b.times - a.times).map(({ reached }) => reached)
}

function askedOf({ title: who, phone, hours }: Reached, mark: string | null): Asked {
  const { text, href } = phone === undefined ? { text: null, href: null } : phoneInWords(phone)
  return { mark, who, phone: text, tel: href, hours: hours ?? null }
}

interface Set {
  holder: Holder
  front: Front
  lines: readonly Line[]
  foot: Foot
  qr: Qr | null
}

function unfitOf(card: Set, address: string, context: Context): Unfit[] {
  const { holder, lines } = card
  const sides =
    sidesOf(frontBlocks(card, context), side.height) + (lines.length > 0 ? sidesOf(lines.map(blockOf), side.height, () => side.head) : 0)
  if (sides <= 2) return []
  const longest = holder.decisions.map(({ guideline }) => guideline).toSorted((a, b) => (b.title ?? '').length - (a.title ?? '').length)[0]
  const args = { who: holder.title, sides, longest: longest?.title ?? '' }
  return [{ card: address, says: 'sides', args, file: longest?.path ?? null }]
}

function frontBlocks({ holder, front: { asked, nobody, anythingElse }, foot, qr }: Set, { words }: Context): Block[] {
  const { width } = side
  const told = (head: string, texts: readonly string[]) => ({
    height: heightOf(head, label, width) + texts.reduce((sum, text) => sum + heightOf(text, body, width - 4), 0),
    below: 2,
  })
  const beside = width - (qr === null ? 0 : qr.edge + 3)
  const written = [foot.draft, qr?.words ?? '', foot.company, foot.asOf.words, foot.until?.words ?? '']
  return [
    { height: heightOf(holder.place?.title ?? '', body, width) },
    { height: heightOf(holder.title, title, width) + 1.6, below: 2 },
    { height: asked.length > 0 ? heightOf(words.say('site.cards.pocket.ask'), label, width) : 0 },
    ...asked.map(({ who, phone, hours }) => ({
      height: heightOf(`${who} ${phone ?? ''}`, name, width - 7) + heightOf(hours ?? '', small, width - 7),
      below: 0.4,
    })),
    { height: asked.length > 0 ? 2 : 0 },
    ...(nobody === null ? [] : [told(words.say('site.cards.pocket.nobody'), [nobody])]),
    ...(anythingElse.length === 0 ? [] : [told(words.say('site.cards.pocket.else'), anythingElse)]),
    { height: heightOf(words.say('site.cards.unsafe'), warning, width - 6) + 4, below: 2 },
    {
      height: Math.max(
        qr?.edge ?? 0,
        written.reduce((sum, text) => sum + heightOf(text, small, beside), 0) + heightOf('x', small, beside) * 2,
      ),
    },
  ]
}

/** Room above and below a line of the back, and the rule under it (millimetres). */
const around = 1.25

function blockOf({ title: situation, most, isLong, marks }: Line): Block {
  const room = side.width - side.most - 2
  const limit = heightOf(most, { ...small, bold: true }, isLong ? side.width - 2 - 4.5 * marks.length : side.most)
  const height = isLong ? heightOf(situation, small, side.width - 2) + limit : Math.max(heightOf(situation, small, room), limit)
  return { height: height + around }
}
