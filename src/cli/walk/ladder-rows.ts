import { resolve } from '../../handbook/handbook.ts'
import { rungsOf, type Guideline } from '../../measure/authority.ts'
import type { Page } from '../../walk/page.ts'
import { answersOf, type Answer } from '../../walk/answers.ts'
import type { Words } from '../../words/words.ts'
import { inALine } from './show.ts'

/** The rungs of a ladder as the table of all situations will show them: who, what they may do, who is next. */
export function rowsOf({ document, project, text }: Page, words: Words): string[] {
  const titled = (roles: readonly string[]) =>
    roles.map((role) => resolve(project.working, 'role', role, document)[0]?.title ?? role).join(', ')
  const typed = answersOf(text).ladder as readonly { may?: Answer; 'ask-within'?: Answer }[]
  return rungsOf(document as unknown as Guideline).map(({ roles, next }, i) => {
    const row = words.say('walk.row', { names: titled(roles), may: inALine(typed[i]?.may) })
    if (next === undefined) return row
    const then = words.say('walk.rowNext', { row, next: titled(next.roles) })
    const within = inALine(typed[i]?.['ask-within'])
    return within === '' ? then : words.say('walk.rowWithin', { row: then, within })
  })
}
