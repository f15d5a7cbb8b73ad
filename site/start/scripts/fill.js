import { rowsIn } from './answers.js'
import { addRow, showPicked } from './rows.js'

/** Puts an answer into a form that was drawn for another: what somebody typed before the window closed. */
export function fill(part, answer) {
  const inner = () => [...part.querySelectorAll('[data-shape]')].filter((one) => one.parentElement.closest('[data-shape]') === part)
  switch (part.dataset.shape) {
    case 'one':
      part.querySelector('[data-value]').value = typeof answer === 'string' ? answer : ''
      break
    case 'choice':
    case 'choices':
      for (const box of part.querySelectorAll('input')) box.checked = [answer ?? ''].flat().includes(box.value)
      showPicked(part)
      break
    case 'list': {
      const entries = Array.isArray(answer) ? answer : []
      for (const row of rowsIn(part).slice(entries.length)) row.remove()
      while (rowsIn(part).length < entries.length) addRow(part, undefined, () => {})
      rowsIn(part).forEach((row, i) => fill(row.matches('[data-shape]') ? row : row.querySelector('[data-shape]'), entries[i]))
      break
    }
    case 'group':
      for (const one of inner()) fill(one, answer?.[one.dataset.key])
      break
    case 'either': {
      const [named, own] = inner()
      fill(named, typeof answer === 'string' ? answer : '')
      fill(own, typeof answer === 'object' ? answer : {})
    }
  }
}
