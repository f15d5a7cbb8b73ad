/** The words a script says; the page brings them along. */
export function say(key) {
  const terms = [...document.querySelectorAll('#Words dt')]
  return terms.find(({ textContent }) => textContent === key)?.nextElementSibling.textContent ?? ''
}

/** An element with its text, which is never read as markup. */
export function element(tag, text = '', className = '') {
  const made = document.createElement(tag)
  made.textContent = text
  if (className) made.className = className
  return made
}
