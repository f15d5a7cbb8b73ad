import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import { diskTrouble } from '../../disk/trouble.ts'
import { byCodeUnit } from '../../handbook/files.ts'
import { collect, type Collected } from '../../signoff/collect.ts'
import { takeDownPaper } from '../../signoff/on-paper.ts'
import { whyNotTaken } from '../../signoff/why-not-taken.ts'
import { signedName } from '../../signoff/receipt.ts'
import type { HandedIn } from '../../signoff/read-handed-in.ts'
import type { Words } from '../../words/words.ts'
import { countAnew } from '../count-anew.ts'
import { dayTyped } from '../day-typed.ts'
import { json } from '../formats/json.ts'
import { refusalsInWords } from '../formats/refusals.ts'
import { visibleLine } from '../formats/visible.ts'
import { pagesNamed } from '../pages-named.ts'
import { atMargin } from '../walk/show.ts'
import type { SignoffHere, SignoffOptions } from '../signoff.ts'
import { tellUnread } from './status.ts'

/** `servicebook signoff collect`: takes in receipts, or signatures on paper. */
export async function collectFrom(files: readonly string[], options: SignoffOptions, here: SignoffHere): Promise<number> {
  const { project, words, say } = here
  if (options.paper !== undefined) return onPaper(options.paper, options, here)
  if (files.length === 0) throw new CannotRun(words.say('signoff.collect.nothing'))
  const handed: HandedIn[] = []
  for (const file of files) handed.push(...(await handedInAt(file, words)))
  const collected = await collect(project, handed, words)
  if (collected.fresh.length > 0) await countAnew(project, words)
  const { fresh, bad } = collected
  if (options.format === 'json') {
    process.stdout.write(
      json({
        version: 1,
        fresh,
        known: collected.known,
        doubled: collected.doubled,
        bad: bad.map((one) => ({
          file: one.file,
          line: one.line,
          says: one.says,
          person: one.told.person ?? null,
          message: visibleLine(whyNotTaken(one, words)),
        })),
        without: collected.without,
        unreadable: collected.unreadable,
      }),
    )
  } else for (const line of collectedInWords(collected, words)) say(line)
  if (options.format !== 'json') tellUnread(collected.unread, words, say)
  return bad.length + collected.unreadable.length > 0 || fresh.length + collected.known === 0 ? 1 : 0
}

/** So many that were not taken in are named; the others are counted, and stand in the JSON. */
const mostNamed = 200

/** What became of receipts: first how many, then each that was not taken in. */
function collectedInWords({ fresh, known, doubled, bad, without, unreadable }: Collected, words: Words): string[] {
  const lines: string[] = []
  const count = (says: string, n: number, colour = (text: string) => text) => {
    if (n > 0) lines.push(colour(words.say(`signoff.collect.${says}`, { n })))
  }
  count('fresh', fresh.length, pc.green)
  count('known', known)
  count('doubled', doubled)
  count('bad', bad.length, pc.yellow)
  for (const one of bad.slice(0, mostNamed)) {
    const { file, line, told } = one
    const args = { file: visibleLine(file), line, person: visibleLine(told.person ?? ''), says: visibleLine(whyNotTaken(one, words)) }
    lines.push(atMargin(words.say(told.person === undefined ? 'signoff.collect.line' : 'signoff.collect.lineOf', args), 2))
  }
  if (bad.length > mostNamed) lines.push(`  ${words.say('signoff.collect.more', { n: bad.length - mostNamed })}`)
  for (const { message } of unreadable) lines.push(pc.yellow(atMargin(visibleLine(message), 0)))
  if (fresh.length + known + doubled + bad.length === 0) {
    if (without.length > 0 || unreadable.length === 0) lines.push(words.say('signoff.collect.none'))
  } else if (without.length > 0)
    lines.push(atMargin(words.say('signoff.collect.without', { n: without.length, files: without.map(visibleLine).join(', ') }), 0))
  return lines
}

/** A file, the files of a folder and of those within it, or what is pasted. */
export async function handedInAt(file: string, words: Words): Promise<HandedIn[]> {
  if (file === '-') return [{ name: '-', bytes: await pasted() }]
  const path = resolve(file)
  const found = await stat(path).catch((error: unknown) => refuse(file, error, words))
  if (!found.isDirectory()) return [{ name: file, bytes: await readFile(path).catch((error: unknown) => refuse(file, error, words)) }]
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: unknown) => refuse(file, error, words))
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .toSorted(byCodeUnit)
  return Promise.all(
    files.map(async (name) => ({
      name: join(file, name),
      bytes: await readFile(join(path, name)).catch((error: unknown) => refuse(name, error, words)),
    })),
  )
}

function refuse(file: string, error: unknown, words: Words): never {
  const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT'
  throw new CannotRun(
    words.say(`signoff.collect.${isGone ? 'gone' : 'refused'}`, { file, reason: diskTrouble(error) ?? (error as Error).message }),
  )
}

async function pasted(): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

async function onPaper(people: readonly string[], options: SignoffOptions, { project, words, say }: SignoffHere): Promise<number> {
  const { refusals, fresh, known } = await takeDownPaper(
    project,
    {
      people,
      on: dayTyped('--on', options.on, words) ?? project.today,
      ...(options.round !== undefined && { round: options.round }),
      pages: pagesNamed(project, options.documents ?? [], words).map(({ path }) => signedName(path)),
    },
    words,
  )
  if (refusals.length > 0) {
    say(refusalsInWords(refusals, words))
    return 1
  }
  if (fresh.length > 0) await countAnew(project, words)
  if (fresh.length > 0) say(pc.green(words.say('signoff.paper.done', { n: fresh.length })))
  if (known > 0) say(words.say('signoff.paper.known', { n: known }))
  if (fresh.length > 0) say(words.say('signoff.paper.keep'))
  return 0
}
