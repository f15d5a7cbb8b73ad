import pc from 'picocolors'
import { CannotRun } from '../cannot-run.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import { reachedAt, type Allowed, type Standing } from '../measure/allowed.ts'
import { askHandbook, type Answer } from '../measure/ask.ts'
import { againstInFigures, heldAgainst, roughlyInFigures } from '../measure/held-against.ts'
import { readSum } from '../measure/sum.ts'
import { readProject } from '../project.ts'
import { limitsInWords, remedyInWords, withinInWords } from '../render/values.ts'
import { moneyInFigures } from '../words/figures.ts'
import { fieldWords } from '../words/sentences.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { json } from './formats/json.ts'
import { visibleLine } from './formats/visible.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'

export interface AskOptions extends Everywhere {
  role?: string
  place?: string
  amount?: string
  order?: string
  format: 'pretty' | 'json'
}

/** More than these, and nobody reads on to the one they meant (situations). */
const othersNamed = 3

/** `servicebook ask`: what somebody may do, as the handbook in force has it. Returns the exit code. */
export async function ask(typed: readonly string[], options: AskOptions): Promise<number> {
  const dir = findProject(options.dir)
  const { inForce } = await readProject(dir, { today: dayNamed(options.today) })
  const currency = inForce.company?.fields.currency ?? ''
  const asking = {
    role: options.role,
    place: options.place,
    amount: sumNamed('--amount', options.amount, currency),
    order: sumNamed('--order', options.order, currency),
  }
  const answer = askHandbook(inForce, typed.join(' '), asking)
  const words = wordsFor(inForce.company?.language ?? 'en', dir)
  if (answer === undefined) {
    const any = inForce.documents.some(({ kind }) => kind === 'discretion')
    throw Object.assign(new CannotRun(words.say(any ? 'site.finder.ask.nothingFits' : 'site.finder.ask.nothingThere')), {
      exitCode: 1 as const,
    })
  }
  process.stdout.write(options.format === 'json' ? json({ version: 1, today: inForce.today, ...asData(answer) }) : asText(answer, words))
  return 0
}

function sumNamed(option: string, typed: string | undefined, currency: string): number | undefined {
  if (typed === undefined) return undefined
  const sum = readSum(typed, currency)
  if (sum === undefined)
    throw new CannotRun(
      `“${typed}” is not a sum. Write it in figures${currency === '' ? '' : `, in ${currency}`}, such as ${option} 30 or ${option} 12.50.`,
    )
  return sum
}

/** The answer as a card, in the order in which it is needed. */
function asText(answer: Answer, words: Words): string {
  const { guideline, standings, others, isCatchAll } = answer
  const { fields } = guideline
  const label = (field: string) => pc.bold(fieldWords(words, 'discretion', [field])?.label ?? field)
  const block = (head: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[head, ...lines.map((line) => `  ${visibleLine(line)}`)].join('\n')]
  const out = [
    ...(isCatchAll ? [words.say('site.finder.ask.catchAll')] : []),
    `${pc.bold(visibleLine(guideline.title ?? guideline.name))}\n${pc.dim(visibleLine(guideline.path))}`,
    ...block(label('sayFirst'), fields.sayFirst === undefined ? [] : [`“${fields.sayFirst}”`]),
    ...standings.flatMap((standing) => standingText(standing, answer, words)),
    ...worthText(answer, words),
    ...block(label('ifNobodyAnswers'), fields.ifNobodyAnswers === undefined ? [] : [fields.ifNobodyAnswers]),
    words.say('site.guideline.unsafe'),
    ...block(
      label('writeDown'),
      (fields.writeDown ?? []).map((line) => `☐ ${line}`),
    ),
    ...block(
      pc.dim(words.say('site.finder.ask.others')),
      isCatchAll ? [] : others.slice(0, othersNamed).map(({ title, name }) => title ?? name),
    ),
  ]
  return `${out.join('\n\n')}\n`
}

