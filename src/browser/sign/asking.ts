import type { SignQuestion } from '../../signoff/question.ts'
import { filled } from './filled.ts'

/** What goes on while questions are asked. */
export interface Asking {
  /** Asks what is left, one after the other; what was answered wrongly comes again. */
  begin(questions: readonly SignQuestion[], left: number[], all: number, title: string): void
}

/**
 * Asks the questions of a page. Nobody counts how often an answer was wrong: it is shown, with its reason, and asked again.
 *
 * @param step where they are asked
 * @param changed called with what is left after each answer
 * @param done called when nothing is left
 */
export function askIn(step: HTMLElement, changed: (left: number[]) => void, done: () => void): Asking {
  const part = <E extends HTMLElement = HTMLElement>(name: string) => step.querySelector<E>(`.sign-${name}`)!
  const words = step.dataset as Record<'number' | 'again' | 'right' | 'wrong' | 'later' | 'from', string>
  const [choices, told, next, number] = [part('choices'), part('told'), part('next'), part('number')]
  let questions: readonly SignQuestion[] = []
  let left: number[] = []
  let all = 0
  /** What is confirmed, by its title. */
  let title = ''
  /** What was asked before comes last, and again. */
  let seen = new Set<number>()

  const ask = () => {
    const { about, page, asks, choices: answers } = questions[left[0]!]!
    const unseen = left.filter((one) => !seen.has(one)).length
    number.textContent = seen.has(left[0]!) ? words.again : filled(words.number, { n: all - unseen + 1, of: all })
    part('about').textContent = about
    const from = part('from')
    from.hidden = page === title
    from.textContent = page === title ? '' : filled(words.from, { page, title })
    part('story').textContent = asks
    told.replaceChildren()
    next.hidden = true
    choices.replaceChildren(...answers.map((answer, i) => choice(answer, i)))
  }

  const choice = (answer: string, i: number): HTMLButtonElement => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = answer
    button.addEventListener('click', () => choose(button, i))
    return button
  }

  const choose = (button: HTMLButtonElement, chosen: number) => {
    // A button that was switched off would take the keyboard's place on the page with it.
    if (button.getAttribute('aria-disabled') === 'true') return
    const asked = left[0]!
    const { right, because, choices: answers } = questions[asked]!
    const isRight = chosen === right
    seen.add(asked)
    left = isRight ? left.slice(1) : [...left.slice(1), asked]
    for (const [i, one] of [...choices.querySelectorAll('button')].entries()) {
      one.setAttribute('aria-disabled', 'true')
      one.classList.toggle('is-right', i === right)
    }
    button.setAttribute('aria-pressed', 'true')
    button.classList.toggle('is-wrong', !isRight)
    told.replaceChildren(
      paragraph(isRight ? words.right : filled(words.wrong, { answer: answers[right]! }), 'verdict'),
      ...(because === '' ? [] : [paragraph(because)]),
      ...(isRight ? [] : [paragraph(words.later, 'label')]),
    )
    next.hidden = false
    changed(left)
  }

  next.addEventListener('click', () => {
    if (left.length === 0) return done()
    ask()
    number.focus()
  })
  return {
    begin: (from, these, of, called) => {
      questions = from
      left = these
      all = of
      title = called
      seen = new Set()
      ask()
    },
  }
}

function paragraph(text: string, name = ''): HTMLParagraphElement {
  const made = document.createElement('p')
  made.textContent = text
  if (name !== '') made.className = name
  return made
}
