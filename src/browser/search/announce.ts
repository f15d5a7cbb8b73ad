/** How long nothing is typed before the result is read out (ms): otherwise each letter would be answered aloud. */
const quiet = 500

/** A line that screen readers read out once somebody stops typing. Everybody else sees the results themselves. */
export function announcer(inside: HTMLElement): (sentence: string) => void {
  const status = document.createElement('p')
  status.className = 'visually-hidden'
  status.setAttribute('role', 'status')
  inside.append(status)
  let waiting: ReturnType<typeof setTimeout> | undefined
  return (sentence) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => (status.textContent = sentence), quiet)
  }
}
