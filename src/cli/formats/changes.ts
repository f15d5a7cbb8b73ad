import pc from 'picocolors'
import type { Project } from '../../handbook/read.ts'
import type { Day } from '../../handbook/values/date.ts'
import type { Change } from '../../history/changes.ts'
import { touchedBy } from '../../measure/touches.ts'
import { dayInWords } from '../../render/values.ts'
import { wantedFor } from '../../walk/what-differs.ts'
import { titleOfRole } from '../../walk/who-approves.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import { redlineText } from './redline.ts'
import { touchesText } from './touches.ts'
import { visibleLine } from './visible.ts'

/** What `changes` tells: one page since a version, or what waits and what was approved in a time. */
export type ToldChanges =
  { one: Change } | { waiting: Change[] | undefined; better: Change[] | undefined; approved: Change[]; from: Day; to: Day | undefined }

/** Changes for a person who reads them in a terminal, or in a mail. */
export function changesInWords(told: ToldChanges, project: Project, words: Words): string {
  if ('one' in told) return `${changeText(told.one, project, words, true)}\n`
  const { waiting, better = [], approved, from, to } = told
  const days = { day: dayInWords(from, words), until: to === undefined ? '' : dayInWords(to, words) }
  const block = (heading: string, nothing: string, changes: readonly Change[], touching: boolean) =>
    changes.length === 0
      ? [nothing]
      : [pc.bold(heading), ...changes.map((change) => atMarginOf(changeText(change, project, words, touching)))]
  return `${[
    ...(waiting === undefined ? [] : block(words.say('changes.waiting'), words.say('changes.nothingWaits'), waiting, true)),
    ...(better.length === 0 ? [] : [betterInWords(better, words)]),
    ...block(
      words.say(to === undefined ? 'changes.approved' : 'changes.approvedUntil', days),
      words.say(to === undefined ? 'changes.nothingApproved' : 'changes.nothingApprovedUntil', days),
      approved,
      false,
    ),
  ].join('\n\n')}\n`
}

/** Pages that reach staff on a day to come, better worded than they were approved. */
export function betterInWords(better: readonly Change[], words: Words): string {
  return [
    pc.bold(words.say('changes.better')),
    ...better.map(({ page, since }) => {
      const said = { title: page.title ?? page.name, file: page.path, day: dayInWords(since!.effectiveFrom, words) }
      return `  ${visibleLine(words.say('changes.goesOut', said))}`
    }),
  ].join('\n')
}

function atMarginOf(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}

function changeText({ page, since, by, redline, says }: Change, project: Project, words: Words, touching: boolean): string {
  const title = words.say('changes.page', { title: page.title ?? page.name, file: page.path })
  const about = by === undefined ? since && words.say('changes.since', { n: since.version }) : versionText(by, project, words)
  const { note, differently } = by ?? {}
  const touched = touching ? touchedBy(page, project.working) : []
  const mayBeWording = touching && by === undefined && wantedFor(page, project, words) === 'reasons-or-wording'
  const isSame = by === undefined && since !== undefined && typeof redline === 'object' && redline.parts.length === 0
  return [
    pc.bold(atMargin(visibleLine(title), 0)),
    ...(about === undefined ? [] : [pc.dim(atMargin(visibleLine(about), 2))]),
    ...(note === undefined ? [] : [atMargin(visibleLine(note), 2)]),
    ...(differently === undefined || differently === 'no'
      ? []
      : [atMargin(visibleLine(words.say('approve.done.differently', { differently })), 2)]),
    ...(by?.did === 'retired'
      ? []
      : isSame
        ? [atMargin(words.say('changes.same', { n: since!.version }), 2)]
        : redline === 'no-text'
          ? [atMargin(words.say('changes.noText'), 2)]
          : redline === 'unreadable'
            ? [atMargin(words.say('changes.unreadable', { file: page.path }), 2)]
            : redline.isNew
              ? [atMargin(words.say('changes.first'), 2)]
              : [redlineText(redline, words, { says, margin: 2, width: 76 })]),
    ...(mayBeWording ? [atMargin(words.say('changes.onlyWords', { file: visibleLine(page.path) }), 2)] : []),
    ...(touched.length === 0 || isSame ? [] : touchesText(touched, words)),
  ].join('\n')
}

function versionText({ did, version, by, on, effectiveFrom }: NonNullable<Change['by']>, { working }: Project, words: Words): string {
  return words.say(did === 'retired' ? 'changes.retired' : 'changes.version', {
    n: version,
    by: titleOfRole(by, working),
    on: dayInWords(on, words),
    from: dayInWords(effectiveFrom, words),
  })
}
