import type { Document } from '../handbook/document.ts'
import { languageFor } from '../language/language.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import type { Guideline } from '../measure/authority.ts'
import type { People } from '../measure/people.ts'
import { situationOf, staffOf } from '../measure/situation.ts'
import type { Context } from './context.ts'
import { answers } from './ladder.ts'
import { limitsInWords } from './values.ts'

/** A situation as the script on its page reads it: the limits as they are worked with, and as they are said. */
export function situationData(guideline: Document, context: Context): string {
  const situation = situationOf(guideline as unknown as Guideline, context.handbook, context.audience)
  const withWords = (may: readonly Remedy[]) => may.map((remedy) => ({ ...remedy, said: limitsInWords(remedy, context.words) }))
  return inAPage({
    ...situation,
    rungs: situation.rungs.map(({ roles, may, next }) => ({
      roles,
      may: withWords(may),
      next: next && { roles: next.roles, answers: next.within ? answers(next.within, context) : '' },
    })),
    wider: situation.wider.map(({ may, ...wider }) => ({ ...wider, may: withWords(may) })),
  })
}

/** Everybody there is to ask, as a script that pages load when somebody says who they are. */
export function peopleScript({ handbook, words, audience }: Context): string {
  const people: People = { staff: staffOf(handbook, audience), language: languageFor(words.language).search }
  return `servicebookPeople=${inAPage(people)}\n`
}

/** Data as it may stand in a page or a script, whatever signs are in it: nothing in it can end the element around it. */
export function inAPage(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
