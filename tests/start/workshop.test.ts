import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baseFiles, makeProject } from '../support/project.ts'
import { goOn, type Open, openHandbook, saved, sayYes } from '../support/start.ts'

let { dir, page, close } = {} as Open

beforeAll(async () => {
  const { 'policies/vision.md': _, ...files } = await baseFiles()
  ;({ dir, page, close } = await openHandbook(makeProject(files)))
})
afterAll(() => close())

const vision = () => readFile(join(dir, 'policies/vision.md'), 'utf8')
const question = (key: string) => page.locator(`.question[data-key="${key}"]`)

/** Says several things to a question that wants a list, one behind the other as people call them out. */
async function called(key: string, ...said: string[]): Promise<void> {
  await question(key).getByRole('textbox').first().click()
  await page.keyboard.type(said[0]!)
  for (const one of said.slice(1)) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(one)
  }
  await saved(page)
}

test('five exercises, a reload in the middle, and the team has its sentence', async () => {
  await page.getByRole('link', { name: 'Work out a vision with your team' }).click()
  await page.waitForURL('**/new/vision')
  await page.getByRole('button', { name: 'Begin the workshop' }).click()
  await page.waitForURL('**/workshop')
  await page.getByText('Exercise 1 of 5').waitFor()
  await question('horizon').getByRole('textbox').fill('5 years')
  await saved(page)
  await called('reasons-for-success', 'We ring before we are late', 'Our fitters repair what we sold')
  await goOn(page)
  await page.getByText('Exercise 2 of 5').waitFor()
  await called('reasons-as-customers-see-them', 'They bring every part')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Nobody rushed me')
  // The projector's cable came out.
  await page.reload()
  await page.getByText('Exercise 2 of 5').waitFor()
  await expect.poll(vision).toContain('  - They bring every part\n  - Nobody rushed me\n')
  expect(
    await question('reasons-as-customers-see-them')
      .getByRole('textbox')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLTextAreaElement).value)),
  ).toEqual(['They bring every part', 'Nobody rushed me'])
  await goOn(page)
  await called('steps-taken', 'We gave every van a phone')
  await goOn(page)
  await page.getByText('Exercise 4 of 5').waitFor()
  // What was said before stands beside what comes out of it.
  expect(await question('key-elements').textContent()).toMatch(
    /We ring before we are late[^]*They bring every part[^]*We gave every van a phone/,
  )
  await called('key-elements', 'keeping the hour', 'nothing missing')
  await goOn(page)
  await page.getByText('Exercise 5 of 5').waitFor()
  const verbs = await question('verbs').locator('[data-suggests]').allTextContents()
  expect(verbs).toEqual(expect.arrayContaining(['ring', 'bring', 'repair']))
  expect(verbs).not.toContain('thank')
  await question('verbs').getByRole('button', { name: 'ring', exact: true }).click()
  await question('verbs').getByRole('button', { name: 'bring', exact: true }).click()
  await saved(page)
  await expect.poll(vision).toContain('verbs:\n  - ring\n  - bring\n')
  await question('statement').getByRole('textbox').fill('We ring before we are late, and bring every part.')
  await saved(page)
  await page.getByRole('button', { name: 'We have our sentence' }).click()
  await page.getByRole('heading', { name: /Which two to six parts/ }).waitFor()
})

test('the parts of the sentence, its tests, and approval', async () => {
  const parts = page.locator('.question[data-key="elements"]')
  for (const [title, meaning, seen] of [
    ['We ring first', 'You hear it from us, and early.', 'The fitter rings when the van sets off.'],
    ['Every part', 'What you ordered is all there.', 'The packer counts the hinges before closing the box.'],
  ]) {
    const there = await parts.locator('li.entry').count()
    const isEmpty = there === 1 && (await parts.getByRole('textbox', { name: 'Title' }).inputValue()) === ''
    if (!isEmpty) await parts.getByRole('button', { name: 'Add one' }).last().click()
    const part = parts.locator('li.entry').last()
    await part.getByRole('textbox', { name: 'Title' }).fill(title!)
    await part.getByRole('textbox', { name: 'What it means' }).fill(meaning!)
    if ((await part.getByRole('group', { name: 'You see it when' }).getByRole('textbox').count()) === 0)
      await part.getByRole('group', { name: 'You see it when' }).getByRole('button', { name: 'Add one' }).click()
    await part.getByRole('group', { name: 'You see it when' }).getByRole('textbox').first().fill(seen!)
    await saved(page)
  }
  await expect
    .poll(vision)
    .toMatch(/elements:\n {2}- (title: We ring first\n {4}name: we-ring-first|name: we-ring-first\n {4}title: We ring first)\n/)
  await goOn(page)
  while ((await page.getByRole('button', { name: 'Yes, they may' }).count()) === 0) {
    const text = page.locator('.question textarea[rows="8"]')
    if (await text.count()) await text.fill('On Mondays one of us tells how the sentence helped last week.')
    const owner = page.locator('.question[data-key="owner"]').getByRole('radio', { name: 'Shop manager' })
    if (await owner.count()) await owner.check()
    const day = page.locator('.question input[type="date"]')
    if (await day.count()) await day.fill('2027-03-01')
    const boxes = page.locator('.question[data-key="passes"]').getByRole('checkbox')
    for (let n = 0; n < (await boxes.count()); n++) await boxes.nth(n).check()
    await goOn(page)
    await page.locator('.question h1, .end h1').waitFor()
  }
  await sayYes(page)
  await page.getByRole('heading', { name: 'Approved: version 1' }).waitFor()
  const now = await vision()
  expect(now).toContain('status: approved\n')
  expect(now).toContain('statement: We ring before we are late, and bring every part.\n')
  expect(page.mistakes).toEqual([])
})
