import pc from 'picocolors'
import type { Document } from '../../handbook/document.ts'
import type { Project } from '../../handbook/read.ts'
import { redlineOf } from '../../history/redline.ts'
import { pageOf } from '../../walk/page.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import { redlineText } from './redline.ts'

/** What a working text changes in the version before it, for whoever is about to approve it. */
export function differenceInWords(document: Document, project: Project, words: Words): string {
  const last = document.life?.versions.at(-1)
  const said = { title: document.title ?? document.name, file: document.path, n: last?.version ?? 0 }
  if (last === undefined) return pc.bold(atMargin(words.say('approve.ask.first', said), 0))
  const head = pc.bold(atMargin(words.say(last.did === 'retired' ? 'approve.ask.again' : 'approve.ask.since', said), 0))
  if (last.text === '') return head
  const before = pageOf(project, document.path, last.text, words).document
  return `${head}\n${redlineText(redlineOf(before, document, { handbook: project.working, words, audience: 'managers' }), words)}`
}
