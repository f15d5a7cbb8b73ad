import type { Document } from '../handbook/document.ts'
import { documentsOf, resolve } from '../handbook/handbook.ts'
import type { Rung } from '../measure/allowed.ts'
import { restOf, rungsOf, type Guideline } from '../measure/authority.ts'
import { situationOf } from '../measure/situation.ts'
import type { Duration } from '../handbook/values/duration.ts'
import { kinds } from '../kinds/index.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import { linkTo, titleOf, type Context } from './context.ts'
import { phoneInWords } from '../words/figures.ts'
import { limitsInWords, withinInWords } from './values.ts'

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

/** People who stand on no rung of a ladder, and whom they ask. */
export interface Rest {
  roles: readonly string[]
  names: string
  ask: Person[]
}

/** Whom those ask who meet customers and stand on no rung. */
export function showTheRest(guideline: Document, context: Context): Rest[] {
  return restOf(guideline as unknown as Guideline, context.handbook).map(({ roles, ask }) => ({
    roles,
    names: namesOf(roles, guideline, context),
    ask: ask.map((role) => person(role, guideline, context)),
  }))
}

/** What a place lets some people do beyond the ladder. */
export interface WiderAt {
  place: string
  href: string | null
  names: string
  may: ShownRung['may']
}

/** Places whose people may go further in a situation than its ladder says. */
export function widerAt(guideline: Document, context: Context): WiderAt[] {
  const places = documentsOf(context.handbook, kinds.place)
  return situationOf(guideline as unknown as Guideline, context.handbook, context.audience).wider.map(({ place, roles, may }) => {
    const from = places.find(({ longName }) => longName === place) as unknown as Document
    return {
      place: titleOf(from, context.words),
      href: linkTo(from, guideline.address, context),
      names: namesOf(roles, guideline, context),
      may: showMay(may, context),
    }
  })
}

/** One rung, with the people on it and the next to ask. */
export function showRung({ roles, may, next }: Rung, from: Document, context: Context): ShownRung {
  return {
    names: namesOf(roles, from, context),
    may: showMay(may, context),
    next: next
      ? {
          who: next.roles.map((role) => person(role, from, context)),
          names: namesOf(next.roles, from, context),
          answers: next.within ? answers(next.within, context) : null,
        }
      : null,
  }
}

function showMay(may: readonly Remedy[], { words }: Context): ShownRung['may'] {
  return may.map((remedy) => ({
    words: remedy.words,
    limits: limitsInWords(remedy, words),
    free: remedy.ceiling === 'judgement',
    none: remedy.ceiling === 'nothing',
  }))
}

/** Roles as a sentence names them: "Driver, Fitter or Customer care". */
export function namesOf(roles: readonly string[], from: Document, context: Context): string {
  return new Intl.ListFormat(context.words.language, { type: 'disjunction' }).format(roles.map((role) => person(role, from, context).title))
}

/** How soon somebody answers: "within 15 minutes", "at once". */
export function answers(within: Duration, { words }: Context): string {
  return words.say('site.guideline.answers', { time: withinInWords(within, words) })
}

/** A role as somebody to ask; its name where the company does not know it. */
export function person(role: string, from: Document, { handbook }: Context): Person {
  const item = resolve(handbook, 'role', role, from)[0]
  const phone = item?.item?.phone as string | undefined
  const { text, href } = phone === undefined ? { text: null, href: null } : phoneInWords(phone)
  return { title: item?.title ?? role, phone: text, tel: href }
}
