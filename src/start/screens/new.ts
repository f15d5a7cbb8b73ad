import { kinds } from '../../kinds/index.ts'
import { documentBegunWith } from '../../walk/begin.ts'
import { questionsOf } from '../../walk/questions.ts'
import { stateInWords } from '../../walk/state-in-words.ts'
import { allTemplates, templatesAbout, type Template } from '../../walk/template.ts'
import type { Words } from '../../words/words.ts'
import { toWrite } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'

/** Everything there is to write, kind by kind. */
export function listScreen({ project, words }: Setting): Screen {
  const all = allTemplates(words).filter(({ id }) => !id.startsWith(`${kinds.company.name}/`) && id !== kinds.company.name)
  const own = all.filter(({ id }) => !id.includes('/'))
  return {
    layout: 'new',
    title: words.say('start.new.title'),
    view: {
      kinds: own.map((template) => ({
        id: template.id,
        title: template.words.plural,
        purpose: template.words.purpose,
        templates: all
          .filter(
            ({ kind, id }) => kind === template.kind && (id.includes('/') || words.templates(kind.name).length === 0 || isFree(template)),
          )
          .map((one) => entryFor(one, { project, words })),
      })),
    },
  }
}

function entryFor(template: Template, { project, words }: Pick<Setting, 'project' | 'words'>) {
  const begun = documentBegunWith(template, project)
  const document = project.documents.find(({ path }) => path === begun)
  const isEmpty = !template.id.includes('/')
  return {
    title: isEmpty && isFree(template) ? words.say('start.new.empty', { title: template.words.title }) : template.words.title,
    purpose: isEmpty ? '' : template.words.purpose,
    state: document === undefined ? '' : stateInWords(document, project.today, words),
    href: begun === undefined ? `/new/${template.id}` : toWrite(begun),
  }
}

/** True where there may be many of it, so that each needs a name. */
function isFree({ words: { file } }: Template): boolean {
  return file === undefined || file.endsWith('/')
}

/** What names a page of which there may be many: its file is called after it. Undefined where a template has its place. */
export function namingQuestion(template: Template, words: Words) {
  if (!isFree(template)) return undefined
  return questionsOf(template, words).find(
    ({ field }) => field !== undefined && field === template.kind.fields[template.kind.titledBy ?? ''],
  )
}

/** Before a page is made: what it is for, and its name where it needs one. */
export function beginPageScreen(template: Template, { words }: Setting): Screen {
  const naming = namingQuestion(template, words)
  return {
    layout: 'begin-page',
    title: template.words.title,
    view: {
      template: template.id,
      title: template.words.title,
      kind: words.kind(template.kind.name).title,
      purpose: template.words.purpose,
      naming: naming ? { key: naming.key, ask: naming.words.ask, hint: naming.words.hint ?? '', label: naming.words.label } : null,
      hasStarter: Object.keys(template.words.start ?? {}).length > 0,
      isWorkshop: template.kind === kinds.vision,
    },
  }
}

/** No template of that name: those that speak of it, so that nobody stands before a wall. */
export function unknownTemplateScreen(typed: string, { words }: Setting): Screen {
  return {
    layout: 'nothing',
    title: words.say('start.nothing.title'),
    view: {
      says: words.say('start.nothing.template', { typed }),
      near: templatesAbout(typed, words)
        .slice(0, 5)
        .map(({ id, words: told }) => ({ title: told.title, href: `/new/${id}` })),
    },
  }
}
