/**
 * Makes `now` like `next`, touching only what differs, so that scrolling, focus and open folds stay.
 *
 * @param changed is told of each element that became another
 */
export function patch(now, next, changed = () => {}) {
  if (now.isEqualNode(next)) return
  if (now.nodeName !== next.nodeName || now.nodeType !== Node.ELEMENT_NODE) {
    const fresh = next.cloneNode(true)
    changed(fresh.nodeType === Node.ELEMENT_NODE ? fresh : now.parentElement)
    return now.replaceWith(fresh)
  }
  for (const name of now.getAttributeNames()) if (!next.hasAttribute(name) && name !== 'open') now.removeAttribute(name)
  for (const { name, value } of next.attributes) if (now.getAttribute(name) !== value) now.setAttribute(name, value)
  const [old, fresh] = [[...now.childNodes], [...next.childNodes]]
  fresh.forEach((child, i) => {
    if (old[i]) return patch(old[i], child, changed)
    now.append(child.cloneNode(true))
    changed(now.lastChild.nodeType === Node.ELEMENT_NODE ? now.lastChild : now)
  })
  for (const child of old.slice(fresh.length)) child.remove()
}
