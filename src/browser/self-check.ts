import type { Question } from '../measure/case-question.ts'
import { recall, remember } from './shared/kept.ts'

/**
 * The self-check: ten cases from the list in the page, one after the other, with the answer and the reason after each.
 * What was answered stays on this page; the device only remembers where to go on. Nothing is sent.
 */

/** So many make a round. */
const round = 10

const part = <E extends HTMLElement = HTMLElement>(name: string) => document.querySelector<E>(`.check-${name}`)!
const check = part('round')
const words = check.dataset as Record<'question' | 'right' | 'wrong' | 'score' | 'for', string>
const buttons = [...check.querySelectorAll<HTMLButtonElement>('[data-verdict]')]

const all = [...document.querySelectorAll<HTMLElement>('.case')].map((one): Question => {
  const text = (name: string) => one.querySelector(`.case-${name}`)!.textContent!.trim()
  return {
    situation: text('situation'),
    href: one.querySelector<HTMLAnchorElement>('.case-situation a')?.href ?? null,
    story: text('story'),
    verdict: one.dataset.is!,
    answer: text('answer'),
    because: text('because'),
    roles: one.dataset.roles!.split(' '),
  }
})

/** The role this device knows, where the page knows it too. What anybody may have written there is only compared. */
const role = [...document.querySelectorAll<HTMLElement>('[data-role]')].find(({ dataset }) => dataset.role === recall('role'))
let pool = role ? all.filter(({ roles }) => roles.includes(role.dataset.role!)) : all
let questions: Question[] = []
let at = 0
let missed: Question[] = []

/** Where the next round begins: after the last, and from the front again when all have been. */
function begin(): void {
  const kept = Number(recall('self-check'))
  const from = Number.isSafeInteger(kept) && kept > 0 ? kept % pool.length : 0
  const size = Math.min(round, pool.length)
  questions = Array.from({ length: size }, (_, i) => pool[(from + i) % pool.length]!)
  remember('self-check', String((from + size) % pool.length))
  at = 0
  missed = []
  part('score').hidden = true
  check.hidden = false
  ask()
}

function ask(): void {
  const { situation, story } = questions[at]!
  part('number').textContent = filled(words.question, { n: at + 1, of: questions.length })
  part('situation').textContent = situation
  part('story').textContent = story
  part('told').replaceChildren()
  part('next').hidden = true
  for (const button of buttons) {
    button.removeAttribute('aria-disabled')
    button.removeAttribute('aria-pressed')
    button.classList.remove('is-right', 'is-wrong')
  }
}

function answer(chosen: HTMLButtonElement): void {
  // A button that was switched off would take the keyboard's place on the page with it.
  if (chosen.getAttribute('aria-disabled') === 'true') return
  const question = questions[at]!
  const isRight = chosen.dataset.verdict === question.verdict
  if (!isRight) missed.push(question)
  for (const button of buttons) {
    button.setAttribute('aria-disabled', 'true')
    button.classList.toggle('is-right', button.dataset.verdict === question.verdict)
  }
  chosen.setAttribute('aria-pressed', 'true')
  chosen.classList.toggle('is-wrong', !isRight)
  const verdict = paragraph(isRight ? words.right : filled(words.wrong, { answer: question.answer }))
  verdict.className = 'verdict'
  part('told').replaceChildren(verdict, paragraph(question.because))
  part('next').hidden = false
}

function goOn(): void {
  at++
  if (at < questions.length) ask()
  else tellScore()
  part(at < questions.length ? 'number' : 'sum').focus()
}

function tellScore(): void {
  check.hidden = true
  part('score').hidden = false
  part('sum').textContent = filled(words.score, { n: questions.length - missed.length, of: questions.length })
  part('missed').hidden = missed.length === 0
  part('again').replaceChildren(
    ...[...new Map(missed.map((question) => [question.situation, question])).values()].map(({ situation, href }) => {
      const entry = document.createElement('li')
      const link = document.createElement(href === null ? 'span' : 'a')
      if (href !== null) (link as HTMLAnchorElement).href = href
      link.textContent = situation
      entry.append(link)
      return entry
    }),
  )
}

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement('p')
  made.textContent = text
  return made
}

function filled(sentence: string, args: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name]))
}

for (const button of buttons) button.addEventListener('click', () => answer(button))
part('next').addEventListener('click', goOn)
part('others').addEventListener('click', () => {
  begin()
  part('number').focus()
})
part('everybody').addEventListener('click', () => {
  pool = all
  part('for').hidden = true
  begin()
  part('number').focus()
})

document.querySelector<HTMLElement>('.all-cases')!.hidden = true
if (role) {
  part('for').hidden = false
  part('whose').textContent = filled(words.for, { role: role.textContent! })
}
begin()
