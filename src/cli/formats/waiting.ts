import pc from 'picocolors'
import type { Document } from '../../handbook/document.ts'
import type { Project } from '../../handbook/read.ts'
import { wordedBetterSince } from '../../history/changes.ts'
import { dayInWords } from '../../render/values.ts'
import { approversOf, titleOfRole } from '../../walk/who-approves.ts'
import type { Waiting } from '../../walk/waiting.ts'
import { betterInWords } from './changes.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import { visibleLine } from './visible.ts'

/** What waits to be approved, each page with the line to type. */
export function waitingInWords(waiting: Waiting, project: Project, words: Words): string {
  const line = (verb: string, document: Document) => pc.cyan(`    npx servicebook ${verb} ${visibleLine(document.path)}`)
  const toApprove = (document: Document) => {
    const [role] = approversOf(document, project.working)
    return [`  ${called(document)}`, `${line('approve', document)}${role === undefined ? '' : pc.cyan(` --by ${role.name}`)}`]
  }
  const part = (key: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[pc.bold(atMargin(words.say(key), 0)), ...lines].join('\n')]
  const parts = [
    ...part('approve.waiting.changed', waiting.changed.flatMap(toApprove)),
    ...part('approve.waiting.drafts', waiting.drafts.flatMap(toApprove)),
    ...part(
      'approve.waiting.unread',
      waiting.unread.flatMap((document) => [`  ${called(document)}`, line('write', document)]),
    ),
    ...part(
      'approve.waiting.wrong',
      waiting.wrong.flatMap((document) => [`  ${called(document)}`, line('check', document)]),
    ),
    ...part(
      'approve.waiting.toRetire',
      waiting.toRetire.flatMap((document) => [`  ${called(document)}`, line('retire', document)]),
    ),
    ...part(
      'approve.waiting.coming',
      waiting.coming.map(({ document, entry }) => {
        const said = { n: entry.version, day: dayInWords(entry.effectiveFrom, words), by: titleOfRole(entry.by, project.working) }
        return `  ${called(document)}: ${visibleLine(words.say(entry.did === 'retired' ? 'approve.waiting.goes' : 'approve.waiting.comes', said))}`
      }),
    ),
  ]
  const better = wordedBetterSince(project, { handbook: project.working, words, audience: 'managers' })
  if (better.length > 0) parts.push(betterInWords(better, words))
  const { unkept } = waiting
  const kept =
    unkept.length === 0 ? [] : [pc.dim(atMargin(words.say('approve.waiting.unkept', { n: unkept.length, file: unkept[0]!.path }), 0))]
  return `${[...(parts.length === 0 ? [words.say('approve.waiting.nothing')] : parts), ...kept].join('\n\n')}\n`
}

function called({ title, name, path }: Document): string {
  return visibleLine(`“${title ?? name}” (${path})`)
}

/** The same for programs: the pages of each sort by their files. */
export function waitingAsData({ coming, ...sorts }: Waiting): unknown {
  const pages = Object.fromEntries(
    Object.entries(sorts).map(([sort, documents]) => [
      sort,
      documents.map(({ path, title, name, life }) => ({ page: path, title: title ?? name, version: life?.now?.version ?? null })),
    ]),
  )
  return {
    ...pages,
    coming: coming.map(({ document: { path, title, name }, entry: { did, version, effectiveFrom, by, file } }) => ({
      page: path,
      title: title ?? name,
      did,
      version,
      effectiveFrom,
      by,
      file,
    })),
  }
}
