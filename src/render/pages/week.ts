import { ownPages } from '../../handbook/addresses.ts'
import type { Document, DocumentOf } from '../../handbook/document.ts'
import { comparable, type Quantity } from '../../handbook/values/quantity.ts'
import { maySee } from '../../kinds/field.ts'
import { kinds } from '../../kinds/index.ts'
import { inTurn, mixed } from '../../measure/in-turn.ts'
import { newestReading } from '../../measure/readings.ts'
import { mondayOf, numberOf, weekOf, weeksCounted, weeksFrom, type Week } from '../../measure/week.ts'
import { fieldWords } from '../../words/sentences.ts'
import { linkTo, titleOf, type Context } from '../context.ts'
import { pagesOf } from '../lists.ts'
import { questionsOn } from '../questions.ts'
import { dayInWords, quantityInWords } from '../values.ts'
import { shownFields } from '../view.ts'

/** A quarter of a year: a handbook that is built in November still has its page for each Monday until February. */
const weeksAhead = 13

/** True where there is anything to talk about on Monday, and it is for people who work here. */
export function hasWeek(context: Context): boolean {
  return (
    maySee(context.audience, 'staff') &&
    (principlesIn(context).length > 0 || questionsOn('', context).length > 0 || numbersIn(context).length > 0)
  )
}

/**
 * Monday's ten minutes: for each week one principle with a story, one case, one number. What comes is a matter of the
 * week and of the documents alone, so everybody has the same page, and each has its turn before any comes again. A new
 * document takes a turn of its own, and moves those of its sort that come after.
 *
 * @param chosen the week to make a page for; by default this one and those to come
 */
export function weekView(context: Context, chosen?: Week) {
  const { words, handbook } = context
  const from = ownPages.week
  const [principles, questions, numbers] = [principlesIn(context), questionsOn(from, context), numbersIn(context)]
  const first = weekOf(handbook.today)
  const weeks = chosen === undefined ? Array.from({ length: weeksAhead }, (_, i) => weeksFrom(first, i)) : [chosen]
  const last = weeks.at(-1)!
  return {
    last,
    old: words.say('site.week.old', { n: numberOf(last), day: dayInWords(handbook.today, words) }),
    weeks: weeks.map((week, i) => {
      const turn = weeksCounted(week)
      const principle = inTurn(principles, turn)
      const story =
        principle &&
        inTurn(
          (principle.thing.fields.stories ?? []).filter(({ tells }) => tells !== undefined),
          principle.round,
        )?.thing
      return {
        week,
        isFirst: i === 0,
        title: words.say('site.week.week', { n: numberOf(week) }),
        from: words.say('site.week.from', { day: dayInWords(mondayOf(week), words) }),
        principle: principle
          ? {
              name: titleOf(principle.thing as unknown as Document, words),
              href: linkTo(principle.thing as unknown as Document, from, context),
              meaning: principle.thing.fields.meaning ?? '',
              story: story ? { tells: story.tells!, from: story.from ?? '' } : null,
            }
          : null,
        question: inTurn(questions, turn)?.thing ?? null,
        number: inTurn(numbers, turn)?.thing ?? null,
      }
    }),
  }
}

function principlesIn(context: Context): DocumentOf<typeof kinds.principle>[] {
  return mixed(pagesOf(kinds.principle.name, context), ({ address }) => address) as unknown as DocumentOf<typeof kinds.principle>[]
}

/** Goals and standards of which somebody has counted where we are, and said where we aim. */
function numbersIn(context: Context) {
  const documents = [kinds.goal.name, kinds.standard.name].flatMap((kind) => pagesOf(kind, context))
  return mixed(documents, ({ address }) => address).flatMap((document) => numberOn(document, context) ?? [])
}

/** What a goal and a standard say of their numbers, under one roof. */
interface Counted {
  baseline?: Quantity
  target?: Quantity
  share?: Quantity
  threshold?: Quantity
  readings?: { on?: string; value?: Quantity; note?: string }[]
}

function numberOn(document: Document, context: Context) {
  const { words } = context
  const { baseline, target, share, threshold, readings } = document.fields as Counted
  const newest = newestReading(readings?.filter(({ value }) => value !== undefined))
  const now = newest?.reading.value ?? baseline
  // Of a standard, people count how often it holds, or how well.
  const aim = now && (target ?? [share, threshold].find((one) => one !== undefined && comparable(one, now)))
  if (now === undefined || aim === undefined) return undefined
  const { by = null } = shownFields({ ...document, address: ownPages.week }, context)
  return {
    title: titleOf(document, words),
    href: linkTo(document, ownPages.week, context),
    now: quantityInWords(now, words),
    fields: { target: { label: fieldWords(words, kinds.goal.name, ['target'])!.label, value: { text: quantityInWords(aim, words) } }, by },
    counted: newest ? words.say('site.week.counted', { day: dayInWords(newest.on, words) }) : '',
    note: newest?.reading.note ?? '',
  }
}
