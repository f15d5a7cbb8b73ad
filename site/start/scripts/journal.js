/**
 * What was typed and is not in its file yet, kept in this browser: the server may be stopped, or the disk full, and
 * nothing that somebody typed may be lost. Another handbook's answers, typed at the same address last week, are not these.
 */
const beginning = () => `typed:${document.body.dataset.folder}:`
const nameOf = (file, key) => `${beginning()}${file}#${key}`

export function note(file, key, typed) {
  try {
    localStorage.setItem(nameOf(file, key), JSON.stringify(typed))
  } catch {
    // A browser that keeps nothing: it is still on the screen.
  }
}

export function forget(file, key) {
  try {
    localStorage.removeItem(nameOf(file, key))
  } catch {
    // As above.
  }
}

/** What was typed to a question and not saved; undefined where there is nothing. */
export function noted(file, key) {
  try {
    return JSON.parse(localStorage.getItem(nameOf(file, key)) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Everything that was typed and not saved, with the question it was typed to. */
export function allNoted() {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(beginning()))
    return names.flatMap((name) => {
      const at = name.lastIndexOf('#')
      const [file, key] = [name.slice(beginning().length, at), name.slice(at + 1)]
      const typed = noted(file, key)
      return typed === undefined ? [] : [{ file, key, typed }]
    })
  } catch {
    return []
  }
}
