/** On the page of changes: copies the paragraphs that are to be passed on. */
const paste = document.querySelector<HTMLElement>('.paste')!
const text = paste.querySelector('textarea')!
const copy = paste.querySelector('button')!
const status = paste.querySelector<HTMLElement>('[role="status"]')!

copy.hidden = false
copy.addEventListener('click', () => {
  void (async () => {
    try {
      await navigator.clipboard.writeText(text.value)
      status.textContent = status.dataset.copied!
    } catch {
      text.focus()
      text.select()
      status.textContent = status.dataset.byHand!
    }
  })()
})
