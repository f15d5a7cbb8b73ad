import { whatTheyMay } from '../../measure/allowed.ts'
import { readSum } from '../../measure/sum.ts'
import { fillBraces, part, put, type Part } from './parts.ts'
import { drawStanding, type OnPage, type Setting } from './standing.ts'
import type { Who } from './who.ts'
import { drawWorth } from './worth.ts'

/**
 * What somebody may do, and, where sums are theirs to give, a place to type one and see whether it is. Last, what a customer
 * brings, where the company shows that: a sum can be held against it, so those may type one too who have no limit.
 */
export function drawMine(situation: OnPage, who: Who, setting: Setting): Part[] {
  const drawn = document.createElement('div')
  const { template, staff } = setting
  const [standing] = whatTheyMay(situation, staff, { ...who, amount: 0 })
  const draw = (amount?: number, order?: number) => {
    drawn.replaceChildren(drawStanding(whatTheyMay(situation, staff, { ...who, amount, order })[0]!, setting))
  }
  draw()
  const worth = drawWorth(standing!, setting)
  const sums = standing!.may.filter(({ remedy, covers }) => covers !== undefined && (worth !== undefined || remedy.ceiling === 'limits'))
  const line = worth === undefined ? [] : [worth.line]
  if (sums.length === 0) return [drawn, ...line]

  const form = part(template, 'sums')
  for (const label of form.querySelectorAll('label')) fillBraces(label, { currency: staff.currency })
  if (!sums.some(({ needsOrder }) => needsOrder)) form.querySelector('[data-says="order"]')!.remove()
  const typed = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value.trim() ?? ''
  form.addEventListener('input', () => {
    const [amount, order] = [typed('amount'), typed('order')]
    const [sum, total] = [readSum(amount, staff.currency), readSum(order, staff.currency)]
    draw(sum, total)
    const against = worth?.holdAgainst(sum) ?? ''
    const isUnreadable = (amount !== '' && sum === undefined) || (order !== '' && total === undefined)
    // Read out: what changed stands beside each thing they may give.
    const verdicts = [...drawn.querySelectorAll('.covers')].map(({ textContent }) => textContent ?? '')
    const said = isUnreadable ? [part(template, 'unreadable')] : [...verdicts, against]
    put(form, 'status', ...said.flatMap((one) => [one, ' ']))
    form.querySelector('[role="status"]')!.classList.toggle('visually-hidden', !isUnreadable)
  })
  return [drawn, form, ...line]
}
