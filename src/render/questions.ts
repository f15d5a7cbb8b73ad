import type { Document, DocumentOf } from '../handbook/document.ts'
import { maySee } from '../kinds/field.ts'
import { kinds } from '../kinds/index.ts'
import type { Question } from '../measure/case-question.ts'
import { mixed } from '../measure/in-turn.ts'
import { rungsOf } from '../measure/authority.ts'
import { linkTo, titleOf, type Context } from './context.ts'
import { pagesOf } from './lists.ts'

/** A case with a name that no other has. */
export interface NamedQuestion {
  name: string
  question: Question
}

/** Every case that is told in full, mixed, so that those of one guideline do not follow each other. */
export function questionsOn(from: string, context: Context): Question[] {
  const all = pagesOf(kinds.discretion.name, context).flatMap((guideline) => casesOf(guideline, from, context))
  return mixed(all, ({ name }) => name).map(({ question }) => question)
}

/** The cases of a guideline that are told in full, in their order. */
export function casesOf(document: Document, from: string, context: Context): NamedQuestion[] {
  if (!maySee(context.audience, kinds.discretion.fields.cases.audience ?? 'staff')) return []
  const guideline = document as unknown as DocumentOf<typeof kinds.discretion>
  const roles = [...new Set(rungsOf(guideline).flatMap((rung) => rung.roles))]
  return (guideline.fields.cases ?? []).flatMap(({ story, verdict, because }, i) =>
    story === undefined || verdict === undefined || because === undefined
      ? []
      : [
          {
            name: `${document.address} ${i}`,
            question: {
              situation: titleOf(document, context.words),
              href: linkTo(document, from, context),
              story,
              verdict,
              answer: context.words.choice(verdict),
              because,
              roles,
            },
          },
        ],
  )
}
