import type { Document } from '../../handbook/document.ts'
import { heirOf, retiredIn } from '../../handbook/former.ts'
import { isRetired } from '../../handbook/in-force.ts'
import { maySee } from '../../kinds/field.ts'
import { aboutVersion } from '../about-page.ts'
import { audienceOf, hrefBetween, titleOf, type Context } from '../context.ts'
import type { Earlier } from '../frame.ts'
import { dayInWords } from '../values.ts'
import { viewOf, type DocumentView } from '../view.ts'
import { earlierVersions, type Version } from '../versions.ts'

/** The page of an earlier version, in the layout of its kind. */
interface VersionPage {
  version: Version
  title: string
  language: string
  /** What stands around it: that nobody works by it any more, and what holds now. */
  earlier: Earlier
}

/** Every earlier version that this audience may read, of pages that hold and of retired ones. */
export function versionPages(context: Context): VersionPage[] {
  const retired = retiredIn(context.handbook).filter((document) => maySee(context.audience, audienceOf(document)))
  return [...context.pages, ...retired].flatMap((document) =>
    earlierVersions(document, context).map((version) => ({
      version,
      title: context.words.say('site.version.title', {
        title: titleOf(version.text ?? document, context.words),
        version: version.entry.version,
      }),
      language: document.language,
      earlier: earlierOf(version, document, context),
    })),
  )
}

/** What a version's page shows of its text: what was said then, and nothing to act on. */
export function versionView(version: Version & { text: Document }, context: Context): DocumentView {
  return {
    ...viewOf(version.text, context),
    draft: false,
    overdue: [],
    due: null,
    coming: [],
    changed: null,
    slip: null,
    situationData: '',
    // These are as they are now, and were never part of what was approved.
    theRest: [],
    wider: [],
    hardNoes: [],
    worth: null,
    owner: null,
    about: aboutVersion(version, context),
  }
}

function earlierOf({ entry, held, address, text }: Version, document: Document, context: Context): Earlier {
  const { words, handbook } = context
  const { version, on, blanked } = entry
  const says =
    held?.to === undefined
      ? words.say('site.version.neverHeld', { version, on: dayInWords(on, words) })
      : words.say('site.version.held', { version, from: dayInWords(held.from, words), to: dayInWords(held.to, words) })
  const now = isRetired(document) ? heirOf(document, handbook) : document
  const isThere = now !== undefined && context.pages.has(now)
  return {
    says,
    removed:
      blanked?.on === undefined
        ? null
        : words.say(text === undefined ? 'site.version.removed' : 'site.version.wordsRemoved', { day: dayInWords(blanked.on, words) }),
    now: isThere ? { title: titleOf(now, words), href: hrefBetween(address, now.address) } : null,
  }
}
