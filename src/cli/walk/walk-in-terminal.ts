import pc from 'picocolors'
import type { Day } from '../../handbook/values/date.ts'
import { kinds } from '../../kinds/index.ts'
import type { Answer } from '../../walk/answers.ts'
import { canBeAnswered } from '../../walk/choices.ts'
import { approved, askedOn, type Asked, type Remark } from '../../walk/page.ts'
import { isWaiting } from '../../walk/waiting.ts'
import { placeTaken } from '../../walk/place-taken.ts'
import { managersIn } from '../../walk/who-approves.ts'
import { fromWhen } from '../formats/approved.ts'
import { differenceInWords } from '../formats/difference.ts'
import { visibleLine } from '../formats/visible.ts'
import { askQuestion } from './ask.ts'
import { askApproval, onlyRoleFor, tellWho } from './ask-approval.ts'
import type { Session } from './asking.ts'
import { saysYes } from './says-yes.ts'
import { atMargin, inALine } from './show.ts'

/** Walks through a page in the terminal: what is open, then what would make it better, then whether staff may work by it. */
export async function walkInTerminal(session: Session): Promise<void> {
  const { walk, terminal, words } = session
  const { path, document, template } = walk.page()
  terminal.say()
  terminal.say(pc.bold(atMargin(words.say('walk.begin.page', { file: path, title: document.title ?? template.words.title }), 0)))
  terminal.say(pc.dim(atMargin(template.words.purpose, 0)))
  terminal.say(pc.dim(atMargin(words.say('walk.keys'), 0)))

  const open = () => askedOn(walk.page()).filter((asked) => isToAsk(asked) && canBe(asked, session))
  if (open().length === 0 && (isSettled(session) || document.life !== undefined)) return changeSome(session)
  if (document.life?.now?.did === 'approved')
    terminal.say(pc.yellow(atMargin(words.say('walk.end.keptNow', { n: document.life.now.version }), 0)))
  else if (document.fields.status === 'approved') terminal.say(pc.yellow(atMargin(words.say('walk.end.liveNow'), 0)))
  // A company's page holds facts, which nobody can take from us.
  const isOfferable = template.kind.name !== kinds.company.name && open().filter(({ state }) => state === 'ours').length >= manyOfOurs
  if (isOfferable) await offerAll(session)
  await askInTurn(open(), session)
  const better = askedOn(walk.page()).filter((asked) => asked.state === 'unasked' && asked.better && canBe(asked, session))
  if (better.length > 0) {
    terminal.say()
    terminal.say(words.say('walk.end.better', { n: better.length }))
    if (saysYes(await terminal.ask('› '), session)) await askInTurn(better, session)
  }
  await end(session)
}

function isToAsk({ state }: Asked): boolean {
  return state === 'ours' || state === 'open' || state === 'wanting'
}

function canBe({ field }: Asked, { walk, words }: Session): boolean {
  const { document, project } = walk.page()
  return canBeAnswered(field, document, project.working, words)
}

/** True where staff already work by it, or nobody ever will. */
function isSettled({ walk }: Session): boolean {
  const { document, template } = walk.page()
  return !isWaiting(document) || template.kind.home === 'records'
}

function called({ words: told, heading, key }: Asked): string {
  return told.label ?? heading ?? key
}

/** From so many starter answers on, reading them in one go is offered. */
const manyOfOurs = 4

/** Starter answers may be read in one go and taken as they are: going through them one by one is for those who want to change some. */
async function offerAll({ walk, terminal, words }: Session): Promise<void> {
  terminal.say()
  terminal.say(words.say('walk.begin.all'))
  if ((await terminal.ask('› ')).toLowerCase() !== 'all') return
  for (const asked of askedOn(walk.page())) {
    const { key, answer, state } = asked
    if (state !== 'ours') continue
    terminal.say()
    terminal.say(pc.bold(called(asked)))
    const lines = Array.isArray(answer) ? answer.map((one) => `- ${inALine(one as Answer)}`).join('\n') : String(answer)
    terminal.say(atMargin(lines, 2))
    await walk.keep(key)
  }
}

/** Asks questions in their order. Back is the one before, and before the first of them whatever was answered before it. */
async function askInTurn(questions: readonly Asked[], session: Session): Promise<void> {
  const order = askedOn(session.walk.page()).filter(
    (asked) => (asked.first || questions.some(({ key }) => key === asked.key)) && canBe(asked, session),
  )
  const turn = questions.map(({ key }) => key)
  for (let i = 0; i < turn.length;) {
    const now = askedOn(session.walk.page()).find(({ key }) => key === turn[i])
    if (now === undefined) {
      i++
      continue
    }
    const place = order.findIndex(({ key }) => key === turn[i])
    const move = await askQuestion(now, { n: place + 1, count: order.length }, session)
    if (move !== 'back') i++
    else if (i > 0) i--
    else if (place > 0) turn.unshift(order[place - 1]!.key)
    else session.terminal.say(session.words.say('walk.firstOpen'))
  }
}

