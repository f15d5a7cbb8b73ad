import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** What sticks out of the window, and the buttons a thumb would miss. */
export function tooWideOrSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const called = (one: Element) => `${one.localName}.${one.className} “${(one.textContent ?? '').trim().slice(0, 30)}”`
    const width = document.documentElement.clientWidth
    const found = document.documentElement.scrollWidth > width ? [`the screen is ${document.documentElement.scrollWidth} px wide`] : []
    for (const one of document.querySelectorAll(
      'button, a.button, summary, input:not([type="radio"], [type="checkbox"]), select, textarea',
    )) {
      const box = one.getBoundingClientRect()
      if (!one.checkVisibility({ visibilityProperty: true }) || box.height === 0) continue
      if (box.right > width + 1 || box.left < -1) found.push(`${called(one)} ends at ${Math.round(box.right)} px`)
      if (one.matches('button:not(.visually-hidden), a.button') && box.height < 38)
        found.push(`${called(one)} is ${Math.round(box.height)} px high`)
    }
    return found
  })
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe says of a screen. The page beside is staff's, and tested as such. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(
    (values) =>
      (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, {
        runOnly: { type: 'tag', values },
        iframes: false,
      }),
    tags,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