function standingText(standing: Standing, { staff, asking }: Answer, words: Words): string {
  const { roles, may, next, isOnLadder } = standing
  const titles = (of: readonly string[]) =>
    new Intl.ListFormat(words.language, { type: 'disjunction' }).format(of.map((role) => reachedAt(role, staff, asking.place).title))
  const people = (next?.roles ?? []).map((role) => {
    const { title, phone, hours } = reachedAt(role, staff, asking.place)
    return [title, phone, hours && `(${hours})`].filter(Boolean).join(' ')
  })
  const lines = [
    ...(isOnLadder ? [] : [words.say('site.finder.pass')]),
    ...may.flatMap((allowed) => [
      allowedText(allowed, staff.currency, words),
      ...(allowed.covers === undefined ? [] : [pc.bold(`  → ${verdictText(allowed, titles, words)}`)]),
    ]),
    ...(next ? [`${words.say('site.guideline.ask')} ${people.join(' · ')}`] : []),
    ...(standing.nextMay.length > 0 ? [words.say('site.finder.theyMay', { what: inARow(standing.nextMay, words) })] : []),
    ...(next?.within ? [words.say('site.guideline.answers', { time: withinInWords(next.within, words) })] : []),
    ...(!next && isOnLadder ? [words.say('site.guideline.last')] : []),
  ]
  return [pc.bold(titles(roles)), ...lines.map((line) => `  ${visibleLine(line)}`)].join('\n')
}

/** What a customer brings over the years, and what the sum is of that; nothing where nobody asked has anything to give. */
function worthText({ worth, standings, staff: { currency }, asking: { amount } }: Answer, words: Words): string[] {
  const gives = standings.some(({ may }) => may.some(({ remedy }) => remedy.ceiling !== 'nothing'))
  if (worth === undefined || !gives) return []
  const brings = words.say('site.worth.brings', { sum: roughlyInFigures(worth, currency, words.language) })
  const against = amount === undefined ? undefined : heldAgainst(amount, worth, currency)
  const said = against && words.say(`site.worth.${against.says}`, againstInFigures(amount!, against, currency, words.language))
  return [[pc.bold(words.say('site.worth.asks')), brings, ...(said === undefined ? [] : [said])].join(' ')]
}

/** Several remedies in one line: "something off, up to €75 per case; a loan piece". */
function inARow(may: readonly Remedy[], words: Words): string {
  return may.map((remedy) => (remedy.ceiling === 'nothing' ? words.say('site.guideline.none') : remedyInWords(remedy, words))).join('; ')
}

function allowedText({ remedy, comesTo, needsOrder, ifNotUsed }: Allowed, currency: string, words: Words): string {
  const { ceiling } = remedy
  if (ceiling === 'nothing') return `– ${words.say('site.guideline.none')}`
  const limits = limitsInWords(remedy, words)
  const said = [
    limits === '' ? remedy.words : `${remedy.words}, ${limits}`,
    ...(ceiling === 'judgement' ? [`(${words.say('site.guideline.free')})`] : []),
    ...(comesTo === undefined ? [] : [words.say('site.finder.comesTo', { sum: moneyInFigures(comesTo, currency, words.language) })]),
    ...(needsOrder ? [words.say('site.finder.needsOrder')] : []),
    ...(ifNotUsed ? [words.say('site.finder.ifNotUsed')] : []),
  ]
  return `✓ ${said.join(' ')}`
}

function verdictText({ covers, whoMay }: Allowed, titles: (roles: readonly string[]) => string, words: Words): string {
  if (covers === 'no' && whoMay) return words.say('site.finder.covers.beyond', { who: titles(whoMay) })
  return words.say(`site.finder.covers.${covers!}`)
}

/** The answer for programs. Amounts as in servicebook.json. */
function asData({ guideline, standings, others, isCatchAll, staff, worth, asking }: Answer): object {
  const { fields, path, address } = guideline
  const people = (roles: readonly string[]) => roles.map((role) => reachedAt(role, staff, asking.place))
  return {
    asked: asking,
    situation: { title: guideline.title ?? guideline.name, file: path, page: address, isCatchAll },
    sayFirst: fields.sayFirst ?? null,
    answers: standings.map(({ roles, may, next, nextMay, ...standing }) => ({
      roles: people(roles).map(({ role, title }) => ({ role, title })),
      ...standing,
      may: may.map(({ remedy, whoMay, ...allowed }) => ({ ...remedy, ...allowed, ...(whoMay && { whoMay: people(whoMay) }) })),
      ask: next ? people(next.roles) : [],
      answersWithin: next?.within ?? null,
      nextMay,
    })),
    worth: worth === undefined ? null : worthData(worth, staff.currency, asking.amount),
    ifNobodyAnswers: fields.ifNobodyAnswers ?? null,
    never: fields.never ?? [],
    writeDown: fields.writeDown ?? [],
    others: isCatchAll ? [] : others.map(({ title, name, path }) => ({ title: title ?? name, file: path })),
  }
}

/** What a customer brings, and what part of that the sum is: 0.01 for a hundredth. */
function worthData(brings: number, currency: string, amount: number | undefined): object {
  return { brings, currency, ...(amount !== undefined && { share: amount / brings }) }
}