/** Nothing is missing: any answer may be changed. */
async function changeSome(session: Session): Promise<void> {
  const { walk, terminal, words } = session
  terminal.say()
  terminal.say(words.say('walk.begin.reading'))
  for (const [i, asked] of askedOn(walk.page()).entries()) {
    const said = inALine(asked.answer)
    terminal.say(`${String(i + 1).padStart(3)}  ${called(asked)}  ${pc.dim(said.length > 60 ? `${said.slice(0, 57)}...` : said)}`)
  }
  let hasChanged = false
  for (;;) {
    const all = askedOn(walk.page())
    terminal.say(pc.dim(words.say('walk.begin.which')))
    const typed = await terminal.ask('› ')
    if (typed === '') break
    const asked = all[Number(typed) - 1]
    if (asked === undefined) terminal.say(words.say('walk.noNumber', { typed: visibleLine(typed) }))
    else {
      const before = walk.page().text
      await askQuestion(asked, { n: Number(typed), count: all.length }, session)
      hasChanged ||= walk.page().text !== before
    }
  }
  if (!isSettled(session)) return end(session)
  if (hasChanged && walk.page().template.kind.home === 'policies') terminal.say(pc.green(words.say('walk.end.live')))
}

async function end(session: Session): Promise<void> {
  const { walk, terminal, words } = session
  const { path, template, document } = walk.page()
  const unanswered = askedOn(walk.page()).filter(({ state }) => state === 'open')
  terminal.say()
  if (unanswered.length > 0)
    terminal.say(pc.yellow(atMargin(words.say('walk.end.unanswered', { questions: unanswered.map(called).join(', ') }), 0)))
  if (template.kind.home === 'records') return terminal.say(words.say('walk.end.record', { file: path }))
  if (isSettled(session) && document.fields.notYetYours === undefined) return terminal.say(pc.green(words.say('walk.end.live')))
  const kept = document.life?.now?.did === 'approved' ? document.life.now.version : undefined
  const stays = () =>
    terminal.say(
      kept === undefined
        ? words.say('walk.end.draft', { file: visibleLine(path) })
        : words.say('walk.end.keeps', { n: kept, file: visibleLine(path) }),
    )
  for (;;) {
    tellWho(walk.page().document, walk.page().project, session)
    for (const line of placeTaken(document.life, (walk.page().document.fields.effectiveFrom as Day | undefined) ?? '', words))
      terminal.say(pc.yellow(atMargin(line, 0)))
    terminal.say(pc.bold(words.say('walk.end.mayStaff')))
    terminal.say(
      pc.dim(atMargin(kept === undefined ? words.say('walk.end.mayStaffHint') : words.say('walk.end.mayStaffKept', { n: kept }), 0)),
    )
    if (!saysYes(await terminal.ask('› '), session)) return stays()
    const remarks = await approveOrSay(session)
    if (remarks.length === 0) return
    terminal.say(pc.red(words.say('walk.end.notYet')))
    for (const { message, fix } of remarks)
      terminal.say(`${pc.red(atMargin(message, 2))}\n${pc.dim(atMargin(words.say('walk.fix', { fix }), 2))}`)
    const keys = new Set(remarks.map(({ key }) => key))
    const concerned = askedOn(walk.page()).filter(({ key }) => keys.has(key))
    if (concerned.length === 0) {
      terminal.say(words.say('walk.end.elsewhere'))
      return stays()
    }
    terminal.say(words.say('walk.end.goTo'))
    const typed = await terminal.ask('› ')
    if (typed !== '' && !saysYes(typed, session)) return stays()
    await askInTurn(concerned, session)
  }
}

/** Approves the page, once it is known who does and what changed; what stands in the way, where something does. */
async function approveOrSay({ walk, terminal, words }: Session): Promise<readonly Remark[]> {
  const page = walk.page()
  const { document, project } = page
  // What is wrong is told first: nobody is asked what changed in a page that has to change again.
  const { taken, remarks: wrong } = approved(page)
  if (!taken) return wrong
  if (document.life !== undefined) terminal.say(differenceInWords(document, project, words))
  const by = onlyRoleFor(document, project)?.name
  const nobodyLeads = managersIn(project.working).length === 0
  const approval = nobodyLeads ? undefined : await askApproval([document], project, by === undefined ? {} : { by }, { terminal, words })
  const { saved, remarks, version } = await walk.approve(approval)
  if (!saved) return remarks
  const isLater = version !== undefined && version.effectiveFrom > project.today
  terminal.say(pc.green(isLater ? fromWhen(version, project.today, words) : words.say('walk.end.approved')))
  return []
}
