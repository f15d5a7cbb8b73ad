import pc from 'picocolors'
import { CannotRun } from '../cannot-run.ts'
import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import { parseDay, type Day } from '../handbook/values/date.ts'
import { parseDuration } from '../handbook/values/duration.ts'
import type { Entry } from '../history/entry.ts'
import { languageFor } from '../language/language.ts'
import { daysFrom } from '../measure/days.ts'
import { dueBy, nextReview } from '../measure/review.ts'
import { daysIn } from '../measure/times.ts'
import { readProject } from '../project.ts'
import { dayInWords } from '../render/values.ts'
import type { Refusal } from '../walk/approve.ts'
import { confirmReview } from '../walk/confirm.ts'
import { approversOf, roleMeant, rolesIn } from '../walk/who-approves.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { asData } from './approve.ts'
import { dayTyped } from './day-typed.ts'
import { dueAsData, dueInWords } from './formats/due.ts'
import { json } from './formats/json.ts'
import { refusalsInWords } from './formats/refusals.ts'
import { visibleLine } from './formats/visible.ts'
import { pagesNamed } from './pages-named.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'
import { askRole } from './walk/ask-approval.ts'
import { inTerminal } from './walk/in-terminal.ts'

export interface ReviewOptions extends Everywhere {
  due?: string
  owner?: string
  confirm?: string[]
  by?: string
  until?: string
  note?: string
  format: 'pretty' | 'json'
}

/** A month is time enough to find somebody to read a page with. */
const notice = '30 days'

/** `servicebook review`: which pages are to be looked at again, and that one was and is still right. Returns the exit code. */
export async function review(options: ReviewOptions): Promise<number> {
  const dir = findProject(options.dir)
  const project = await readProject(dir, { today: dayNamed(options.today) })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  if (options.confirm !== undefined) return confirm(options.confirm, options, project, words)
  const owner = options.owner === undefined ? undefined : roleNamed(options.owner, project, words)
  const until = dueDay(options.due ?? notice, project.today, words)
  const pages = project.inForce.documents.filter(({ fields }) => owner === undefined || fields.owner === owner)
  const due = dueBy(pages, until)
  process.stdout.write(options.format === 'json' ? json(dueAsData(due, project.today, until)) : dueInWords(due, until, project, words))
  return 0
}

const units = { d: 'days', w: 'weeks', m: 'months' }

/** The last day to show: a day, or a length of time from today on, such as `30d` or `2 weeks`. */
function dueDay(typed: string, today: Day, words: Words): Day {
  const day = parseDay(typed)
  if (day !== undefined) return day
  const spelt = typed.replace(/^(\d+)\s*([dwm])$/i, (_, n: string, unit: string) => `${n} ${units[unit.toLowerCase() as 'd' | 'w' | 'm']}`)
  const length = parseDuration(spelt, languageFor(words.language))
  if (length === undefined) throw new CannotRun(words.say('review.noLength', { typed }))
  return daysFrom(today, Math.round(daysIn(length)))
}

function roleNamed(typed: string, { working }: Project, words: Words): string {
  const role = roleMeant(typed, working)
  const roles = rolesIn(working)
  if (roles.some(({ name }) => name === role)) return role
  throw new CannotRun(words.say('review.noRole', { typed, roles: roles.map(({ title, name }) => `${title} (${name})`).join(', ') }))
}

async function confirm(named: readonly string[], options: ReviewOptions, project: Project, words: Words): Promise<number> {
  const documents = pagesNamed(project, named, words)
  const gone = documents.find(({ life }) => life?.working === 'gone')
  if (gone !== undefined) throw new CannotRun(words.say('approve.gone', { file: gone.path }))
  const until = dayTyped('--until', options.until, words)
  if (options.by !== undefined) return record(documents, { ...options, by: roleMeant(options.by, project.working), until }, project, words)
  if (!process.stdin.isTTY || options.format === 'json') throw new CannotRun(words.say('review.whoMissing', { files: named.join(' ') }))
  return inTerminal(async (terminal) => {
    const by = await askRole('review.who', rolesFor(documents, project), { terminal, words })
    return record(documents, { ...options, by, until }, project, words)
  }, words)
}

/** Who may have looked at one of these pages: whoever looks after it, or a manager. */
function rolesFor(documents: readonly Document[], { working }: Project): ReturnType<typeof rolesIn> {
  const names = new Set(documents.flatMap((document) => [document.fields.owner, ...approversOf(document, working).map(({ name }) => name)]))
  return rolesIn(working).filter(({ name }) => names.has(name))
}

/** Records that each of these pages is still right; says which are not recorded, and why. */
async function record(
  documents: readonly Document[],
  { by, until, note, format }: Pick<ReviewOptions, 'note' | 'format'> & { by: string; until: Day | undefined },
  { dir, today }: Project,
  words: Words,
): Promise<number> {
  const confirmed: { document: Document; entry: Entry }[] = []
  const refusals: Refusal[] = []
  for (const document of documents) {
    const said = { by, reviewBy: until ?? nextReview(document, today), note: note?.trim() || undefined }
    const entry = await confirmReview(dir, () => readProject(dir, { today }), document.path, said, words)
    if (Array.isArray(entry)) refusals.push(...entry)
    else confirmed.push({ document, entry })
  }
  if (format === 'json') process.stdout.write(json({ confirmed: confirmed.map(({ entry }) => asData(entry)), refusals }))
  else {
    const lines = confirmed.map(({ document, entry }) =>
      pc.green(
        visibleLine(
          words.say('review.confirmed', {
            title: document.title ?? document.name,
            n: entry.version,
            day: dayInWords(entry.reviewBy ?? today, words),
          }),
        ),
      ),
    )
    if (refusals.length > 0) lines.push(pc.bold(words.say('review.refused')), refusalsInWords(refusals, words))
    process.stdout.write(`${lines.join('\n')}\n`)
  }
  return refusals.length > 0 ? 1 : 0
}
