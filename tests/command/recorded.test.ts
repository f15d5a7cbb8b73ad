import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository, servicebook } from '../support/command.ts'
import { testDay } from '../support/project.ts'
import { sitDown } from '../support/terminal.ts'

const page = join(repository, 'docs/first-page.md')
const today = ['--today', testDay]

const company = `company:
  trade: shop
  staff: one-above
  currency: EUR
  name: Blue Door Books
  countries: [Estonia]
`

/** What the owner types: Enter where our suggestion is right, and her own words where it is not. */
const typed = [
  '',
  '',
  'You can give a book as a present without knowing what is on the shelf at home.',
  '1',
  '',
  '',
  'You get the full price back, and the next coffee in our reading corner is on us.',
  '',
  '',
  '',
  '?',
  'Of course. Was it the wrong one, or did they have it already?',
  '',
  '',
  '',
  'We once argued with a grandmother about a receipt. She was right, and her family buys elsewhere now.',
  '',
  '',
  '',
  '',
  '',
  '',
  'yes',
]

test('the walk recorded in docs/first-page.md is the one the command takes today', { timeout: 180_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'servicebook-books-'))
  await writeFile(join(dir, 'answers.yaml'), company)
  expect((await servicebook(['init', '--answers', 'answers.yaml', ...today], { cwd: dir })).code).toBe(0)
  const owner = await sitDown(['write', 'policy/returns', ...today], dir)
  for (const line of typed) await owner.types(line)
  await owner.ended()
  const transcript = `$ npx servicebook write policy/returns\n${owner.screen().trimEnd()}\n`
  const before = await readFile(page, 'utf8')
  const after = before.replace(/```text\n[^]*?```/, () => `\`\`\`text\n${transcript}\`\`\``)
  // UPDATE=1 records it anew.
  if (process.env.UPDATE === '1') await writeFile(page, after)
  else expect(after).toBe(before)
  expect(await readFile(join(dir, 'policies/returns/returns.md'), 'utf8')).toContain('status: approved')
})
