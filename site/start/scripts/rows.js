import { rowsIn } from './answers.js'

/** Rows of lists: one more, up, down, out, several at once from a paste. `changed` is told of each. */
export function listenToRows(changed) {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-row]')
    if (!button) return
    const list = button.closest('[data-shape="list"]')
    const row = button.closest('.row')
    const does = button.dataset.row
    if (does === 'add') return void addRow(list, undefined, changed)
    const rows = rowsIn(list)
    const at = rows.indexOf(row)
    if (does === 'up' && at > 0) rows[at - 1].before(row)
    if (does === 'down' && at < rows.length - 1) rows[at + 1].after(row)
    if (does === 'out') {
      row.remove()
      // Whoever uses a keyboard must not be thrown to the top of the page.
      const left = rowsIn(list)
      const next = left[Math.min(at, left.length - 1)]
      ;(next?.querySelector('[data-row="out"]') ?? list.querySelector(':scope > [data-row="add"]')).focus()
    } else {
      button.focus()
      // At the end of the way this button is gone; the one beside it takes the row back.
      if (document.activeElement !== button) button.parentElement.querySelector(`[data-row="${does === 'up' ? 'down' : 'up'}"]`).focus()
    }
    changed(list)
  })

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.ctrlKey || event.metaKey) return
    const list = rowOfTexts(event.target)
    if (!list) return
    event.preventDefault()
    addRow(list, event.target.closest('.row'), changed)
  })

  document.addEventListener('paste', (event) => {
    const list = rowOfTexts(event.target)
    const lines = (event.clipboardData?.getData('text') ?? '').split(/\r\n?|\n/).filter((line) => line.trim() !== '')
    if (!list || lines.length < 2 || lines.length > mostPasted) return
    event.preventDefault()
    let row = event.target.closest('.row')
    event.target.setRangeText(lines[0], event.target.selectionStart, event.target.selectionEnd, 'end')
    for (const line of lines.slice(1)) {
      row = addRow(list, row, changed)
      row.querySelector('[data-value]').value = line.replace(/^\s*[-*•]\s+/, '').trim()
    }
    changed(list)
  })
}

/** Longer pastes are a text, and no list (lines). */
const mostPasted = 200

/** The list whose rows hold a single text each, where somebody types in one. */
function rowOfTexts(target) {
  const row = target.matches?.('textarea, input[type="text"]') ? target.closest('.row') : null
  return row?.parentElement.closest('.list') ?? null
}

/** Adds a row to a list, behind another or at its end; on a ladder, for whoever stands on the next rung. */
export function addRow(list, behind, changed) {
  const blank = [...list.children].find((child) => child.matches('template'))
  const row = blank.content.firstElementChild.cloneNode(true)
  const rows = list.querySelector('.rows')
  // Whoever has the last word on a ladder keeps it: a step nobody knows the place of stands below them.
  const isBelowTop = list.dataset.next === '' && rows.lastElementChild
  if (behind) behind.after(row)
  else if (isBelowTop) rows.lastElementChild.before(row)
  else rows.append(row)
  const next = list.dataset.next ? JSON.parse(list.dataset.next) : []
  for (const box of row.querySelectorAll('input[type="checkbox"]')) if (next.includes(box.value)) box.checked = true
  showPicked(row)
  row.querySelector(next.length > 0 ? '.list [data-value]' : 'summary, [data-value], input')?.focus()
  changed(list)
  return row
}

/** Says in a closed list of choices which of them are ticked. */
export function showPicked(within) {
  for (const pick of within.querySelectorAll('.pick')) {
    const titles = [...pick.querySelectorAll('input:checked')].map((box) => box.nextElementSibling.textContent)
    pick.querySelector('[data-part="picked"]').replaceChildren(titles.length > 0 ? titles.join(', ') : '…')
  }
}
