import { cardFolder, kindAddress } from '../../handbook/addresses.ts'
import { heightOf, type Setting } from '../../measure/fits.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import type { Document, DocumentOf } from '../../handbook/document.ts'
import { kinds } from '../../kinds/index.ts'
import { originals } from '../../measure/written.ts'
import type { Context } from '../context.ts'
import type { CardPage, Unfit } from './card.ts'
import { footOf } from './foot.ts'
import { qrTo } from './qr.ts'

/** One of nine cards on a sheet: the same numbers as in `site/page-styles/cards/` (millimetres). */
const card = { width: 55, height: 84 }
const name: Setting = { size: 13, line: 1.15, bold: true }
const meaning: Setting = { size: 10, line: 1.28 }
const story: Setting = { size: 9.5, line: 1.28 }
const small: Setting = { size: 9, line: 1.3 }

const address = `${cardFolder}principles.html`

/** Principles with a story each, nine to a sheet, to be cut out. Of several stories the first that fits is told. */
export function principleCards(context: Context): CardPage[] {
  const { handbook, pages, words } = context
  const principles = originals(handbook, documentsOf(handbook, kinds.principle)).filter((one) => pages.has(one as unknown as Document))
  if (principles.length === 0) return []
  const unfit: Unfit[] = []
  const cards = principles.map((principle) => {
    const { fields } = principle
    const title = principle.title ?? principle.name
    const told = (fields.stories ?? []).flatMap(({ tells, from }) => (tells === undefined ? [] : [{ tells, from: from ?? null }]))
    const fitting = told.find((one) => roomLeft(principle, one) >= 0) ?? null
    const elsewhere = words.say('site.cards.principles.elsewhere')
    const isTooLong = fitting === null && (told.length > 0 || roomLeft(principle, { tells: '', from: null }) < 0)
    if (isTooLong) unfit.push({ card: address, says: 'story', args: { title }, file: principle.path })
    return { title, meaning: fields.meaning ?? null, story: fitting, elsewhere: fitting === null && told.length > 0 ? elsewhere : null }
  })
  const title = words.say('site.cards.principles.title')
  return [
    {
      address,
      title,
      listed: { group: 'principles', title, place: null },
      layout: 'card-principles',
      paper: 'a4',
      view: {
        sheets: ninesOf(cards),
        foot: footOf(principles as unknown as Document[], context),
        qr: qrTo(kindAddress(kinds.principle.name), context),
      },
      unfit,
    },
  ]
}

/** What is left below a principle and a story (millimetres); below nothing where they do not fit. */
function roomLeft(
  { title, name: file, fields }: DocumentOf<typeof kinds.principle>,
  { tells, from }: { tells: string; from: string | null },
): number {
  const used =
    heightOf(title ?? file, name, card.width) +
    heightOf(fields.meaning ?? '', meaning, card.width) +
    heightOf(tells, story, card.width) +
    heightOf(from ?? '', small, card.width) +
    heightOf('x', small, card.width)
  // Room between the parts.
  return card.height - used - 7
}

function ninesOf<T>(cards: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(cards.length / 9) }, (_, i) => cards.slice(i * 9, i * 9 + 9))
}
