/** This window, so that it is not told of what it did itself. Not kept anywhere: a duplicate of it is another. */
const windowName = Math.random().toString(36).slice(2)

/** The server did not answer, or not to us. `status` is 0 where it is not running. */
export class NotAnswered extends Error {
  constructor(status, says) {
    super(says)
    this.status = status
  }
}

/** Asks the server to do something, and returns what it says. */
export async function ask(what, body, headers = { 'content-type': 'application/json' }, options = {}) {
  let response
  try {
    // Another handbook may have been opened at this address since: it must not get what was meant for this one.
    const from = { 'x-window': windowName, 'x-folder': document.body.dataset.folder }
    response = await fetch(`/do/${what}`, { method: 'POST', body, headers: { ...headers, ...from }, ...options })
  } catch {
    throw new NotAnswered(0, '')
  }
  if (response.status === 403) throw new NotAnswered(403, '')
  const said = await response.json().catch(() => ({}))
  if (!response.ok) throw new NotAnswered(response.status, said.says ?? '')
  return said
}

/** A page of ours, as a document; undefined where it could not be had. */
export async function pageAt(address) {
  const response = await fetch(address).catch(() => undefined)
  return response?.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : undefined
}

/** True for a change that this window made. */
export function isOurs(changed) {
  return changed.window === windowName
}
