import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import type { Project } from '../../handbook/read.ts'
import type { Filled, Refusal } from '../../walk/answers-file.ts'
import { keepWordingBefore } from '../../walk/keep-wording.ts'
import { withText } from '../../walk/page.ts'
import { changeDocument, makeDocument } from '../../walk/save.ts'
import { isWaiting } from '../../walk/waiting.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'

/** A page to be written, and the text its answers were put into: what stands there by now may be another. */
export interface ToWrite extends Filled {
  before?: string | undefined
}

/**
 * Writes pages with their answers, all of them or none: an answer that cannot be taken stops all, and so does a disk
 * that gives out half way. Says what was written, and what is still to answer. Returns the exit code.
 */
export async function writeAll(
  project: Project,
  filled: readonly ToWrite[],
  { dryRun }: { dryRun: boolean },
  words: Words,
): Promise<number> {
  const refusals = filled.flatMap((one) => one.refusals)
  if (refusals.length > 0) return refuse(refusals, words)
  if (!dryRun) await writeEach(project, filled, words)
  say(pc.green(words.say(dryRun ? 'walk.answers.would' : 'walk.answers.wrote', { n: filled.length })))
  for (const { page } of filled) say(`  ${visibleLine(page.path)}  (${stateOf(page, words)})`)
  for (const { page, missing, ours } of filled) {
    if (missing.length > 0)
      say(pc.yellow(words.say('walk.answers.missing', { file: visibleLine(page.path), questions: missing.join(', ') })))
    if (ours.length > 0) say(pc.dim(words.say('walk.answers.stillOurs', { file: visibleLine(page.path), questions: ours.join(', ') })))
  }
  return 0
}

/** Says which answers cannot be taken, and why, all of them at once. Returns the exit code. */
export function refuse(refusals: readonly Refusal[], words: Words): number {
  say(pc.red(words.say('walk.answers.refused')))
  for (const { file, where, message, fix } of refusals) {
    say(`  ${visibleLine(words.say('walk.answers.at', { file, where, message }))}`)
    if (fix !== '') say(pc.dim(`    ${visibleLine(words.say('walk.fix', { fix }))}`))
  }
  return 1
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

async function writeEach({ dir, documents }: Project, filled: readonly ToWrite[], words: Words): Promise<void> {
  const undo: (() => Promise<void>)[] = []
  // Whoever presses Ctrl and C now gets all of it, a moment later: half of it would be worse.
  const finishing = () => undefined
  process.on('SIGINT', finishing)
  try {
    for (const { page, before = page.text } of filled) {
      if (documents.some(({ path }) => path === page.path)) {
        await keepWordingBefore(withText(page, before), page)
        await changeDocument(dir, page.path, (text) => {
          if (text !== before) throw new CannotRun(words.say('walk.answers.changed', { file: page.path }))
          return page.text
        })
        undo.push(async () => void (await changeDocument(dir, page.path, () => before)))
      } else {
        await makeDocument(dir, page.path, page.text)
        undo.push(() => rm(join(dir, page.path), { force: true }))
      }
    }
  } catch (error) {
    for (const step of undo.toReversed()) await step().catch(() => undefined)
    throw error
  } finally {
    process.off('SIGINT', finishing)
  }
}

/** A page with a history reaches staff once somebody approves it by name; one without, as soon as it says so itself. */
function stateOf({ path, document }: Filled['page'], words: Words): string {
  if (document.life !== undefined && isWaiting(document)) return words.say('walk.answers.waits', { file: visibleLine(path) })
  return words.say(document.fields.status === 'approved' ? 'walk.answers.approved' : 'walk.answers.draft')
}
