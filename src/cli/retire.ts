import pc from 'picocolors'
import { CannotRun } from '../cannot-run.ts'
import type { Document } from '../handbook/document.ts'
import { referencesIn, resolve } from '../handbook/handbook.ts'
import { documentAt } from '../handbook/links.ts'
import type { Project } from '../handbook/read.ts'
import { readProject } from '../project.ts'
import { dayInWords } from '../render/values.ts'
import { leftOpen } from '../walk/left-open.ts'
import { retire as retirePage } from '../walk/retire.ts'
import { approversOf, roleMeant, titleOfRole } from '../walk/who-approves.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { asData, ifPast } from './approve.ts'
import { dayTyped } from './day-typed.ts'
import { whenToPublish } from './formats/approved.ts'
import { json } from './formats/json.ts'
import { refusalsInWords } from './formats/refusals.ts'
import { visibleLine } from './formats/visible.ts'
import { pageNamed } from './pages-named.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'
import { askRole } from './walk/ask-approval.ts'
import { inTerminal } from './walk/in-terminal.ts'
import { atMargin } from './walk/show.ts'

export interface RetireOptions extends Everywhere {
  by?: string
  replacedBy?: string
  from?: string
  note?: string
  format: 'pretty' | 'json'
}

/** `servicebook retire`: nobody works by a page any more, from a day on. Returns the exit code. */
export async function retire(named: string, options: RetireOptions): Promise<number> {
  const dir = findProject(options.dir)
  const today = dayNamed(options.today)
  const project = await readProject(dir, { today })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  const page = pageNamed(project, named, words)
  const given = options.replacedBy === undefined ? undefined : pageNamed(project, options.replacedBy, words)
  const from = dayTyped('--from', options.from, words)
  const by = await whoSays(options, page, project, words)
  if (by === undefined) return 0
  const heir = given ?? (await askHeir(options, project, words))
  if (heir === 'left') return 0
  const retired = await retirePage(
    dir,
    () => readProject(dir, { today }),
    page.path,
    {
      by,
      note: options.note?.trim() || undefined,
      replacedBy: heir && shortName(heir, project),
      from,
    },
    words,
  )
  if (Array.isArray(retired)) {
    process.stdout.write(
      options.format === 'json'
        ? json({ retired: null, refusals: retired })
        : `${pc.bold(words.say('retire.refused'))}\n${refusalsInWords(retired, words)}\n`,
    )
    return 1
  }
  const leading = leadingTo(page, project)
  const after = await readProject(dir, { today: retired.effectiveFrom })
  const open = leftOpen({ page, heir, before: project, after }, words)
  if (options.format === 'json') process.stdout.write(json({ retired: asData(retired), leading, open, refusals: [] }))
  else {
    const said = {
      title: visibleLine(page.title ?? page.name),
      by: titleOfRole(retired.by, project.working),
      day: dayInWords(retired.effectiveFrom, words),
      heir: heir === undefined ? '' : visibleLine(heir.title ?? heir.name),
    }
    const lines = [
      pc.green(words.say(retired.effectiveFrom > today ? 'retire.done.from' : 'retire.done.now', said)),
      `  ${words.say(retired.text === '' ? 'retire.done.noText' : heir === undefined ? 'retire.done.noHeir' : 'retire.done.heir', said)}`,
      ...(leading.length === 0
        ? []
        : [pc.yellow(words.say('retire.done.leading')), ...leading.map(({ file, line }) => `  ${visibleLine(`${file}:${line}`)}`)]),
      ...(open.length === 0 ? [] : [pc.yellow(words.say('retire.done.open')), ...open.map((one) => atMargin(one, 2))]),
      whenToPublish([retired], today, words),
    ]
    process.stdout.write(`${ifPast(from, project, words)}${lines.join('\n')}\n`)
  }
  return 0
}

/** Who decides it: asked for, where somebody is there to ask. */
async function whoSays({ by, format }: RetireOptions, page: Document, project: Project, words: Words): Promise<string | undefined> {
  if (by !== undefined) return roleMeant(by, project.working)
  const roles = approversOf(page, project.working)
  if (roles.length === 0 || !process.stdin.isTTY || format === 'json') {
    const may = roles.map(({ name, title }) => `${title} (${name})`).join(', ')
    throw new CannotRun(words.say('retire.whoMissing', { file: page.path, roles: may }))
  }
  let said: string | undefined
  await inTerminal(async (terminal) => {
    said = await askRole('retire.who', roles, { terminal, words })
    return 0
  }, words)
  return said
}

/** What takes its place: asked for, where somebody is there to ask. Undefined where nothing does; `left` where they pressed Ctrl and C. */
async function askHeir({ format }: RetireOptions, project: Project, words: Words): Promise<Document | 'left' | undefined> {
  if (!process.stdin.isTTY || format === 'json') return undefined
  let said: Document | 'left' | undefined = 'left'
  await inTerminal(async (terminal) => {
    terminal.say(pc.bold(atMargin(words.say('retire.heir'), 0)))
    for (;;) {
      const typed = await terminal.ask('› ')
      try {
        said = typed === '' ? undefined : pageNamed(project, typed, words)
        return 0
      } catch (error) {
        if (!(error instanceof CannotRun)) throw error
        terminal.say(visibleLine(error.message))
      }
    }
  }, words)
  return said
}

/** The name others may refer to a page by: its short one, where that means it and nothing else. */
function shortName({ name, longName, path }: Document, { documents }: Project): string {
  return documents.some((other) => other.name === name && other.path !== path) ? longName : name
}

/** Where other pages still lead to a page, by a link or by its name. */
function leadingTo({ path }: Document, { working }: Project): { file: string; line: number }[] {
  return working.documents
    .filter((other) => other.path !== path)
    .flatMap((other) => {
      const links = other.body.links.flatMap(({ href, place }) => {
        const target = documentAt(href, other, working)
        return typeof target === 'object' && target.document.path === path ? [place.line] : []
      })
      const names = referencesIn(other).flatMap(({ field, name, at }) =>
        resolve(working, field.to!, name, other).some((target) => target.document?.path === path && target.at === undefined)
          ? [other.places[at.join('/')]?.line ?? 1]
          : [],
      )
      return [...new Set([...names, ...links])].map((line) => ({ file: other.path, line }))
    })
}
