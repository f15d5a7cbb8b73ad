import { ownPages } from '../../handbook/addresses.ts'
import { kinds } from '../../kinds/index.ts'
import type { Context } from '../context.ts'
import { questionsOn } from '../questions.ts'

/** What somebody can choose from: may they say yes? */
const verdicts = kinds.discretion.fields.cases.item!.fields!.verdict!.choices!

/** True where guidelines tell cases, and for people who decide by them. */
export function hasSelfCheck(context: Context): boolean {
  return questionsOn('', context).length > 0
}

/** The self-check: every case as a question. The page holds them all; its script asks ten at a time, and counts on the device alone. */
export function selfCheckView(context: Context) {
  const questions = questionsOn(ownPages.selfCheck, context)
  const asked = new Set(questions.flatMap(({ roles }) => roles))
  return {
    questions: questions.map((question) => ({ ...question, roles: question.roles.join(' ') })),
    verdicts: verdicts.map((verdict) => ({ verdict, title: context.words.choice(verdict) })),
    roles: (context.handbook.company?.fields.roles ?? []).flatMap(({ name, title = name }) =>
      name !== undefined && asked.has(name) ? [{ name, title }] : [],
    ),
  }
}
