import { isInForce } from '../../handbook/in-force.ts'
import { kindNamed, type Document } from '../../handbook/document.ts'
import { maySee } from '../../kinds/field.ts'
import { audienceOf, titleOf } from '../../render/context.ts'
import type { Page } from '../../walk/page.ts'
import { standingInWords } from '../life/standing.ts'
import { toPage, toSee, toWrite } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'
import { endKey, mayTakeAll } from './write.ts'

/** How wide a document may be looked at; `file` is for those who like to see what stands on the disk. */
const ways = ['desktop', 'phone', 'file'] as const

/** A document as staff will see it, or as its file. */
export function seeScreen(document: Document, text: string, page: Page | undefined, { project, words, asked }: Setting): Screen {
  const isPage = kindNamed(document.kind)?.home === 'policies'
  const offered = isPage ? ways : (['file'] as const)
  const as = offered.find((one) => one === asked.get('as')) ?? offered[0]
  return {
    layout: 'see',
    title: titleOf(document, words),
    view: {
      title: titleOf(document, words),
      file: document.path,
      as,
      ways: offered.map((one) => ({ title: words.say(`start.see.${one}`), href: toSee(document.path, one), current: one === as })),
      page: as === 'file' ? null : toPage(document),
      text: as === 'file' ? text : null,
      consulted: isPage ? toWrite(document.path, 'consulted') : null,
      write: document.kind === undefined ? null : toWrite(document.path),
      handout: isPage && maySee('staff', audienceOf(document)) ? `/handout/${document.path}` : null,
      /** Somebody who has read the whole page here may take it as it is, here. */
      canTakeAll: page !== undefined && mayTakeAll(page),
      end: toWrite(document.path, endKey),
      isLive: isInForce(document, project.today),
      /** What staff have while this text differs from it. */
      standing: document.life === undefined || document.life.working === 'same' ? '' : standingInWords(document, words),
    },
  }
}
