import { shippedMeasures, type AskedMeasure } from '../../kinds/shipped-measures.ts'
import { monthNames } from '../../measure/complaints/period.ts'
import type { LastRead, SurveyInsight } from '../../measure/other-insight.ts'
import { asNumber } from '../../measure/ratio.ts'
import { beginningAndEnd, endsOf } from '../../measure/surveys-counted.ts'
import { dots } from '../charts/dots.ts'
import { points } from '../charts/points.ts'
import { scoreInWords, valueInFigures } from '../score-in-words.ts'
import { quantityInWords } from '../values.ts'
import type { Told } from './told.ts'

/** What each score means, in a sentence. */
const means = {
  'customer-satisfaction': 'site.dashboard.answers.means.customer-satisfaction',
  'net-promoter-score': 'site.dashboard.answers.means.net-promoter-score',
  'customer-effort-score': 'site.dashboard.answers.means.customer-effort-score',
  'had-to-repeat-the-story': 'site.dashboard.answers.means.had-to-repeat-the-story',
} as const satisfies Record<AskedMeasure, string>

/** What customers answered, question by question; null where nobody is asked. */
export function answersView(told: Told) {
  const { words, others } = told
  const { surveys } = others
  if (surveys === undefined) return null
  return {
    says: surveys.length === 0 ? words.say('insight.surveys.none') : null,
    questions: surveys.map((survey) => questionView(survey, told)),
  }
}

function questionView(survey: SurveyInsight, told: Told) {
  const { words, count } = told
  const { measure, score, places, months, lastRead } = survey
  const inWords = (one: SurveyInsight['score']) => scoreInWords(one, measure, words)
  const course = beginningAndEnd(months)
  const byPlace = places.filter((one) => one.score.value !== undefined)
  return {
    title: words.measure(measure).title,
    says: [
      score.value === undefined ? words.say('insight.surveys.none') : words.say(means[measure], { value: inWords(score) }),
      ...(course === undefined
        ? []
        : [words.say('site.dashboard.answers.course', { beginning: inWords(course.beginning), end: inWords(course.end) })]),
    ].join(' '),
    facts: [
      words.say('site.dashboard.answers.of', { n: score.n, count: count(score.n) }),
      words.say(`insight.better.${shippedMeasures[measure].better}`),
      ...(lastRead === undefined ? [] : [lastReadInWords(lastRead, told)]),
      ...(score.outside > 0 ? [words.say('insight.surveys.outside', { n: score.outside })] : []),
    ].join(' '),
    anchor: `Course-${measure}`,
    ...courseView(survey, told),
    places:
      byPlace.length < 2
        ? null
        : byPlace.map((one) => ({
            title: told.title('place', one.place),
            chart: dots({ now: asNumber(one.score.value!), before: undefined }, { ...endsOf(measure), borders: [] }),
            value: inWords(one.score),
            n: count(one.score.n),
          })),
  }
}

/** The course by month as points, and as numbers. A month without an answer has none. */
function courseView({ measure, months }: SurveyInsight, { words, month, count }: Told) {
  const known = months.filter(({ score }) => score.value !== undefined)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || first === last) return { chart: null, desc: null, rows: [] }
  const [long, short] = (['short', 'narrow'] as const).map(
    (form) => new Intl.DateTimeFormat(words.language, { month: form, timeZone: 'UTC' }),
  )
  const tell = (value: number) => valueInFigures(value, measure, words)
  const stood = monthNames({ from: `${first.month}-01`, to: `${last!.month}-01` }).map((name) => {
    const value = known.find((one) => one.month === name)?.score.value
    const day = new Date(`${name}-01T00:00:00Z`)
    return {
      label: long!.format(day),
      short: short!.format(day),
      value: value && asNumber(value),
      says: value ? tell(asNumber(value)) : '',
    }
  })
  return {
    chart: points(stood, endsOf(measure), tell),
    desc: words.say('site.dashboard.answers.desc', {
      title: words.measure(measure).title,
      first: month(first.month),
      last: month(last!.month),
    }),
    rows: known.map((one) => ({ month: month(one.month), value: scoreInWords(one.score, measure, words), n: count(one.score.n) })),
  }
}

/** What somebody last read off of the same measure, beside which the list is held. */
function lastReadInWords({ title, on, value }: LastRead, { words, day }: Told): string {
  return words.say('site.dashboard.answers.lastRead', { title, value: quantityInWords(value, words), day: day(on) })
}
