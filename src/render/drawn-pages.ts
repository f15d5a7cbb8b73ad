import { areaAddress, isOwnAddress, kindAddress, ownData, ownPages } from '../handbook/addresses.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { isInForce } from '../handbook/in-force.ts'
import { ownFiles, takenOnce } from '../handbook/taken.ts'
import type { Audience } from '../kinds/field.ts'
import { readShipped } from '../words/shipped.ts'
import { wordsFor } from '../words/words.ts'
import { hrefBetween, pagesFor, titleOf, type Context } from './context.ts'
import { hasCourse } from './course.ts'
import { draftInWords } from './draft-in-words.ts'
import { loadLayouts } from './layouts.ts'
import { aToZView } from './pages/a-to-z.ts'
import { areasView, areaView } from './pages/areas.ts'
import { hasFeed, hasNews, newsView } from './pages/news.ts'
import { versionPages, versionView } from './pages/version.ts'
import { changedView, hasChanges } from './pages/changed.ts'
import { complainView } from './pages/complain.ts'
import { dashboardView, hasDashboard } from './pages/dashboard.ts'
import { hasComplaints, hasPromises } from './pages/for-customers.ts'
import { kindView, listedKinds } from './pages/kinds.ts'
import { promisesView } from './pages/promises.ts'
import { coveredAreas } from './lists.ts'
import { homeView } from './pages/home.ts'
import { finderView } from './pages/finder.ts'
import { wholeView } from './pages/whole-handbook.ts'
import { hasMatrix, matrixView } from './pages/matrix.ts'
import { movedPages } from './pages/moved.ts'
import { hasSelfCheck, selfCheckView } from './pages/self-check.ts'
import { hasSign, signView } from './pages/sign.ts'
import { hasSlip, slipView } from './pages/slip.ts'
import { hasWeek, weekView } from './pages/week.ts'
import type { Week } from '../measure/week.ts'
import { cardListView, cardsIn } from './cards/cards.ts'
import { searchView } from './pages/search.ts'
import { referrersIn } from './threads.ts'
import { viewOf } from './view.ts'
import { wholeHandbook } from './whole.ts'
import { frameOf, type Frame } from './frame.ts'

/** How to render. */
export interface RenderOptions {
  audience?: Audience
  /** The handbook holds working texts: the site is one of drafts, and goes to a folder of its own. */
  drafts?: boolean
  /** The handbook with its drafts, by default this one: what is written in `records/` may name a problem that is a draft. */
  working?: Handbook
  /** Project folder, for layouts, styles and words of its own. */
  dir?: string
  /** The week that Monday's page is for; by default that of the day, and those to come. */
  week?: Week
  /** Files made for a printer before, by their address: they become the site's, and the whole handbook's page links to its own. */
  sheets?: ReadonlyMap<string, Uint8Array>
  /** Cards too: for the pocket, the counter and the wall. */
  cards?: boolean
  /** Pages are shown where none of their scripts may run. */
  withoutScripts?: boolean
  /** Scripts that only the preview adds, by address. */
  extraScripts?: readonly string[]
}

/**
 * Every page that an audience gets, each drawn when it is asked for, and what they are drawn from. Which pages there are
 * stands here and nowhere else.
 */
