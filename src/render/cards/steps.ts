import { cardFolder } from '../../handbook/addresses.ts'
import { heightOf, sidesOf, type Setting } from '../../measure/fits.ts'
import type { Document, DocumentOf } from '../../handbook/document.ts'
import { kinds } from '../../kinds/index.ts'
import { sentencesIn, wordsIn } from '../../markdown/sentences.ts'
import { complaintProcedures } from '../../measure/complaints.ts'
import type { Context } from '../context.ts'
import { person } from '../ladder.ts'
import { withinInWords } from '../values.ts'
import type { CardPage, Unfit } from './card.ts'
import { footOf } from './foot.ts'
import { qrTo } from './qr.ts'

/** What is printed on the sheet, and how: the same numbers as in `site/page-styles/cards/` (millimetres). */
const sheet = { width: 186, height: 273, furniture: 78 }
const does: Setting = { size: 13, line: 1.25, bold: true }
const text: Setting = { size: 11, line: 1.3 }

/** So many steps can be gone through without losing the thread, and so many words read between two of them. */
const most = { steps: 9, words: 15 }

/** The steps of a complaint as a card to read and do: a box before each, and nothing to remember. One for each language. */
export function stepCards(context: Context): CardPage[] {
  const { handbook, pages, words } = context
  const main = handbook.company?.language ?? words.language
  return complaintProcedures(handbook)
    .filter((procedure) => pages.has(procedure as unknown as Document))
    .map((procedure) => stepCard(procedure, procedure.language === main ? '' : `-${procedure.language}`, context))
}

function stepCard(procedure: DocumentOf<typeof kinds.procedure>, ending: string, context: Context): CardPage {
  const { words } = context
  const { fields, path } = procedure
  const document = procedure as unknown as Document
  const title = procedure.title ?? procedure.name
  const address = `${cardFolder}complaint-steps${ending}.html`
  const steps = (fields.steps ?? []).map(({ does: whole = '', says, within }) => {
    // The first sentence is done; what follows explains it.
    const [first, ...rest] = sentencesIn(whole).map((sentence) => sentence.text)
    return { does: first ?? whole, more: rest.join(' '), says: says ?? null, within: within ? withinInWords(within, words) : null }
  })
  const ask = fields.ask === undefined ? null : { ...person(fields.ask, document, context), when: fields.askWhen ?? null }
  const heights = steps.map(({ does: first, more, says, within }) => ({
    height:
      heightOf(`${first} ${within ?? ''}`, does, sheet.width - 16) +
      heightOf(more, text, sheet.width - 16) +
      heightOf(says ?? '', text, sheet.width - 22),
    below: 4,
  }))
  const sides = sidesOf([{ height: sheet.furniture }, ...heights], sheet.height)
  const unfit: Unfit[] = [
    ...(steps.length > most.steps
      ? [{ card: address, says: 'steps' as const, args: { title, steps: steps.length, most: most.steps }, file: path }]
      : []),
    ...steps
      .filter((step) => wordsIn(step.does) > most.words)
      .map((step) => ({
        card: address,
        says: 'step' as const,
        args: { step: step.does, words: wordsIn(step.does), most: most.words },
        file: path,
      })),
    ...(sides > 1 ? [{ card: address, says: 'long-steps' as const, args: { title, sides }, file: path }] : []),
  ]
  return {
    address,
    title,
    listed: { group: 'steps', title, place: null },
    layout: 'card-steps',
    paper: 'a4',
    view: {
      title,
      starts: fields.startsWhen ?? null,
      ends: fields.endsWhen ?? null,
      steps,
      ask,
      foot: footOf([document], context),
      qr: qrTo(document.address, context),
    },
    unfit,
  }
}
