import { cardFolder, ownPages } from '../../handbook/addresses.ts'
import type { Document } from '../../handbook/document.ts'
import { documentsOf, resolve } from '../../handbook/handbook.ts'
import { keyOf, maySee } from '../../kinds/field.ts'
import { kinds } from '../../kinds/index.ts'
import { slipFields, slipLines } from '../../measure/slip.ts'
import type { Column, Setting } from '../../records/column.ts'
import { columnWords } from '../../records/column-words.ts'
import { talkedOn } from '../../records/heard.ts'
import { missingIn } from '../../records/missing.ts'
import { settingFor } from '../../records/setting.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import { hrefBetween, type Context } from '../context.ts'
import { mailOf } from '../foot.ts'
import { spelt } from '../spelt.ts'

/** Something to choose from. Places and situations go by their long names, as the device remembers them. */
interface Option {
  value: string
  title: string
  /** Of a situation: an address that ends with it leads to a slip on which this is chosen. */
  anchor: string
  /** Of a channel: customers are answered there while they speak. */
  talk: boolean
}

/** One question of the slip. */
interface SlipField {
  name: string
  heading: string
  ask: string
  hint: string
  unit: string
  /** What it is answered with; exactly one of them is there. */
  choose: { options: Option[] } | null
  long: { rows: number } | null
  short: { type: 'datetime-local' | 'date' | 'text'; figures: boolean } | null
  /** Without it the slip is not handed in: `always`, or for complaints alone. */
  need: 'always' | 'complaint' | ''
  /** Why it is needed. */
  why: string
}

/** True for those who take complaints: customers have a page of their own. */
export function hasSlip({ audience, handbook }: Context): boolean {
  return maySee(audience, 'staff') && handbook.company !== undefined
}

/** The way from the page of a situation to a slip on which that situation is chosen already. */
export function slipFrom(document: Document, context: Context): string | null {
  return hasSlip(context) ? hrefBetween(document.address, ownPages.slip, anchorOf(document)) : null
}

/** The slip as a page: the lines of the one on paper, with the questions that the log asks under each. */
export function slipView(context: Context) {
  const { handbook, words } = context
  const setting = settingFor(handbook, words)
  const role = complaintsOwner(context)
  const who = setting.known('role').find(({ name }) => name === role)?.title
  const subject = words.say(who === undefined ? 'site.slip.subject' : 'site.slip.subjectFor', { who: who ?? '' })
  return {
    lines: slipFields.map((line) => ({
      name: line,
      title: words.say(`site.cards.slip.fields.${line}`),
      canWait: slipLines[line].some((key) => complaints.columns[key].need === 'closed'),
      fields: slipLines[line].map((key) => fieldOf(key, setting, context)),
    })),
    who: who ?? words.say('site.slip.somebody'),
    mail: mailOf(handbook.company!) ?? '',
    subject,
    currency: setting.currency,
    acknowledged: columnWords(words, complaints, 'acknowledged').heading,
    paper: context.cards ? hrefBetween(ownPages.slip, `${cardFolder}complaint-slip.html`) : null,
  }
}

function fieldOf(key: keyof Complaint, setting: Setting, context: Context): SlipField {
  const column = complaints.columns[key] as Column
  const { heading, ask, hint = '' } = columnWords(context.words, complaints, key)
  const isTime = column.type === 'day' || column.type === 'moment'
  const options = optionsOf(column, setting, context)
  const isLong = column.type === 'text'
  return {
    name: keyOf(key),
    heading,
    ask,
    // How a day is typed shows the browser's own field.
    hint: isTime ? '' : hint,
    unit: column.type === 'money' ? setting.currency : '',
    choose: options && { options },
    // As much room as it is needed.
    long: isLong ? { rows: column.need === 'always' ? 4 : column.need === undefined ? 1 : 2 } : null,
    short:
      options || isLong
        ? null
        : { type: isTime ? (column.type === 'day' ? 'date' : 'datetime-local') : 'text', figures: column.type === 'money' },
    why: column.need === 'always' ? context.words.say(`site.slip.lacks.why.${keyOf(key)}`) : '',
    need: column.need !== 'always' ? '' : missingIn({ sort: 'praise' }).includes(key) ? 'always' : 'complaint',
  }
}

/** What a column lets somebody choose, as it stands in the list; null where it is written freely. */
function optionsOf(column: Column, setting: Setting, context: Context): Option[] | null {
  if (column.choices) return column.choices.map((value) => ({ value, title: setting.choice(value), anchor: '', talk: false }))
  if (column.type === 'yes-no')
    return [true, false].map((value) => column.write(value, setting)).map((said) => ({ value: said, title: said, anchor: '', talk: false }))
  const { to } = column
  const isTalk = talkedOn(context.handbook)
  if (to === undefined) return null
  return setting.known(to).flatMap(({ name, title }) => {
    const [target] = resolve(context.handbook, to, name, context.handbook.company as unknown as Document)
    const { document, at } = target ?? {}
    // A role or a channel is no page of its own, which some might not see.
    if (document === undefined || at !== undefined) return [{ value: name, title, anchor: '', talk: to === 'channel' && isTalk(name) }]
    return context.pages.has(document) ? [{ value: document.longName, title, anchor: anchorOf(document), talk: false }] : []
  })
}

/** The role that looks after complaints, as their policy says. */
function complaintsOwner({ handbook }: Context): string | undefined {
  return documentsOf(handbook, kinds.policy).find(({ fields }) => fields.area === 'complaints')?.fields.owner
}

/** Where a situation stands on the slip; empty for a page that is none. */
function anchorOf({ kind, longName }: Document): string {
  return kind === kinds.discretion.name ? `Situation-${spelt(longName)}` : ''
}