export function drawnPages(
  handbook: Handbook,
  {
    audience = 'staff',
    working = handbook,
    dir,
    week,
    sheets = new Map(),
    cards: withCards = false,
    extraScripts = [],
    withoutScripts = false,
  }: RenderOptions,
) {
  const words = wordsFor(handbook.company?.language ?? 'en', dir)
  const layouts = loadLayouts(words, dir)
  const withoutCards: Context = {
    handbook,
    audience,
    words,
    pages: pagesFor(handbook, audience),
    referrers: referrersIn(handbook, pagesFor(handbook, audience)),
    isDraft: (document) => !isInForce(document, handbook.today),
  }
  const cards = withCards ? cardsIn(withoutCards) : []
  const context = { ...withoutCards, cards: cards.length > 0, oneFile: sheets.has(ownPages.oneFile) }
  const shell = frameOf(context, layouts, extraScripts, !withoutScripts)
  const pages = new Map<string, () => string>()
  const take = takenOnce<string>()
  const brought = { scripts: new Set<string>(), styles: new Set<string>() }
  const titles = new Map<string, string>()
  for (const file of ownFiles) take(file, file)
  const add = (address: string, title: string, layout: string, view: () => object, more: Partial<Frame> = {}) => {
    if (more.script !== undefined) brought.scripts.add(more.script)
    for (const style of [more.style ?? []].flat()) brought.styles.add(style)
    // Nobody looks for a page that leads on, or for a text that does not hold any more.
    if (layout !== 'moved' && more.earlier === undefined) titles.set(address, title)
    // Once: the page that holds the whole handbook is made of the others.
    let drawn: string | undefined
    pages.set(address, () => (drawn ??= shell(address, title, layout, view(), more)))
  }

  const feed = hasFeed(context) ? { feed: ownData.feed } : {}
  add(ownPages.home, words.say('site.home.title'), 'home', () => homeView(context), {
    isHome: true,
    ...feed,
    ...(hasMatrix(context) && { script: 'finder', style: 'finder' }),
  })
  add(ownPages.notFound, words.say('site.notFound.title'), 'not-found', () => ({ home: 'index.html' }))
  if (hasMatrix(context)) {
    add(ownPages.finder, words.say('site.finder.title'), 'what-may-i-do', () => finderView(ownPages.finder, context)!, {
      script: 'finder',
      style: 'finder',
    })
    add(ownPages.matrix, words.say('site.matrix.title'), 'matrix', () => matrixView(context), { style: 'matrix' })
  }
  const covered = coveredAreas(context)
  if (covered.length > 0) add(ownPages.areas, words.say('site.areas.title'), 'areas', () => areasView(context))
  // A single policy is its area: the way leads straight to it.
  for (const { area, documents } of covered.filter(({ documents }) => documents.length > 1))
    add(areaAddress(area), words.choice(area), 'area', () => areaView(area, documents, context))
  for (const kind of listedKinds(context)) {
    const own = `all-${kind}`
    add(kindAddress(kind), words.kind(kind).plural, isShipped(own, dir) ? own : 'all', () => kindView(kind, context))
  }
  if (hasDashboard(context))
    add(ownPages.dashboard, words.say('site.dashboard.title'), 'dashboard', () => dashboardView(context, working), {
      style: ['dashboard', 'course'],
    })
  if (hasWeek(context))
    add(ownPages.week, words.say('site.week.title'), 'this-week', () => weekView(context, week), { script: 'week', style: 'week' })
  if (hasSelfCheck(context))
    add(ownPages.selfCheck, words.say('site.selfCheck.title'), 'self-check', () => selfCheckView(context), {
      script: 'self-check',
      style: ['self-check', 'answers'],
    })
  if (hasSlip(context)) add(ownPages.slip, words.say('site.slip.title'), 'slip', () => slipView(context), { script: 'slip', style: 'slip' })
  if (hasSign(context))
    add(ownPages.sign, words.say('site.sign.title'), 'sign', () => signView(context), { script: 'sign', style: ['sign', 'answers'] })
  if (hasNews(context))
    add(ownPages.news, words.say('site.news.title'), 'news', () => newsView(context), {
      script: 'news',
      style: ['news', 'redline'],
      ...feed,
    })
  if (hasChanges(context))
    add(ownPages.changed, words.say('site.changed.title'), 'changed', () => changedView(context), { style: 'changed' })
  if (context.pages.size > 0) add(ownPages.aToZ, words.say('site.aToZ.title'), 'a-to-z', () => aToZView(context))
  if (context.pages.size > 0) add(ownPages.search, words.say('site.search.title'), 'search', () => searchView(context), { style: 'search' })
  if (hasPromises(context))
    add(ownPages.promises, words.say('site.promises.title'), 'promises', () => promisesView(context), { style: 'for-customers' })
  if (hasComplaints(context))
    add(ownPages.complain, words.say('site.complain.title'), 'complain', () => complainView(context), { style: 'for-customers' })
  for (const document of context.pages) {
    // A rule reports it; among drafts, where errors stop nothing, the page that was there first stays.
    if (pages.has(document.address) || take(document.address, document.path) !== undefined) continue
    const layout = isShipped(document.kind!, dir) ? document.kind! : 'document'
    add(document.address, titleOf(document, words), layout, () => viewOf(document, context), {
      draft: draftInWords(document, context),
      summary: String(document.fields.summary ?? ''),
      language: document.language,
      owner: document.fields.owner as string | undefined,
      ...(hasCourse(document, context) && { style: 'course' }),
    })
  }
  for (const { address, title, view, ...more } of movedPages(context)) {
    if (pages.has(address) || isOwnAddress(address) || take(address, address) !== undefined) continue
    add(address, title, 'moved', () => view, more)
  }
  const versions = versionPages(context)
  for (const { version, title, earlier, language } of versions) {
    const { address, text } = version
    if (pages.has(address) || take(address, address) !== undefined) continue
    if (text === undefined) add(address, title, 'version-removed', () => ({ title }), { earlier, language, style: 'version' })
    else {
      const layout = isShipped(text.kind!, dir) ? text.kind! : 'document'
      add(address, title, layout, () => versionView({ ...version, text }, context), {
        earlier,
        language,
        style: ['version', ...(hasCourse(text, context) ? ['course'] : [])],
      })
    }
  }
  const wholeStyles = [...['matrix', 'for-customers', 'course'].filter((style) => brought.styles.has(style)), 'whole-handbook']
  if (context.pages.size > 0) {
    const whole = () => wholeView(context, wholeHandbook(context, pages), [...sheets.keys()])
    add(ownPages.whole, words.say('site.whole.title'), 'whole-handbook', whole, { style: wholeStyles })
  }
  if (cards.length > 0)
    add(ownPages.cards, words.say('site.cards.title'), 'card-list', () => cardListView(cards, new Set(sheets.keys()), context), {
      style: 'cards',
    })
  for (const { address, title, layout, view } of cards)
    add(address, title, layout, () => ({ ...view, cards: hrefBetween(address, ownPages.cards) }), { style: 'cards' })
  const texts = versions.flatMap(({ version }) => version.text ?? [])
  return { pages, context, take, brought, shell, layouts, cards, titles, wholeStyles, versions: texts }
}

function isShipped(layout: string, dir: string | undefined): boolean {
  return readShipped(`site/layouts/${layout}.hbs`, dir) !== undefined
}
