import type { Document } from '../handbook/document.ts'
import { resolve } from '../handbook/handbook.ts'
import { rungsOf, type Guideline, type Rung } from '../measure/authority.ts'
import type { Duration } from '../handbook/values/duration.ts'
import type { Context } from './context.ts'
import { durationInWords, limitsInWords, phoneInWords } from './values.ts'

/** Somebody to ask, as a page names them. */
export interface Person {
  title: string
  phone: string | null
  /** The phone as a link that a phone can ring. */
  tel: string | null
}

/** A rung as a page shows it. */
export interface ShownRung {
  /** The roles on the rung: "Driver, Fitter or Customer care". */
  names: string
  may: { words: string; limits: string; free: boolean; none: boolean }[]
  next: { who: Person[]; names: string; answers: string | null } | null
}

/** The ladder of a guideline as a page shows it. */
export function showLadder(guideline: Document, context: Context): ShownRung[] {
  return rungsOf(guideline as unknown as Guideline).map((rung) => showRung(rung, guideline, context))
}

/** Whom the others who meet customers ask, where a ladder names only some of them; null where it names them all. */
export function showTheRest(guideline: Document, context: Context): { names: string; ask: Person[] } | null {
  const rungs = rungsOf(guideline as unknown as Guideline)
  const named = rungs.flatMap(({ roles }) => roles)
  const roles = context.handbook.company?.fields.roles ?? []
  const rest = roles.flatMap(({ name, meetsCustomers }) =>
    name !== undefined && meetsCustomers === true && !named.includes(name) ? [name] : [],
  )
  if (rest.length === 0 || rungs.length === 0) return null
  return { names: namesOf(rest, guideline, context), ask: rungs[0]!.roles.map((role) => person(role, guideline, context)) }
}

/** One rung, with the people on it and the next to ask. */
export function showRung({ roles, may, next }: Rung, from: Document, context: Context): ShownRung {
  return {
    names: namesOf(roles, from, context),
    may: may.map((remedy) => ({
      words: remedy.words,
      limits: limitsInWords(remedy, context.words),
      free: remedy.ceiling === 'judgement',
      none: remedy.ceiling === 'nothing',
    })),
    next: next
      ? {
          who: next.roles.map((role) => person(role, from, context)),
          names: namesOf(next.roles, from, context),
          answers: next.within ? answers(next.within, context) : null,
        }
      : null,
  }
}

function namesOf(roles: readonly string[], from: Document, context: Context): string {
  return new Intl.ListFormat(context.words.language, { type: 'disjunction' }).format(roles.map((role) => person(role, from, context).title))
}

/** How soon somebody answers: "within 15 minutes", "at once". */
function answers(within: Duration, { words }: Context): string {
  const time = durationInWords(within, words)
  return words.say(within.amount === 0 ? 'site.guideline.answers' : 'site.guideline.answersWithin', { time })
}

/** A role as somebody to ask; its name where the company does not know it. */
export function person(role: string, from: Document, { handbook }: Context): Person {
  const item = resolve(handbook, 'role', role, from)[0]
  const phone = item?.item?.phone as string | undefined
  const { text, href } = phone === undefined ? { text: null, href: null } : phoneInWords(phone)
  return { title: item?.title ?? role, phone: text, tel: href }
}
