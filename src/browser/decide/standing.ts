import type { Remedy } from '../../handbook/values/remedy.ts'
import { reachedAt, type Allowed, type Situation, type Staff, type Standing } from '../../measure/allowed.ts'
import { moneyInFigures, phoneInWords } from '../../words/figures.ts'
import { fillBraces, part, put, say, type Part } from './parts.ts'

/** A remedy with its limits as they are said. */
export type Said = Remedy & { said: string }

/** The next person, with how soon they answer in words. */
type Next = { roles: readonly string[]; answers?: string }

/** A situation as its page holds it. */
export type OnPage = Situation<Said>

/** The place, and what is needed to draw for it. */
export interface Setting {
  template: HTMLTemplateElement
  staff: Staff
  place: string | undefined
}

/** What one group of people may do, as it is shown to them. */
export function drawStanding(standing: Standing<Said>, setting: Setting): Part {
  const drawn = part(setting.template, 'standing')
  put(drawn, 'who', titlesOf(standing.roles, setting))
  put(drawn, 'may', ...standing.may.map((allowed) => drawAllowed(allowed, setting)))
  if (!standing.isOnLadder) say(drawn, 'pass')
  const next = standing.next as Next | undefined
  if (next) {
    say(drawn, 'next')
    put(drawn, 'people', ...inARow(next.roles.map((role) => drawPerson(role, setting))))
    put(drawn, 'answers', next.answers ?? '')
    const may = standing.nextMay
      .filter(({ ceiling }) => ceiling !== 'nothing')
      .map(({ words, said }) => (said === '' ? words : `${words}, ${said}`))
    if (may.length > 0) say(drawn, 'theyMay', { what: may.join('; ') })
  } else if (standing.isOnLadder) say(drawn, 'last')
  return drawn
}

function drawAllowed({ remedy, comesTo, needsOrder, ifNotUsed, covers, whoMay }: Allowed<Said>, setting: Setting): Part {
  const { template, staff } = setting
  const drawn = part(template, 'remedy')
  if (remedy.ceiling === 'nothing') say(drawn, 'none')
  else put(drawn, 'words', remedy.said === '' ? remedy.words : `${remedy.words}, `)
  put(drawn, 'limits', remedy.said)
  if (remedy.ceiling === 'judgement') say(drawn, 'free')
  if (comesTo !== undefined) say(drawn, 'comesTo', { sum: moneyInFigures(comesTo, staff.currency, document.documentElement.lang) })
  if (needsOrder) say(drawn, 'needsOrder')
  if (ifNotUsed) say(drawn, 'ifNotUsed')
  if (covers !== undefined) {
    const verdict = part(template, covers === 'no' && whoMay ? 'beyond' : covers)
    fillBraces(verdict, { who: titlesOf(whoMay ?? [], setting) })
    put(drawn, 'covers', verdict)
    drawn.classList.toggle('beyond', covers === 'no')
  }
  return drawn
}

/** What some roles are called together. */
function titlesOf(roles: readonly string[], { staff, place }: Setting): string {
  return inWords(roles.map((role) => reachedAt(role, staff, place).title))
}

/** Several things, of which one is meant: "driver or fitter". */
function inWords(several: readonly string[]): string {
  return new Intl.ListFormat(document.documentElement.lang, { type: 'disjunction' }).format(several)
}

function drawPerson(role: string, { staff, place }: Setting): Node {
  const { title, phone, hours } = reachedAt(role, staff, place)
  const person = document.createElement('span')
  person.className = 'person'
  person.append(title)
  if (phone !== undefined) {
    const { text, href } = phoneInWords(phone)
    const link = document.createElement('a')
    link.className = 'phone'
    link.href = href
    link.textContent = text
    person.append(' ', link)
  }
  if (hours !== undefined) person.append(` (${hours})`)
  return person
}

function inARow(nodes: readonly Node[]): (Node | string)[] {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [' · ', node]))
}
