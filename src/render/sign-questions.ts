import type { Document, DocumentOf } from '../handbook/document.ts'
import { referencesIn, resolve } from '../handbook/handbook.ts'
import { maySee } from '../kinds/field.ts'
import { heldOf } from '../history/held.ts'
import { kinds } from '../kinds/index.ts'
import { rungsOf, type Guideline } from '../measure/authority.ts'
import { mixed } from '../measure/in-turn.ts'
import type { SignQuestion } from '../signoff/question.ts'
import { signedOf } from '../signoff/versions.ts'
import { titleOf, type Context } from './context.ts'
import { namesOf, person } from './ladder.ts'
import { casesOf, type NamedQuestion } from './questions.ts'
import { limitsInWords } from './values.ts'
import { isFor, textOf } from './versions.ts'

/** So many cases are asked. More would be a test, and nobody would do it between two customers. */
const mostCases = 3

/** So many answers to choose from. */
const mostChoices = 3

/** What somebody can choose from: may they say yes? */
const verdicts = kinds.discretion.fields.cases.item!.fields!.verdict!.choices!

/**
 * What is asked of whoever confirms that they have read a version of a page: cases of it, or of the guidelines that carry it
 * out; where there are none, one question that the page itself answers beyond doubt; or nothing. The same for everybody.
 */
export function questionsToSign(document: Document, version: number, context: Context): SignQuestion[] {
  const before = textBefore(document, context)
  const changed = before && limitQuestion(document, context, before)
  const cases = mixed(
    guidelinesOf(document, context).flatMap((guideline) => casesOf(guideline, '', context)),
    ({ name }) => `${name} ${version}`,
  )
  // What changed is what people have to know: it is asked first, and of the cases those that are new.
  const known = new Set(before === undefined ? [] : casesOf(before, '', context).map(asTold))
  const isNew = (one: NamedQuestion) => known.size > 0 && one.name.startsWith(`${document.address} `) && !known.has(asTold(one))
  const inTurn = cases.toSorted((a, b) => Number(isNew(b)) - Number(isNew(a)))
  const asked = bothSides(inTurn, changed === undefined ? mostCases : mostCases - 1).map(({ question }) => asCase(question, context))
  if (changed !== undefined || asked.length > 0) return [...(changed === undefined ? [] : [changed]), ...asked]
  const own =
    limitQuestion(document, context) ?? nextQuestion(document, context) ?? firstStep(document, context) ?? whoToAsk(document, context)
  return own === undefined ? [] : [own]
}

/** The text of the version before, where it meant something else and this audience may read it. */
function textBefore({ life, kind }: Document, context: Context): Document | undefined {
  const { versions = [], now } = life ?? {}
  if (now === undefined) return undefined
  const before = versions
    .slice(0, versions.indexOf(now))
    .findLast((one) => one.did === 'approved' && signedOf(one) !== signedOf(now) && heldOf(one, versions) !== undefined)
  const text = before && textOf(before, context)
  return text?.kind === kind && text && isFor(text, context) ? text : undefined
}

/** A case as people would tell it apart from others. */
function asTold({ question: { story, verdict } }: NamedQuestion): string {
  return `${verdict} ${story}`
}

/** The guidelines whose cases show what a page means: itself, those that name it, and those it names. */
function guidelinesOf(document: Document, context: Context): Document[] {
  const isGuideline = (other: Document | undefined): other is Document =>
    other !== undefined && other.kind === kinds.discretion.name && context.pages.has(other) && !context.isDraft(other)
  if (isGuideline(document)) return [document]
  const named = referencesIn(document)
    .filter(({ field }) => field.to === kinds.discretion.name)
    .flatMap(({ name }) => resolve(context.handbook, kinds.discretion.name, name, document).map((target) => target.document))
  const naming = (context.referrers.get(document) ?? []).map(({ from }) => from)
  return [...new Set([...named, ...naming].filter(isGuideline))]
}

/** A few cases, one that may be said yes to and one that may not among them, where there are both. */
function bothSides(cases: readonly NamedQuestion[], most: number): NamedQuestion[] {
  const isYes = ({ question }: NamedQuestion) => question.verdict === 'yes'
  const inTurn = [cases.find(isYes), cases.find((one) => !isYes(one)), ...cases].filter((one) => one !== undefined)
  const chosen = [...new Set(inTurn)].slice(0, most)
  return cases.filter((one) => chosen.includes(one))
}

function asCase({ situation, story, verdict, because }: NamedQuestion['question'], { words }: Context): SignQuestion {
  return {
    about: situation,
    page: situation,
    asks: story,
    choices: verdicts.map((one) => words.choice(one)),
    right: verdicts.indexOf(verdict),
    because,
  }
}

/**
 * Up to how much may somebody go? Asked where a remedy has one limit on a rung, and others on others; or, with the text before,
 * where it was another one then.
 */
