import type { Document } from '../../handbook/document.ts'
import type { Handbook } from '../../handbook/handbook.ts'
import type { Words } from '../../words/words.ts'
import { approversOf, managersIn, mayApprove, rolesIn } from '../../walk/who-approves.ts'

/** Who approves in this sitting, once they have said so: for as long as the server runs, and written nowhere. */
export interface Approver {
  role: string
}

/** Who may approve a page, as a form asks for it. */
export interface WhoView {
  /** Where there is only one, nothing is asked. */
  only: { value: string; title: string } | null
  may: { value: string; title: string; chosen: boolean }[]
  /** Everybody else, each with the reason. */
  others: { title: string; why: string }[]
  /** Nobody may: the company has to say first who leads whom. */
  nobody: boolean
  /** The company has not said yet who leads whom, so nobody can be named, and nothing is kept: staff work by the page as it stands. */
  unnamed: boolean
}

/** Who may approve a page, and why nobody else may. Whoever did so last is chosen already. */
export function whoView(document: Document, handbook: Pick<Handbook, 'company'>, { role }: Approver, words: Words): WhoView {
  const may = approversOf(document, handbook).map(({ name, title }) => ({ value: name, title, chosen: name === role }))
  const others = rolesIn(handbook).flatMap(({ name, title }) => {
    const not = mayApprove(name, document, handbook)
    return not === undefined ? [] : { title, why: words.say(`approve.${not.says}.message`, { file: document.path, ...not.args }) }
  })
  const unnamed = managersIn(handbook).length === 0 && document.life === undefined
  return {
    only: may.length === 1 ? may[0]! : null,
    may: may.length > 1 ? may : [],
    others: unnamed ? [] : others,
    nobody: may.length === 0 && !unnamed,
    unnamed,
  }
}

/** Who may say that a page is still right: whoever looks after it, and those who may approve it. */
export function whoLooksAgain(document: Document, handbook: Pick<Handbook, 'company'>, { role }: Approver): WhoView['may'] {
  const { owner } = document.fields as { owner?: string }
  const may = rolesIn(handbook).filter(({ name }) => name === owner || mayApprove(name, document, handbook) === undefined)
  const chosen = may.some(({ name }) => name === role) ? role : owner
  return may.map(({ name, title }) => ({ value: name, title, chosen: name === chosen }))
}
