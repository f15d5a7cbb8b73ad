import { kinds } from '../../kinds/index.ts'
import { remarkViews } from '../question.ts'
import { toWrite } from '../ways.ts'
import { noteSaved, walkNamed, type Asked, type Done } from './action.ts'
import { makeStarters } from './make.ts'

/** Says that staff may work by a page. Once they may know the company, the pages its trade begins with are made. */
export async function approvePage(asked: Asked): Promise<Done> {
  const walk = await walkNamed(asked)
  const outcome = await walk.approve()
  const { words } = asked
  const { path, template } = walk.page()
  if (!outcome.saved) {
    const view = { remarks: remarkViews(outcome.remarks).map((remark, i) => ({ ...remark, href: hrefOf(path, outcome.remarks[i]!.key) })) }
    return { stopped: asked.draw('stopped', view) }
  }
  noteSaved(asked, walk, outcome, words.say('start.write.approval'), 'approve')
  if (template.kind === kinds.company) return makeStarters(asked)
  return { go: `${toWrite(path, 'end')}&done=yes` }
}

function hrefOf(path: string, key: string | undefined): string | null {
  return key === undefined ? null : toWrite(path, key)
}
