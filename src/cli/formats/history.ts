import pc from 'picocolors'
import type { Document } from '../../handbook/document.ts'
import type { Handbook } from '../../handbook/handbook.ts'
import type { Entry } from '../../history/entry.ts'
import { neverHeld } from '../../history/held.ts'
import { dayInWords } from '../../render/values.ts'
import { titleOfRole } from '../../walk/who-approves.ts'
import type { StillThere } from '../../walk/still-stands.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import { visibleLine } from './visible.ts'

/** Every page that has versions, and how many. */
export function historiesInWords(pages: readonly Document[], handbook: Handbook, words: Words): string {
  if (pages.length === 0) return `${words.say('history.none')}\n`
  const lines = pages.map(({ title, name, path, life }) => {
    const called = words.say('history.ofPage', { title: title ?? name, file: path })
    const n = words.say('history.versions', { n: life!.versions.length })
    const { now } = life!
    const state = now === undefined ? words.say('history.coming') : stateOf(now, life!.working, handbook, words)
    return `  ${visibleLine(called)}\n    ${visibleLine(`${state} (${n})`)}`
  })
  return `${pc.bold(words.say('history.all'))}\n${lines.join('\n')}\n`
}

function stateOf(now: Entry, working: string, handbook: Handbook, words: Words): string {
  if (now.did === 'retired') return words.say('history.out')
  return working === 'gone' ? words.say('history.goneFile') : lineOf(now, 'now', handbook, words)
}

/** The versions of a page, the last first, each with its reason and those who found it still right. */
export function historyInWords(page: Document, entries: readonly Entry[], handbook: Handbook, words: Words): string {
  const versions = entries.filter(({ did }) => did !== 'reviewed').toReversed()
  const lines = versions.flatMap((entry) => {
    const when =
      page.life?.now?.file === entry.file
        ? 'now'
        : neverHeld(entry, page.life?.versions ?? [])
          ? 'never'
          : page.life?.coming.some(({ file }) => file === entry.file)
            ? 'coming'
            : 'past'
    const reviews = entries.filter(({ did, version, page: of }) => did === 'reviewed' && version === entry.version && of === entry.page)
    return [
      '',
      (when === 'now' ? pc.green : pc.bold)(atMargin(lineOf(entry, when, handbook, words), 0)),
      ...detailsOf(entry, handbook, words),
      pc.dim(`  ${visibleLine(words.say('history.keptIn', { file: entry.file }))}`),
      ...reviews.map((review) => pc.dim(atMargin(reviewOf(review, handbook, words), 2))),
    ]
  })
  const title = visibleLine(words.say('history.ofPage', { title: page.title ?? page.name, file: page.path }))
  const last = versions.find(({ did, text }) => did === 'approved' && text !== '')
  const how = last === undefined ? [] : ['', pc.dim(words.say('history.showWith', { file: visibleLine(page.path), n: last.version }))]
  return `${[pc.bold(title), ...lines, ...how].join('\n')}\n`
}

function lineOf(entry: Entry, when: 'past' | 'now' | 'coming' | 'never', handbook: Handbook, words: Words): string {
  const said = {
    n: entry.version,
    from: dayInWords(entry.effectiveFrom, words),
    by: titleOfRole(entry.by, handbook),
    on: dayInWords(entry.on, words),
  }
  if (entry.did === 'retired') return words.say('history.retired', said)
  const ways = {
    past: 'history.approved',
    now: 'history.approvedNow',
    coming: 'history.approvedComing',
    never: 'history.approvedNever',
  } as const
  return words.say(ways[when], said)
}

function detailsOf({ note, differently, blanked, on }: Entry, handbook: Handbook, words: Words): string[] {
  return [
    ...(note === undefined ? [] : [atMargin(note, 2)]),
    ...(differently === undefined || differently === 'no' ? [] : [atMargin(words.say('approve.done.differently', { differently }), 2)]),
    ...(blanked === undefined
      ? []
      : [
          pc.yellow(
            atMargin(
              words.say('history.blanked', {
                on: dayInWords(blanked.on ?? on, words),
                by: titleOfRole(blanked.by ?? '', handbook),
                because: blanked.because ?? '',
              }),
              2,
            ),
          ),
        ]),
  ]
}

function reviewOf({ on, by, reviewBy, note }: Entry, handbook: Handbook, words: Words): string {
  const said = {
    on: dayInWords(on, words),
    by: titleOfRole(by, handbook),
    until: reviewBy === undefined ? '' : dayInWords(reviewBy, words),
  }
  return `${words.say('history.reviewed', said)}${note === undefined ? '' : `: ${note}`}`
}

/** As many places as somebody goes to at once; the others are counted. */
const named = 5

/** Where words stand that were taken out of a version, and what to do about each. */
export function stillInWords({ pages, versions, published }: StillThere, words: Words): string[] {
  const listed = (all: readonly string[]) => {
    const places = visibleLine(all.slice(0, named).join(', '))
    return all.length > named ? words.say('history.blank.more', { places, n: all.length - named }) : places
  }
  const placesOf = (all: StillThere['pages']) => listed(all.map(({ file, line }) => `${file}:${line}`))
  return [
    ...(pages.length === 0 ? [] : [pc.yellow(words.say('history.blank.stillIn', { places: placesOf(pages) }))]),
    ...(versions.length === 0 ? [] : [pc.yellow(words.say('history.blank.stillKept', { places: placesOf(versions) }))]),
    ...(published.length === 0
      ? []
      : [pc.yellow(words.say('history.blank.stillPublished', { folders: listed(published.map((folder) => `${folder}/`)) }))]),
  ]
}
