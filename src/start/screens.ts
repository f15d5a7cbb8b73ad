import { CannotRun } from '../cannot-run.ts'
import type { Document } from '../handbook/document.ts'
import { kinds } from '../kinds/index.ts'
import { documentBegunWith } from '../walk/begin.ts'
import { pageOf, type Page } from '../walk/page.ts'
import { readDocumentText } from '../walk/save.ts'
import { templateNamed } from '../walk/template.ts'
import type { Brought } from './brought.ts'
import { assessScreen } from './screens/assess.ts'
import { beginScreen } from './screens/begin.ts'
import { bringScreen } from './screens/bring.ts'
import { checkScreen } from './screens/check.ts'
import { homeScreen } from './screens/home.ts'
import { lifeScreen } from './screens/life.ts'
import { marksSheetScreen } from './screens/marks-sheet.ts'
import { beginPageScreen, listScreen, unknownTemplateScreen } from './screens/new.ts'
import { numbersScreens } from './screens/numbers.ts'
import { pageLifeScreen } from './screens/page-life.ts'
import { publishScreen } from './screens/publish.ts'
import { rateScreen } from './screens/rate.ts'
import { readersScreen } from './screens/readers.ts'
import { searchScreen } from './screens/search.ts'
import type { Screen, Setting } from './screens/screen.ts'
import { seeScreen } from './screens/see.ts'
import { workshopScreen } from './screens/workshop.ts'
import { writeScreen } from './screens/write.ts'
import { toWrite } from './ways.ts'

/** The screen at an address, or where to go instead. */
export async function screenAt(path: string, setting: Setting, brought: Brought): Promise<Screen | { go: string }> {
  const { project, words } = setting
  const [first = '', ...rest] = path.split('/')
  const named = rest.join('/')
  const { company } = project.working
  if (project.documents.length === 0 && first !== 'begin' && first !== 'bring') return { go: '/begin' }
  switch (first) {
    case 'index.html':
    case '':
      return homeScreen(setting)
    case 'begin':
      return company === undefined ? beginScreen(setting) : { go: toWrite(company.path) }
    case 'check':
      return checkScreen(setting)
    case 'life':
      if (named === 'readers') return readersScreen(setting, brought)
      return named === '' ? lifeScreen(setting) : pageLifeScreen(documentNamed(named, setting), setting)
    case 'publish':
      return publishScreen(setting)
    case 'search':
      return searchScreen(setting)
    case 'assess':
      if (named === '') return assessScreen(setting)
      if (named === 'rate') return rateScreen(setting)
      if (named === 'sheet') return marksSheetScreen(setting)
      return nothing(setting)
    case 'bring':
      return bringScreen(setting, brought)
    case 'numbers':
      return (await numbersScreens(rest, setting, brought)) ?? nothing(setting)
    case 'new':
      return named === '' ? listScreen(setting) : newPage(named, setting)
    case 'workshop':
      return workshop(setting)
    case 'write':
      return writeScreen(await pageNamed(named, setting), setting)
    case 'see': {
      const document = project.documents.find((one) => one.path === named)
      if (document === undefined) throw new CannotRun(words.say('start.trouble.gone', { file: named }))
      const text = await readDocumentText(setting.dir, named)
      // What cannot be asked about can still be looked at.
      const page = document.kind === undefined ? undefined : pageOf(project, named, text, words)
      return seeScreen(document, text, page, setting)
    }
    default:
      return nothing(setting)
  }
}

function nothing({ words }: Setting): Screen {
  return { layout: 'nothing', title: words.say('start.nothing.title'), view: { says: words.say('start.nothing.page'), near: [] } }
}

function newPage(named: string, setting: Setting): Screen | { go: string } {
  const template = templateNamed(named, setting.words)
  if (template === undefined) return unknownTemplateScreen(named, setting)
  const begun = documentBegunWith(template, setting.project)
  return begun === undefined ? beginPageScreen(template, setting) : { go: toWrite(begun) }
}

/** The workshop needs a page to write into; where there is none yet, it is begun first. */
async function workshop(setting: Setting): Promise<Screen | { go: string }> {
  const template = templateNamed(kinds.vision.name, setting.words)!
  const begun = documentBegunWith(template, setting.project)
  return begun === undefined ? { go: `/new/${template.id}` } : workshopScreen(await pageNamed(begun, setting), setting)
}

/** @throws {CannotRun} where neither its file nor anything that was approved of it is there */
function documentNamed(path: string, { project, words }: Setting): Document {
  const document = project.documents.find((one) => one.path === path) ?? project.approved.find((one) => one.path === path)
  if (document === undefined) throw new CannotRun(words.say('start.trouble.gone', { file: path }))
  return document
}

/** @throws {CannotRun} where it is not there, or cannot be read */
async function pageNamed(path: string, { dir, project, words }: Setting): Promise<Page> {
  if (!project.documents.some((document) => document.path === path)) throw new CannotRun(words.say('start.trouble.gone', { file: path }))
  return pageOf(project, path, await readDocumentText(dir, path), words)
}
