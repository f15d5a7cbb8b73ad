/** What each tool puts before lines, or around words. */
const before = { list: '- ', steps: '1. ', say: '> Say: ', not: '> Not: ' }

/** The buttons over a text: they write what somebody could have typed. */
export function listenToTools() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-tool]')
    if (!button) return
    const text = button.closest('.words').querySelector('textarea')
    const tool = button.dataset.tool
    if (tool in before) beforeLines(text, before[tool])
    else around(text, ...(tool === 'bold' ? ['**', '**'] : ['[', '](https://)']))
    text.focus()
    text.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function around(text, open, close) {
  const { selectionStart: start, selectionEnd: end, value } = text
  text.setRangeText(`${open}${value.slice(start, end)}${close}`, start, end, 'end')
  if (start === end) text.setSelectionRange(start + open.length, start + open.length)
}

function beforeLines(text, mark) {
  const { selectionStart, selectionEnd, value } = text
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1
  const lines = value.slice(start, selectionEnd).split('\n')
  text.setRangeText(lines.map((line) => `${mark}${line}`).join('\n'), start, selectionEnd, 'end')
}
