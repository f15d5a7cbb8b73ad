import { ownPages } from '../handbook/addresses.ts'
import { hrefBetween, type Context } from './context.ts'
import { type Layouts } from './layouts.ts'
import { hasComplaints, hasPromises } from './pages/for-customers.ts'
import { pagesOf } from './lists.ts'
import { hasMatrix } from './pages/matrix.ts'
import { footOf } from './foot.ts'

/** What stands above the text of an earlier version. */
export interface Earlier {
  says: string
  /** Its text, or words of it, were removed later. */
  removed: string | null
  /** What holds now. */
  now: { title: string; href: string } | null
}

/** What the frame around every page needs. */
export interface Frame {
  isHome: boolean
  /** Staff do not work by it: what they are told of that. */
  draft: string
  summary: string
  language: string
  /** The role that looks after it, who is told what is not right on it. */
  owner: string | undefined
  /** Where it moves on to by itself: a page that is called otherwise now. */
  onTo: string | undefined
  /** It is a version that does not hold any more. */
  earlier: Earlier
  /** Where programs fetch what changed, on pages that tell of it. */
  feed: string
  /** A script that only this page loads, besides the one of every page: `src/browser/<name>.ts`. */
  script: string
  /** A style that only this page loads, or several: `site/page-styles/<name>.css`. */
  style: string | readonly string[]
}

/** Puts pages into the frame that is around every one of them: head, navigation, search, foot. */
export function frameOf(context: Context, layouts: Layouts, modules: readonly string[], hasScripts = true) {
  const { words, handbook, audience } = context
  const company = handbook.company?.fields.name ?? words.say('site.handbook')
  const vision = pagesOf('vision', context)[0]
  const holdsDrafts = [...context.pages].some((document) => context.isDraft(document))
  return (address: string, title: string, layout: string, view: object, more: Partial<Frame>): string => {
    const to = (target: string) => hrefBetween(address, target)
    const entry = (target: string, word: string) => ({ href: to(target), title: words.say(word), here: target === address })
    const nav = [
      ...(hasMatrix(context) ? [entry(ownPages.finder, 'site.nav.finder')] : []),
      ...(pagesOf('policy', context).length > 0 ? [entry(ownPages.areas, 'site.nav.areas')] : []),
      ...(hasPromises(context) ? [entry(ownPages.promises, 'site.nav.promises')] : []),
      ...(hasComplaints(context) ? [entry(ownPages.complain, 'site.nav.complain')] : []),
      ...(vision ? [entry(vision.address, 'site.nav.vision')] : []),
      ...(context.pages.size > 0 ? [entry(ownPages.aToZ, 'site.nav.aToZ')] : []),
    ]
    return layouts('page', {
      language: more.language ?? words.language,
      title,
      company,
      summary: more.summary ?? '',
      isHome: more.isHome ?? false,
      draft: more.draft ?? '',
      draftSite: holdsDrafts,
      forWhom: audience === 'staff' ? null : words.say(`site.audience.${audience}`),
      layout,
      home: to(ownPages.home),
      styles: ['handbook', ...[more.style ?? []].flat()].map((name) => to(`assets/${name}.css`)),
      icon: to('assets/icon.svg'),
      scripts: hasScripts ? ['handbook', ...(more.script === undefined ? [] : [more.script])].map((name) => to(`assets/${name}.js`)) : [],
      modules: modules.map(to),
      onTo: more.onTo ?? null,
      earlier: more.earlier ?? null,
      feed: more.feed === undefined ? null : to(more.feed),
      foot: footOf({ address, title, owner: more.owner }, context),
      policy: contentPolicy(modules.length > 0),
      nav,
      hasSearch: context.pages.size > 0,
      main: layouts(layout, { ...view, home: to(ownPages.home), search: to(ownPages.search) }),
    })
  }
}

/**
 * What a page may load: its own style, scripts and pictures, from its own folder, and nothing else. It may ask nobody
 * anything; the preview's pages ask their own server.
 */
function contentPolicy(isPreview: boolean): string {
  return `default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; ${isPreview ? "connect-src 'self'; " : ''}base-uri 'none'; form-action 'none'`
}
