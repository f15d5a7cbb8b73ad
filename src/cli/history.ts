import { CannotRun } from '../cannot-run.ts'
import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import type { Entry } from '../history/entry.ts'
import { readProject } from '../project.ts'
import { dayInWords } from '../render/values.ts'
import { entriesOf } from '../walk/approve.ts'
import { blankEntry, whoMayBlank } from '../walk/blank.ts'
import { whereItStands } from '../walk/still-stands.ts'
import { managersIn, roleMeant, roleNames, rolesIn } from '../walk/who-approves.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { asData } from './approve.ts'
import { historiesInWords, historyInWords, stillInWords } from './formats/history.ts'
import { json } from './formats/json.ts'
import { refusalsInWords } from './formats/refusals.ts'
import { visible, visibleLine } from './formats/visible.ts'
import { pageNamed } from './pages-named.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'
import { inTerminal } from './walk/in-terminal.ts'
import { saysYes } from './walk/says-yes.ts'

export interface HistoryOptions extends Everywhere {
  show?: string
  blank?: string
  words?: string
  by?: string
  because?: string
  yes?: boolean
  format: 'pretty' | 'json'
}

/** `servicebook history`: the versions of a page, the text of one, or words taken out of one. Returns the exit code. */
export async function history(named: string | undefined, options: HistoryOptions): Promise<number> {
  const dir = findProject(options.dir)
  const project = await readProject(dir, { today: dayNamed(options.today) })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  if (options.blank !== undefined) return blank(named, options.blank, options, project, words)
  if (named === undefined) {
    if (options.show !== undefined) throw new CannotRun(words.say('history.whichPage', { option: '--show', n: options.show }))
    const pages = [...project.documents, ...project.approved.filter(({ life }) => life?.working === 'gone')].filter(({ life }) => life)
    process.stdout.write(
      options.format === 'json'
        ? json({ pages: pages.map((page) => pageAsData(page, project)) })
        : historiesInWords(pages, project.working, words),
    )
    return 0
  }
  const page = pageNamed(project, named, words)
  if (options.show !== undefined) return show(page, options.show, project, words)
  if (options.format === 'json') process.stdout.write(json(pageAsData(page, project)))
  else if (page.life === undefined) process.stdout.write(`${words.say('history.noneOf', { file: visibleLine(page.path) })}\n`)
  else process.stdout.write(historyInWords(page, entriesOf(project, page), project.working, words))
  return 0
}

function pageAsData(page: Document, project: Project): unknown {
  const { path, title, name, life } = page
  return {
    page: path,
    title: title ?? name,
    now: life?.now?.version ?? null,
    working: life?.working ?? null,
    entries: entriesOf(project, page).map(asData),
  }
}

/** The versions of a page with a number: two, where two people approved at once. */
function versionsNumbered(page: Document, typed: string, project: Project, words: Words): [Entry, ...Entry[]] {
  const versions = entriesOf(project, page).filter(({ did }) => did !== 'reviewed')
  const [entry, ...others] = versions.filter(({ version }) => String(version) === typed.trim())
  if (entry !== undefined) return [entry, ...others]
  if (versions.length === 0) throw new CannotRun(words.say('history.noneOf', { file: page.path }))
  throw new CannotRun(
    words.say('history.noVersion', { file: page.path, typed, versions: versions.map(({ version }) => version).join(', ') }),
  )
}

/** Prints the text of a version, as it was approved. */
function show(page: Document, typed: string, project: Project, words: Words): number {
  const { blanked, text, version, on } = versionsNumbered(page, typed, project, words).at(-1)!
  if (text === '' && blanked !== undefined)
    throw new CannotRun(
      words.say('history.noText', { n: version, on: dayInWords(blanked.on ?? on, words), because: blanked.because ?? '' }),
    )
  process.stdout.write(visible(text))
  return 0
}

/** The version somebody means, by its number and its page, or by its file; undefined where it is none. */
function versionMeant(typed: string, named: string | undefined, project: Project, words: Words): Entry | undefined {
  if (!/^\d{1,4}$/.test(typed.trim())) {
    return project.history.entries.find(({ file }) => file === typed || file.endsWith(`/${typed}`) || typed.endsWith(`/${file}`))
  }
  if (named === undefined) throw new CannotRun(words.say('history.whichPage', { option: '--blank', n: typed.trim() }))
  const page = pageNamed(project, named, words)
  const [entry, ...others] = versionsNumbered(page, typed, project, words)
  if (others.length === 0) return entry
  const files = [entry, ...others].map(({ file }) => `\n  ${file}`).join('')
  throw new CannotRun(words.say('history.twice', { typed: typed.trim(), file: page.path, files }))
}

/** Takes words, or the whole text, out of a version, once somebody has said yes. */
async function blank(named: string | undefined, version: string, options: HistoryOptions, project: Project, words: Words): Promise<number> {
  const { by, because, words: typed, yes = false } = options
  const { dir, today, working } = project
  const entry = versionMeant(version, named, project, words)
  const mayAsk = process.stdin.isTTY
  const may = entry === undefined ? managersIn(working) : whoMayBlank(entry, project)
  const missing = [
    ...(by === undefined ? [words.say('history.blank.who', { roles: roleNames(may) })] : []),
    ...(because?.trim() ? [] : [words.say('history.blank.why')]),
    ...(yes || mayAsk ? [] : [words.say('history.blank.needsYes')]),
  ]
  if (by === undefined || !because?.trim() || missing.length > 0) throw new CannotRun(missing.join('\n'))
  const role = roleMeant(by, working)
  const roles = rolesIn(working)
  if (!roles.some(({ name }) => name === role)) throw new CannotRun(words.say('history.blank.noRole', { typed: by, roles: roleNames(may) }))
  const at = entry?.file ?? version
  const doIt = async () => {
    const done = await blankEntry(dir, () => readProject(dir, { today }), at, { by: role, because: because.trim(), words: typed }, words)
    if (Array.isArray(done)) {
      process.stdout.write(`${refusalsInWords(done, words)}\n`)
      return 1
    }
    const still = await whereItStands(await readProject(dir, { today }), typed ?? entry!.text)
    const lines = [
      words.say('history.blank.done', { file: visibleLine(at) }),
      ...stillInWords(still, words),
      words.say('history.blank.copies'),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return 0
  }
  if (yes) return doIt()
  return inTerminal(async (terminal) => {
    terminal.say(
      typed === undefined
        ? words.say('history.blank.askText', { file: visibleLine(at) })
        : words.say('history.blank.askWords', { file: visibleLine(at), words: visibleLine(typed) }),
    )
    if (saysYes(await terminal.ask('› '), { words })) return doIt()
    terminal.say(words.say('history.blank.left'))
    return 0
  }, words)
}
