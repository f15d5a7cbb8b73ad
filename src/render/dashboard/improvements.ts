import { documentsOf } from '../../handbook/handbook.ts'
import type { DocumentOf } from '../../handbook/document.ts'
import { comparable, type Quantity } from '../../handbook/values/quantity.ts'
import { kinds } from '../../kinds/index.ts'
import { measureOf, type Counted } from '../../measure/goals.ts'
import { reaches } from '../../measure/readings.ts'
import { originals } from '../../measure/written.ts'
import { fieldWords } from '../../words/sentences.ts'
import { quantityInWords } from '../values.ts'
import type { Told } from './told.ts'

type Improvement = DocumentOf<typeof kinds.improvement>

/** What was changed, what it was to bring, and what it brought; the newest result first, then what is still to come, the next first. */
export function improvementsView(told: Told) {
  const { words, context } = told
  const { handbook } = context
  const own = documentsOf(handbook, kinds.measures).flatMap(({ fields }) => fields.measures ?? [])
  const all = originals(handbook, documentsOf(handbook, kinds.improvement))
    .filter(({ fields }) => fields.state !== 'dropped')
    .toSorted(
      (a, b) =>
        Number(a.fields.result === undefined) - Number(b.fields.result === undefined) ||
        (dayOf(a) === dayOf(b) ? 0 : dayOf(a) < dayOf(b) === (a.fields.result === undefined) ? -1 : 1),
    )
  const rows = all.map((one) => ({ one, brought: broughtBy(one, measureOf(one.fields.measure, own)?.better) }))
  const judged = rows.filter(({ brought }) => brought !== undefined)
  const label = (field: string) => fieldWords(words, kinds.improvement.name, [field])!.label
  return {
    says:
      rows.length === 0
        ? words.say('site.dashboard.improvements.none')
        : judged.length === 0
          ? words.say('site.dashboard.improvements.early')
          : words.say('site.dashboard.improvements.says', { n: judged.filter(({ brought }) => brought).length, of: judged.length }),
    heads: {
      change: label('change'),
      now: label('now'),
      expected: label('expected'),
      result: label('result'),
      decision: label('decision'),
    },
    rows: rows.map(({ one, brought }) => {
      const { now, expected, result, decision, state, by } = one.fields
      return {
        title: one.title ?? one.name,
        href: told.link(one),
        now: inWords(now, told),
        expected: inWords(expected, told),
        result: inWords(result?.value, told),
        on: result?.on ? told.day(result.on) : by ? words.say('site.dashboard.improvements.by', { day: told.day(by) }) : '',
        verdict:
          brought === undefined
            ? state === undefined
              ? ''
              : words.choice(state)
            : words.say(brought ? 'site.dashboard.improvements.brought' : 'site.dashboard.improvements.less'),
        isWell: brought === true,
        decision: decision ? words.choice(decision) : '–',
      }
    }),
  }
}

function dayOf({ fields }: Improvement): string {
  return fields.result?.on ?? fields.by ?? ''
}

function inWords(value: Quantity | undefined, { words }: Told): string {
  return value ? quantityInWords(value, words) : '–'
}

/** Whether it brought what was hoped; undefined while nobody can tell. */
function broughtBy({ fields }: Improvement, better: Counted['better'] | undefined): boolean | undefined {
  const { now, expected, result } = fields
  if (expected === undefined || result?.value === undefined || !comparable(result.value, expected)) return undefined
  const way =
    better === 'up' || better === 'down'
      ? better
      : now && comparable(now, expected)
        ? expected.amount > now.amount
          ? 'up'
          : 'down'
        : undefined
  return way && reaches(result.value, expected, way)
}