function limitQuestion(document: Document, context: Context, before?: Document): SignQuestion | undefined {
  if (!hasLadder(document, context)) return undefined
  const limits = limitsIn(document, context)
  const earlier = before && limitsIn(before, context)
  for (const { roles, what, said } of limits) {
    const then = earlier?.filter((other) => other.roles.join() === roles.join() && other.what === what)
    if (then !== undefined && (then.length !== 1 || then[0]!.said === said)) continue
    // Who may do one thing within two limits may do it as far as the page says elsewhere.
    const own = limits.filter((other) => other.roles === roles && other.what === what)
    const others = unlike(
      said,
      [...(then ?? []), ...limits.filter((other) => other.what === what)].map((other) => other.said),
    )
    if (own.length > 1 || others.length === 0) continue
    return asked('upTo', { who: namesOf(roles, document, context), what }, said, others, document, context)
  }
  return undefined
}

/** What each rung may give within one limit. */
function limitsIn(document: Document, { words }: Context) {
  return rungsOf(document as unknown as Guideline).flatMap(({ roles, may }) =>
    may.filter(({ limits }) => limits.length === 1).map((remedy) => ({ roles, what: remedy.words, said: limitsInWords(remedy, words) })),
  )
}

/** Who is asked next? Asked where the ladder has others who could be meant. */
function nextQuestion(document: Document, context: Context): SignQuestion | undefined {
  if (!hasLadder(document, context)) return undefined
  const rungs = rungsOf(document as unknown as Guideline)
  const rung = rungs.find(({ next }) => next !== undefined)
  if (rung?.next === undefined) return undefined
  const said = namesOf(rung.next.roles, document, context)
  const others = rungs
    .filter((other) => other !== rung)
    .flatMap(({ roles }) => (roles.some((role) => rung.next!.roles.includes(role)) ? [] : roles))
  const known = [...others, ...rolesOf(context).filter((role) => !rung.roles.includes(role) && !rung.next!.roles.includes(role))]
  const choices = unlike(said, titlesOf(known, document, context))
  return choices.length === 0 ? undefined : asked('next', { who: namesOf(rung.roles, document, context) }, said, choices, document, context)
}

/** What comes first? */
function firstStep(document: Document, context: Context): SignQuestion | undefined {
  if (document.kind !== kinds.procedure.name || !maySee(context.audience, kinds.procedure.fields.steps.audience ?? 'staff'))
    return undefined
  const steps = ((document as unknown as DocumentOf<typeof kinds.procedure>).fields.steps ?? []).flatMap(({ does }) => does ?? [])
  const [first, ...later] = steps
  const others = unlike(first ?? '', later)
  return first === undefined || others.length === 0 ? undefined : asked('first', {}, first, others, document, context)
}

/** Whom does one ask when the page does not answer it? */
function whoToAsk(document: Document, context: Context): SignQuestion | undefined {
  const kind = [kinds.policy, kinds.procedure, kinds.answer].find(({ name }) => name === document.kind)
  const { ask } = document.fields as { ask?: string }
  if (kind === undefined || ask === undefined || !maySee(context.audience, kind.fields.ask.audience ?? 'staff')) return undefined
  const said = person(ask, document, context).title
  const others = unlike(said, titlesOf(rolesOf(context), document, context))
  return others.length === 0 ? undefined : asked('ask', {}, said, others, document, context)
}

function hasLadder({ kind }: Document, { audience }: Context): boolean {
  return kind === kinds.discretion.name && maySee(audience, kinds.discretion.fields.ladder.audience ?? 'staff')
}

const rolesOf = ({ handbook }: Context) => (handbook.company?.fields.roles ?? []).flatMap(({ name }) => name ?? [])

const titlesOf = (roles: readonly string[], from: Document, context: Context) => roles.map((role) => person(role, from, context).title)

/** What is no answer, each once. */
function unlike(said: string, others: readonly string[]): string[] {
  return [...new Set(others)].filter((other) => other !== said)
}

const ways = { upTo: 'site.sign.asks.upTo', next: 'site.sign.asks.next', first: 'site.sign.asks.first', ask: 'site.sign.asks.ask' } as const

/** A question of ours, its answers in an order that gives nothing away. */
function asked(
  way: keyof typeof ways,
  args: Readonly<Record<string, string>>,
  said: string,
  others: readonly string[],
  document: Document,
  context: Context,
): SignQuestion {
  const choices = mixed([said, ...others.slice(0, mostChoices - 1)], (choice) => `${document.path} ${choice}`)
  return {
    about: titleOf(document, context.words),
    page: titleOf(document, context.words),
    asks: context.words.say(ways[way], args),
    choices,
    right: choices.indexOf(said),
    because: context.words.say('site.sign.asks.because', { said }),
  }
}
