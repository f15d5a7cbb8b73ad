import { hrefBetween, type Context } from '../context.ts'
import { runningTitles } from '../running-titles.ts'
import { dayInWords } from '../values.ts'
import { wholeAnchors, type Whole, type WholeSection } from '../whole.ts'
import { wholeOrder } from '../whole-order.ts'
import { ownPages } from '../../handbook/addresses.ts'

/**
 * The page that holds the whole handbook, or one section of it.
 *
 * @param sheets addresses of the sheets that were printed
 * @param alone a section by itself
 */
export function wholeView(context: Context, { sections }: Pick<Whole, 'sections'>, sheets: readonly string[] = [], alone = false) {
  const { words } = context
  return {
    company: companyOf(context),
    title: alone ? sections[0]!.title : words.say('site.whole.title'),
    day: dayOf(context),
    contents: sections.length > 1 || sections.some(({ single }) => !single) ? wholeAnchors.contents : null,
    // The first sheet is one of the section's too.
    alone: alone ? classOf(sections[0]!) : null,
    sheets: sheetEntries(context, sheets),
    sections: sections.map((section) => ({
      ...section,
      className: classOf(section),
      documents: section.documents.map((document) => ({
        ...document,
        language: document.language === words.language ? '' : document.language,
        belongs: [section.title, document.area].filter((part) => part !== '' && part !== document.title).join(' · '),
      })),
    })),
  }
}

/** The style of its sheets: the title of each section runs at the head of those it stands on. */
export function wholeRunningTitles(context: Context): string {
  return runningTitles({
    company: companyOf(context),
    parts: wholeOrder(context).map((section) => ({ className: classOf(section), title: section.title, wide: section.name === 'matrix' })),
    day: dayOf(context),
    page: context.words.say('site.whole.page', { n: '{n}', m: '{m}' }),
  })
}

/** Where the sheets of a handbook go: the whole, and each section. */
export function sheetAddress(name: string): string {
  return `print/${name}.pdf`
}

/** What the sheet that holds everything is called. */
export const wholeSheet = 'whole-handbook'

function sheetEntries(context: Context, sheets: readonly string[]) {
  const known = new Map([
    [sheetAddress(wholeSheet), context.words.say('site.whole.title')],
    ...wholeOrder(context).map(({ name, title }) => [sheetAddress(name), title] as const),
  ])
  return [...known]
    .filter(([address]) => sheets.includes(address))
    .map(([address, title]) => ({ title, href: hrefBetween(ownPages.whole, address) }))
}

function classOf({ name }: Pick<WholeSection, 'name'>): string {
  return `part-${name}`
}

function companyOf({ handbook, words, audience }: Context): string {
  const company = handbook.company?.fields.name ?? words.say('site.handbook')
  return audience === 'staff' ? company : `${company} · ${words.say(`site.audience.${audience}`)}`
}

function dayOf({ handbook, words }: Context): string {
  return words.say('site.whole.day', { day: dayInWords(handbook.today, words) })
}
