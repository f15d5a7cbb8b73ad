import { cardFolder } from '../../handbook/addresses.ts'
import type { Document, DocumentOf } from '../../handbook/document.ts'
import { documentsOf, resolve } from '../../handbook/handbook.ts'
import type { Quantity } from '../../handbook/values/quantity.ts'
import { kinds } from '../../kinds/index.ts'
import { heightOf, widthOf, type Setting } from '../../measure/fits.ts'
import { newestReading } from '../../measure/readings.ts'
import { isNamed, originals } from '../../measure/written.ts'
import { titleOf, type Context } from '../context.ts'
import { dayInWords, quantityInWords } from '../values.ts'
import type { CardPage } from './card.ts'
import { footOf } from './foot.ts'
import { qrTo } from './qr.ts'

type Goal = DocumentOf<typeof kinds.goal>

/** What is printed on the sheet, and how: the same numbers as in `site/page-styles/cards/` (millimetres). */
const sheet = { width: 180, height: 267, furniture: 195 }
const figure = { size: 215, bold: true }
const statement: Setting = { size: 32, line: 1.15, bold: true }
const text: Setting = { size: 15, line: 1.35 }

const address = `${cardFolder}the-one-number.html`

/** The one number for the wall: what we count, where we are, where we want to be, by when. */
export function wallNumber(context: Context): CardPage[] {
  const goal = leadingGoal(context)
  if (goal === undefined) return []
  const { words } = context
  const { fields, path } = goal
  const document = goal as unknown as Document
  const readings = (fields.readings ?? [])
    .flatMap(({ on, value }) => (on && value ? [{ on, value }] : []))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const now = newestReading(readings)?.reading.value ?? fields.baseline!
  const counted = countedIn(goal, context)
  const title = titleOf(document, words)
  const used =
    heightOf(title, statement, sheet.width) +
    heightOf(counted.title, text, sheet.width) +
    heightOf(counted.how, text, sheet.width) +
    sheet.furniture
  return [
    {
      address,
      title: words.say('site.cards.wall.title'),
      listed: { group: 'wall', title, place: null },
      layout: 'card-wall',
      paper: 'a4',
      view: {
        statement: title,
        counted,
        now: figureOf(now, context),
        aim: figureOf(fields.target!, context),
        by: fields.by === undefined ? null : { day: fields.by, words: dayInWords(fields.by, words) },
        way: [...(fields.baseline ? [{ on: fields.baselineDate, value: fields.baseline }] : []), ...readings].map(({ on, value }) => ({
          day: on ?? null,
          on: on === undefined ? '' : dayInWords(on, words),
          value: quantityInWords(value, words),
        })),
        foot: footOf([document], context),
        qr: qrTo(goal.address, context),
      },
      unfit: used > sheet.height ? [{ card: address, says: 'wall', args: { title }, file: path }] : [],
    },
  ]
}

/** The goal behind the problem that costs most of the three that lead; without one, the first goal that can be counted. */
function leadingGoal({ handbook, pages }: Context): Goal | undefined {
  const shown = <D>(documents: readonly D[]) => documents.filter((one) => pages.has(one as unknown as Document))
  const goals = shown(originals(handbook, documentsOf(handbook, kinds.goal))).filter(
    ({ fields }) =>
      fields.target !== undefined && (fields.baseline !== undefined || newestReading(fields.readings?.filter(({ value }) => value))),
  )
  const problems = originals(handbook, documentsOf(handbook, kinds.problem))
    .filter(({ fields }) => fields.topThree)
    .toSorted((a, b) => (b.fields.costs?.amount ?? 0) - (a.fields.costs?.amount ?? 0))
  // Goals name their problems; the one for which it stands first is meant most.
  const rank = ({ fields }: Goal, problem: (typeof problems)[number]) =>
    (fields.problems ?? []).findIndex((name) => isNamed(problem, [name]))
  for (const problem of problems) {
    const behind = goals.filter((goal) => rank(goal, problem) >= 0)
    const best = behind.toSorted(
      (a, b) => (a.fields.problems ?? []).length - (b.fields.problems ?? []).length || rank(a, problem) - rank(b, problem),
    )[0]
    if (best) return best
  }
  return goals[0]
}

/** A figure for the wall: the number itself, and what it is counted of. */
function figureOf(quantity: Quantity, { words }: Context): { number: string; rest: string; isLong: boolean } {
  const { amount, unit } = quantity
  const number = quantityInWords({ amount, unit }, words)
  const rest = quantityInWords(quantity, words).slice(number.length).trim()
  // The smaller of two sizes is still read from across a room.
  return { number, rest, isLong: widthOf(number, figure) > sheet.width }
}

/** What the goal counts, in words: a measure we ship, one of the company's own, or one written out in the goal. */
function countedIn(goal: Goal, { handbook, words, pages }: Context): { title: string; how: string } {
  const { measure } = goal.fields
  if (measure === undefined) return { title: '', how: '' }
  if (typeof measure !== 'string') return { title: measure.title ?? '', how: measure.howWeCount ?? '' }
  const target = resolve(handbook, 'measure', measure, goal as unknown as Document)[0]
  if (target?.document === undefined) return words.measure(measure)
  // How it is counted may be for others than the goal is.
  if (!pages.has(target.document)) return { title: '', how: '' }
  return { title: target.title, how: String(target.item?.howWeCount ?? '') }
}
