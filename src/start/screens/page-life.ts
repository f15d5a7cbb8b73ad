import { kindNamed, type Document } from '../../handbook/document.ts'
import { isRecord, isRetired } from '../../handbook/in-force.ts'
import type { Entry } from '../../history/entry.ts'
import { titleOf } from '../../render/context.ts'
import { dayInWords } from '../../render/values.ts'
import { entriesOf } from '../../walk/approve.ts'
import { titleOfRole } from '../../walk/who-approves.ts'
import { whoView } from '../life/approver.ts'
import { comparisonsOf, textAt, type Compared } from '../life/comparing.ts'
import { confirmingView } from '../life/confirming.ts'
import { versionsStaffHave } from '../life/published.ts'
import { redlineBetween } from '../life/redline.ts'
import { dueIn } from '../life/reviews.ts'
import { standingInWords } from '../life/standing.ts'
import { toLife, toSee, toWrite } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'
import { endKey } from './write.ts'

/** A page's versions: who approved what and when, what differs between two of them, and what can be done with the page now. */
export async function pageLifeScreen(document: Document, setting: Setting): Promise<Screen> {
  const { words, asked } = setting
  const { path, life } = document
  const isThere = life?.working !== 'gone'
  const have = await versionsStaffHave(setting)
  const versions = life?.versions ?? []
  const shown = versions.findLast(({ version }) => String(version) === asked.get('show'))
  const texts = await comparisonsOf(document, setting)
  const [from, to] = [textAt(texts, asked.get('from')) ?? texts.at(-2), textAt(texts, asked.get('to')) ?? texts.at(-1)]
  // Of a page that is gone and has no words left, nobody can tell any more what kind it was.
  const isPage = document.kind === undefined ? !isThere : kindNamed(document.kind)?.home === 'policies'
  const mayRetire = !isRecord(document) && isPage && versions.at(-1)?.did !== 'retired' && !isRetired(document)
  return {
    layout: 'page-life',
    title: titleOf(document, words),
    view: {
      file: path,
      title: titleOf(document, words),
      standing: standingInWords(document, words, have(document)) || words.say('start.life.standing.unkept'),
      write: isThere ? toWrite(path) : null,
      see: isThere ? toSee(path) : null,
      approve:
        isThere && life !== undefined && ['changed', 'draft', 'unsound'].includes(life.working) && !isRetired(document)
          ? toWrite(path, endKey)
          : null,
      versions: versionViews(document, setting).toReversed(),
      here: toLife(path),
      compare: texts.length < 2 || shown !== undefined ? null : compareView(texts, from!, to!, setting),
      isCompared: asked.has('from'),
      shown: shown === undefined ? null : shownView(shown, document, setting),
      confirm: isThere && shown === undefined ? confirmingView(document, setting, true) : null,
      isDue: dueIn(setting.project).some((due) => due.document.path === path),
      retire: mayRetire && shown === undefined ? retireView(document, setting) : null,
    },
  }
}

/** Every version and every time somebody found it still right, first to last. */
function versionViews(document: Document, { project, words }: Setting) {
  const versions = document.life?.versions ?? []
  const day = (one: string) => dayInWords(one, words)
  return entriesOf(project, document)
    .toSorted((a, b) => a.version - b.version || Number(a.did === 'reviewed') - Number(b.did === 'reviewed') || (a.on < b.on ? -1 : 1))
    .map((entry) => {
      const { did, version, by, on, effectiveFrom, note, differently, blanked, reviewBy } = entry
      const before = versions.findLast((other) => other.version < version && other.text !== '')
      const isText = did === 'approved'
      return {
        did,
        title: words.say(`start.life.did.${did}`, { version }),
        isNow: entry === document.life?.now,
        isComing: (document.life?.coming ?? []).includes(entry),
        says: words.say(`start.life.by.${did}`, {
          who: titleOfRole(by, project.working),
          on: day(on),
          from: day(effectiveFrom),
          until: reviewBy === undefined ? '' : day(reviewBy),
        }),
        note: note ?? '',
        differently: differently === undefined ? '' : differently === 'no' ? words.say('start.life.noDifference') : differently,
        isWording: entry.meansTheSameAs !== undefined,
        replacedBy: entry.replacedBy ?? '',
        blanked:
          blanked?.on === undefined
            ? ''
            : words.say('start.life.blanked', { day: day(blanked.on), who: titleOfRole(blanked.by ?? '', project.working) }),
        show: isText && entry.text !== '' ? toLife(document.path, version) : null,
        compare:
          isText && entry.text !== '' && before !== undefined ? `${toLife(document.path)}?from=${before.version}&to=${version}` : null,
      }
    })
}

function compareView(texts: readonly Compared[], from: Compared, to: Compared, setting: Setting) {
  const options = (chosen: Compared) => texts.map(({ key, title }) => ({ key, title, chosen: key === chosen.key }))
  return {
    from: options(from),
    to: options(to),
    says: setting.words.say('start.life.between', { from: from.title, to: to.title }),
    redline: redlineBetween(from.document, to.document, setting.project, setting.words),
  }
}

function shownView({ version, text, file, on, did }: Entry, { path }: Document, { project, words, approver }: Setting) {
  const document = [...project.documents, ...project.approved].find((one) => one.path === path)!
  return {
    version,
    title: words.say(`start.life.did.${did}`, { version }),
    says: words.say('start.life.asOn', { day: dayInWords(on, words), file }),
    text,
    blank: { file: path, entry: file, who: whoView(document, project.working, approver, words) },
  }
}

/** What is asked of whoever takes a page out of the handbook. */
function retireView(document: Document, { project, words, approver }: Setting) {
  return {
    file: document.path,
    who: whoView(document, project.working, approver, words),
    others: project.working.documents
      .filter((one) => one.path !== document.path && !isRecord(one) && !isRetired(one) && kindNamed(one.kind)?.home === 'policies')
      .map((one) => ({ value: one.longName, title: titleOf(one, words), same: one.kind === document.kind }))
      .toSorted((a, b) => Number(b.same) - Number(a.same) || a.title.localeCompare(b.title, words.language)),
  }
}
