import { element, say } from './words.js'

/**
 * Both answers side by side; nothing is written before somebody chose.
 *
 * @param keepMine what is done where theirs is to give way
 * @param takeTheirs what is done where ours is
 */
export function showConflict(question, theirs, mine, keepMine, takeTheirs) {
  const box = question.querySelector('[data-part="conflict"]')
  const side = (title, lines) => {
    const made = element('div')
    const list = element('ul')
    list.append(...lines.map((line) => element('li', line)))
    made.append(element('h3', title), lines.length > 0 ? list : element('p', say('theirsNothing')))
    return made
  }
  const button = (title, does) => {
    const made = element('button', title, 'button is-second')
    made.type = 'button'
    made.addEventListener('click', () => {
      box.hidden = true
      does()
    })
    return made
  }
  const sides = element('div', '', 'sides')
  sides.append(side(say('mine'), linesOf(mine)), side(say('theirs'), theirs.lines))
  const choose = element('p', '', 'actions')
  choose.append(button(say('keepMine'), keepMine), button(say('takeTheirs'), takeTheirs))
  box.replaceChildren(element('p', say('conflict')), sides, choose)
  box.hidden = false
  box.focus()
}

function linesOf(answer) {
  const line = (one) =>
    one !== null && typeof one === 'object'
      ? Object.values(one)
          .map(line)
          .join(Array.isArray(one) ? '; ' : ' · ')
      : String(one)
  return answer === null ? [] : Array.isArray(answer) ? answer.map(line) : line(answer).split('\n')
}
