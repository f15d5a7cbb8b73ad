import { CannotRun } from '../../cannot-run.ts'
import { kinds } from '../../kinds/index.ts'
import { beginningFrom, companyPage, documentBegunWith, newPage, starterPages } from '../../walk/begin.ts'
import { keepRecordsFromGit } from '../../walk/kept-from-git.ts'
import { makeDocument } from '../../walk/save.ts'
import { templateNamed } from '../../walk/template.ts'
import { currencyTyped } from '../../walk/typed.ts'
import { namingQuestion } from '../screens/new.ts'
import { toWrite } from '../ways.ts'
import { textSaid, type Asked, type Done } from './action.ts'

/** Begins a handbook: the company's own page, from the first questions. */
export async function beginCompany(asked: Asked): Promise<Done> {
  const { now, project, words, said, window } = asked
  const typed = textSaid(asked, 'currency').trim()
  const given = {
    trade: textSaid(asked, 'trade'),
    staff: textSaid(asked, 'staff'),
    currency: currencyTyped(typed, words.language) ?? typed,
  }
  const { beginning, refusals } = beginningFrom(given, words)
  if (beginning === undefined)
    return { refusals: refusals.map(({ where, message, fix }) => ({ where, says: `${message} ${fix}`.trim() })), said }
  if (project.working.company !== undefined) return { go: toWrite(project.working.company.path) }
  const page = companyPage(project, beginning, words)
  await makeDocument(now.dir, page.path, page.text)
  await keepRecordsFromGit(now.dir)
  now.stale(page.path, window)
  return { go: toWrite(page.path) }
}

/** Makes the pages a company begins with, as drafts. */
export async function makeStarters({ now, words, window }: Asked): Promise<Done> {
  const pages = starterPages(await now.read(), words)
  for (const page of pages) await makeDocument(now.dir, page.path, page.text)
  for (const { path } of pages) now.stale(path, window)
  return { go: pages.length === 0 ? '/' : '/?new=yes' }
}

/** Makes a page from a template, or goes to the one that was begun with it. */
export async function makePage(asked: Asked): Promise<Done> {
  const { now, project, words, window } = asked
  const template = templateNamed(textSaid(asked, 'template'), words)
  if (template === undefined) throw new CannotRun(words.say('start.nothing.template', { typed: textSaid(asked, 'template') }))
  const isVision = template.kind === kinds.vision
  const begun = documentBegunWith(template, project)
  if (begun !== undefined) return { go: isVision ? '/workshop' : toWrite(begun) }
  const naming = namingQuestion(template, words)
  const title = textSaid(asked, 'title').trim().replace(/\s+/g, ' ')
  if (naming && title === '') return { says: words.say('start.new.nameIt') }
  const page = newPage(template, project, words, naming ? { [naming.key]: title } : {})
  await makeDocument(now.dir, page.path, page.text)
  now.stale(page.path, window)
  return { go: isVision ? '/workshop' : toWrite(page.path) }
}
