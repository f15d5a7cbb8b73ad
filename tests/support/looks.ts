/**
 * What can be measured on a page as it is shown. These functions run in the browser, so each has to bring all it needs:
 * nothing outside of it can be seen from there.
 */

/** Text whose colour is too near to what is behind it. */
export interface Faint {
  text: string
  where: string
  ratio: number
}

/**
 * Finds text with less contrast than it should have.
 *
 * @param least 4.5 for any text, 7 for what is read in running text
 * @param among which elements' own text to look at
 */
export function faintText({ least, among }: { least: number; among: string }): Faint[] {
  const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = ([r = 0, g = 0, b = 0]: number[]) => {
    const [red, green, blue] = [r, g, b].map((value) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const behind = (element: Element): number[] => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor)
      if ((colour[3] ?? 1) > 0.5) return colour
    }
    return getComputedStyle(document.documentElement).colorScheme === 'dark' ? [0, 0, 0] : [255, 255, 255]
  }
  const found: Faint[] = []
  for (const element of document.querySelectorAll(among)) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '')
    const box = element.getBoundingClientRect()
    if (own.length === 0 || box.width < 2 || box.height < 2 || getComputedStyle(element).visibility === 'hidden') continue
    const [ink, paper] = [luminance(numbers(getComputedStyle(element).color)), luminance(behind(element))]
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
    if (ratio < least)
      found.push({
        text: own[0]!.textContent!.trim().slice(0, 40),
        where: `${element.tagName}.${element.className}`,
        ratio: Math.round(ratio * 100) / 100,
      })
  }
  return found
}

/** Things to press that a thumb would miss: lower than 44 px where they stand alone, lower than 24 px anywhere else but in running text. */
export function smallTargets(): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll('a[href], button, summary, input, select, textarea')) {
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || element.matches('.skip')) continue
    // Ticks and dots are pressed by their words as well.
    const label = element.matches('input[type=checkbox], input[type=radio]') ? element.closest('label') : null
    const { height, width } = (label ?? element).getBoundingClientRect()
    const around = element.closest('p, li, dd, dt, td, th, blockquote, figcaption, label, h1, h2, h3, h4, h5, h6') ?? element.parentElement!
    const inRunningText =
      getComputedStyle(element).display === 'inline' &&
      [...around.childNodes].some((node) => node !== element && /\p{L}/u.test(node.nodeType === Node.ELEMENT_NODE ? '' : node.textContent!))
    if (inRunningText) continue
    if (height < 43.9 || width < 24)
      found.push(
        `${around.tagName}>${element.tagName}.${element.className} ${Math.round(width)}×${Math.round(height)} ${element.textContent!.trim().slice(0, 30)}`,
      )
  }
  return found
}

/** What makes the page wider than the screen, and boxes that scroll sideways without being tables that a keyboard can reach. */
export function sideways(): string[] {
  const found: string[] = []
  const wide = document.documentElement.scrollWidth
  if (wide > document.documentElement.clientWidth) {
    const culprits = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.scrolls'),
    )
    found.push(
      `${wide} px wide: ${culprits
        .slice(0, 3)
        .map((element) => `${element.tagName}.${element.className}`)
        .join(', ')}`,
    )
  }
  for (const element of document.querySelectorAll('body *')) {
    const { overflowX } = getComputedStyle(element)
    if (!['auto', 'scroll'].includes(overflowX) || element.scrollWidth <= element.clientWidth + 1) continue
    const reached =
      element.getAttribute('tabindex') === '0' && element.getAttribute('role') === 'group' && element.getAttribute('aria-label')
    if (!element.querySelector('table') || !reached) found.push(`scrolls: ${element.outerHTML.slice(0, 80)}`)
  }
  return found
}

/** Boxes that hide a part of what they hold. What is only for those who listen is hidden on purpose. */
export function clipped(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((element) => {
      const { overflowX, overflowY, display } = getComputedStyle(element)
      if (display === 'none' || element.closest('.visually-hidden') || element.matches('select, option, input, textarea')) return false
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      return (
        (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
      )
    })
    .map((element) => `${element.tagName}.${element.className} ${element.textContent!.trim().slice(0, 30)}`)
}

/** Letters that are too small, lines that are too near or too far apart, and runs of capitals and of slanted letters. */
export function badType({ body }: { body: [number, number] }): string[] {
  const found = new Set<string>()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const say = (what: string, element: Element) =>
    found.add(`${what} ${element.tagName}.${element.className} ${element.textContent!.trim().slice(0, 30)}`)
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement!
    const shown = texts.currentNode.textContent!.trim()
    if (shown === '' || element.getClientRects().length === 0 || element.closest('option, .visually-hidden')) continue
    const style = getComputedStyle(element)
    const size = Number.parseFloat(style.fontSize)
    const apart = Number.parseFloat(style.lineHeight) / size
    if (size < 14) say(`${size} px`, element)
    if (/^H[1-6]$/.test(element.tagName) && (apart < 1.1 || apart > 1.3)) say(`lines ${apart}`, element)
    // A bold line is a heading, whatever it is called.
    const isBody = /^(?:P|LI|DD|TD)$/.test(element.tagName) && Number(style.fontWeight) < 600
    if (isBody && (apart < 1.4 || apart > 1.6)) say(`lines ${apart}`, element)
    if (style.textTransform === 'uppercase' && shown.split(/\s+/).length > 3) say('capitals', element)
    if (style.fontStyle === 'italic' && element.getClientRects().length > 1) say('slanted over a line', element)
  }
  const size = Number.parseFloat(getComputedStyle(document.body).fontSize)
  if (size < body[0] || size > body[1]) found.add(`the page's letters are ${size} px`)
  return [...found]
}

/** How many letters stand in the longest line of each text of three lines or more. */
export function lineLengths(among: string): { letters: number; text: string }[] {
  return [...document.querySelectorAll(among)].flatMap((element) => {
    // What is folded away stands in no line.
    const text = (element as HTMLElement).innerText.trim()
    const range = document.createRange()
    range.selectNodeContents(element)
    const feet = [...range.getClientRects()].map(({ bottom }) => bottom).toSorted((a, b) => a - b)
    const lines = feet.filter((foot, i) => i === 0 || foot - feet[i - 1]! > 8).length
    return lines < 3 || text.length < 120 ? [] : [{ letters: Math.round(text.length / (lines - 0.5)), text: text.slice(0, 40) }]
  })
}

/** Stops of the keyboard that cannot be seen, or lie under something else, or come out of their turn. */
export function unseenStops(): string[] {
  const found: string[] = []
  const stops = document.querySelectorAll<HTMLElement>('a[href], button, summary, input, select, textarea, [tabindex]:not([tabindex="-1"])')
  // Sixty are the frame and a good part of the text; the longest lists go on in the same way.
  for (const element of [...stops].filter((stop) => stop.getClientRects().length > 0).slice(0, 60)) {
    const name = `${element.tagName}.${element.className} ${element.textContent!.trim().slice(0, 30)}`
    if (element.tabIndex > 0) found.push(`out of turn: ${name}`)
    element.focus()
    if (document.activeElement !== element) continue
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) found.push(`cannot be seen: ${name}`)
    const box = element.getClientRects()[0]!
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1)
    const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 1), innerHeight - 1)
    const top = document.elementFromPoint(x, y)
    if (top === null || !(element.contains(top) || top.contains(element)))
      found.push(`covered by ${top?.tagName}.${top?.className}: ${name}`)
  }
  return found
}
