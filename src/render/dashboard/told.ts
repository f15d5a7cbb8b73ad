import { ownPages } from '../../handbook/addresses.ts'
import { documentsOf, type Handbook } from '../../handbook/handbook.ts'
import type { Document } from '../../handbook/document.ts'
import type { Day } from '../../handbook/values/date.ts'
import type { Kind } from '../../kinds/kind.ts'
import { evidenceFrom } from '../../measure/complaints/evidence-from.ts'
import { insightOf, type Evidence, type Insight } from '../../measure/complaints/insight.ts'
import { yearTo } from '../../measure/complaints/period.ts'
import { otherInsight, type OtherInsight } from '../../measure/other-insight.ts'
import { isNamed, originals } from '../../measure/written.ts'
import { settingFor } from '../../records/setting.ts'
import { titleIn, type TitleOf } from '../../records/titles.ts'
import type { Words } from '../../words/words.ts'
import { linkTo, type Context } from '../context.ts'
import { money, percent } from '../insight-values.ts'
import { dayInWords } from '../values.ts'

/** What every part of the dashboard is told from. */
export interface Told {
  context: Context
  words: Words
  /** Undefined where nobody keeps a list of complaints; its sums are then not there to be shown either. */
  found: { evidence: Evidence; insight: Insight } | undefined
  /** What the lists beside the complaints say; nothing where there are no records at all. */
  others: OtherInsight
  /** What people call something that figures know by its name. */
  title(of: TitleOf, name: string): string
  /** The same, for what the handbook knows of a kind: a role, a training. */
  known(to: string, name: string): string
  /** The way to the page of a document by its name; null where there is none. */
  href(kind: Kind, name: string): string | null
  link(document: Pick<Document, 'path'>): string | null
  sum(coins: number): string
  share(tenths: number): string
  count(n: number): string
  day(day: Day): string
  /** "November 2026". */
  month(month: string): string
}

/**
 * Works out what the dashboard shows, once.
 *
 * @param working the handbook with its drafts: complaints may name problems that are drafts
 */
export function toldFrom(context: Context, working: Handbook): Told {
  const { words, handbook } = context
  const evidence = evidenceFrom(handbook, working)
  const found = evidence && { evidence, insight: insightOf(evidence, working, handbook) }
  const { surveys, contacts, attendance, customers } = handbook.numbers ?? {}
  const others = otherInsight(
    { surveys, contacts, attendance, customers },
    {
      period: found?.insight.period ?? yearTo(handbook.today),
      complaints: evidence?.months ?? {},
      // One by one, customers have names: they are for a screen alone.
      ranked: undefined,
      inForce: handbook,
    },
  )
  const setting = settingFor(working, words)
  const currency = { currency: working.company?.fields.currency ?? '' }
  const number = new Intl.NumberFormat(words.language)
  const months = new Intl.DateTimeFormat(words.language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const link: Told['link'] = (document) => linkTo(document as Document, ownPages.dashboard, context)
  return {
    context,
    words,
    found,
    others,
    title: (of, name) => (name === '' ? words.say('insight.by.notSaid') : titleIn(setting, of, name)),
    known: (to, name) =>
      name === '' ? words.say('insight.by.notSaid') : (setting.known(to).find((one) => one.name === name)?.title ?? name),
    href: (kind, name) => {
      const named = originals(handbook, documentsOf(handbook, kind)).find((one) => isNamed(one, [name]))
      return named ? link(named) : null
    },
    link,
    sum: (coins) => money(coins, currency, words),
    share: (tenths) => percent(tenths, words),
    count: (n) => number.format(n),
    day: (day) => dayInWords(day, words),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
  }
}
