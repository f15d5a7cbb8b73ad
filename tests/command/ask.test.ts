import { describe, expect, test } from 'vitest'
import { askHandbook } from '../../src/measure/ask.ts'
import { readProject } from '../../src/project.ts'
import { repository, servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const ask = (...args: string[]) => servicebook(['ask', ...args, '--today', testDay])

describe('servicebook ask', () => {
  test('answers as a card: what to say, what is theirs, who is next, and what to write down', async () => {
    const { code, stdout, stderr } = await ask('late', 'delivery', '--role', 'sales-assistant', '--amount', '30', '--order', '400')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const order = [
      'Delivered later than we promised',
      'Say first',
      'Sales assistant',
      '✓ something off, up to €50 per case',
      'Yes, that is yours to give.',
      'More? Ask Customer care +372 5550 0101',
      'Answers within 10 minutes',
      'If nobody answers',
      'If you feel unsafe, stop and leave.',
      'What to write down',
    ]
    // Figures are tied to their units.
    const places = order.map((words) => stdout.replaceAll('\u00a0', ' ').indexOf(words))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    // One person asked, so the others are left out.
    expect(stdout).not.toContain('Driver')
  })

  test('without a role every rung answers; in the words of a customer, with a slip', async () => {
    const { stdout } = await ask('wher is my sofa')
    expect(stdout).toMatch(/^Delivered later than we promised$/m)
    for (const role of ['Driver', 'Sales assistant', 'Customer care', 'Shift lead', 'Shop manager'])
      expect(stdout).toMatch(new RegExp(`^${role}$`, 'm'))
  })

  test('a place has its own limits and its own numbers, by name or as people call it', async () => {
    for (const place of ['harbour-hall', 'Harbour Hall']) {
      const { stdout } = await ask('late delivery', '--role', 'Sales assistant', '--place', place, '--amount', '60')
      expect(stdout).toContain('something off, up to €60 per case')
      expect(stdout).toContain('Yes, that is yours to give.')
    }
    const { stdout } = await ask('appointment not kept', '--role', 'customer-care', '--place', 'harbour-hall')
    expect(stdout).toContain('Shift lead +372 5550 0202 (Tuesday to Saturday, in opening hours)')
  })

  test('a share of the order wants to know the order, and is then worked out', async () => {
    expect((await ask('appointment not kept', '--role', 'shift-lead')).stdout).toContain('Type what the order came to')
    const { stdout } = await ask('appointment not kept', '--role', 'shift-lead', '--order', '800')
    expect(stdout).toContain('up to 10% of the order, €150 per case That is €80.')
  })

  test('what fits nothing is answered by the page for anything else, and says so', async () => {
    const { code, stdout } = await ask('xylophone qqq', '--role', 'driver', '--amount', '10')
    expect(code).toBe(0)
    expect(stdout).toMatch(/No page fits these words.*\n\nAnything this handbook does not name/)
    expect(stdout).toContain('Yes, that is yours to give.')
    const month = await ask('is there no rule for this', '--role', 'driver', '--amount', '10')
    expect(month.stdout).toContain('As long as this sum is not used up.')
  })

  test('as data', async () => {
    const { stdout } = await ask('late delivery', '--role', 'driver', '--amount', '30', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      today: testDay,
      asked: { role: 'driver', amount: 30 },
      situation: { file: 'policies/delivery/late-delivery.md', page: 'delivery/late-delivery.html', isCatchAll: false },
      answers: [
        {
          roles: [{ role: 'driver', title: 'Driver' }],
          isOnLadder: true,
          may: [
            { words: 'give back the delivery charge' },
            { words: 'something off', covers: 'no', whoMay: [{ role: 'sales-assistant' }] },
          ],
          ask: [{ role: 'sales-assistant', title: 'Sales assistant', phone: '+372 5550 0110' }],
          answersWithin: { amount: 10, unit: 'minutes' },
        },
      ],
    })
  })

  test('worth it? What a customer brings, and what the sum is of it, where the company shows that', async () => {
    const told = async (...args: string[]) => (await ask('late', 'delivery', ...args)).stdout
    expect(await told('--role', 'driver')).toMatch(/^Worth it\? A customer brings us about €3,000 over the years\.$/m)
    expect(await told('--amount', '25')).toContain('over the years. €25 is €1 in every €120 of that.\n')
    expect(await told('--amount', '400')).toContain('€400 is about 14% of that.')
    expect(await told('--amount', '5000')).toContain('€5,000 is as much as that, or more.')
    const data = async (...args: string[]) => JSON.parse(await told('--format', 'json', ...args)) as { worth: unknown }
    expect((await data()).worth).toEqual({ brings: 3000, currency: 'EUR' })
    expect((await data('--amount', '30')).worth).toEqual({ brings: 3000, currency: 'EUR', share: 0.01 })
    // Whoever passes the matter on has nothing to weigh.
    expect((await ask('charged', 'wrongly', '--role', 'fitter')).stdout).not.toContain('Worth it?')

    const quiet = await makeProject(await baseFiles())
    const { stdout } = await servicebook(['ask', 'late', '--amount', '25', '--dir', quiet, '--today', testDay])
    expect(stdout).not.toContain('Worth it?')
    const { stdout: json } = await servicebook(['ask', 'late', '--format', 'json', '--dir', quiet, '--today', testDay])
    expect(JSON.parse(json)).toMatchObject({ worth: null })
  })

  test.each([
    [['late', '--role', 'drivr'], /knows no role “drivr”. Did you mean “driver”\?/],
    [['late', '--place', 'nowhere'], /knows no place “nowhere”/],
    [['late', '--amount', '1,000'], /“1,000” is not a sum\. Write it in figures, in EUR, such as --amount 30/],
    [['late', '--order', '-5'], /“-5” is not a sum|argument missing/],
    [['late', '--role', '\u001b[31mx'], /knows no role/],
    [[], /missing required argument/],
  ])('%j is told in a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await ask(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(sentence)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(stderr).not.toContain('\u001b')
  })

  test('an exact name comes before a title, and what several are called has to be said more closely', async () => {
    const place = (name: string) =>
      `---\nkind: place\nname: The shop\naddress: ${name}\nhours: [daily]\nphone: +372 5550 0000\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n---\n`
    const files = await baseFiles()
    const company = files['policies/company.md']!.replace(
      'name: sales-assistant\n    title: Sales assistant',
      'name: sales-assistant\n    title: driver',
    )
    expect(company).not.toBe(files['policies/company.md'])
    const dir = await makeProject({
      ...files,
      'policies/company.md': company,
      'policies/a/shop.md': place('a'),
      'policies/b/shop.md': place('b'),
    })
    const asked = (...args: string[]) => servicebook(['ask', 'late', '--dir', dir, '--today', testDay, ...args])
    expect((await asked('--role', 'driver', '--format', 'json')).stdout).toContain('"role": "driver"')
    for (const name of ['shop', 'The shop'])
      expect((await asked('--place', name)).stderr).toBe(
        `The handbook knows more than one place called “${name}”: a/shop, b/shop. Say which.\n`,
      )
    expect((await asked('--place', 'b/shop')).code).toBe(0)
  })

  test('a company without a currency, or with one that nobody knows, gets sums without a sign', async () => {
    const files = await baseFiles()
    const late = files['policies/late-delivery.md']!.replace(/up to \d+ EUR per case/, 'up to 10% of the order')
    for (const currency of ['currency: XYZ\n', '']) {
      const company = files['policies/company.md']!.replace(/currency: EUR\n/, currency)
      const dir = await makeProject({ ...files, 'policies/late-delivery.md': late, 'policies/company.md': company })
      const { code, stderr, stdout } = await servicebook(['ask', 'late', '--dir', dir, '--order', '999', '--today', testDay])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/That is 99\.9\b/)
    }
  })

  test('a handbook with nothing in it says so', async () => {
    const dir = await makeProject({
      'policies/company.md': '---\nkind: company\nname: A\ncurrency: EUR\nlanguages: [en]\nroles: []\nstatus: approved\n---\n',
    })
    const { code, stderr } = await servicebook(['ask', 'late', '--dir', dir])
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Nobody has approved a page yet that says what staff may decide.\n' })
  })
})

test('in the library', async () => {
  const { inForce } = await readProject(repository, { today: testDay })
  const answer = askHandbook(inForce, 'still waiting', { role: 'shift-lead', amount: 150 })
  expect(answer?.guideline.name).toBe('late-delivery')
  expect(answer?.standings).toMatchObject([{ roles: ['shift-lead'], may: [{}, { covers: 'yes' }, {}, {}, {}] }])
  // Ten thousand letters, markup and names every object has are words like any other.
  for (const typed of ['x'.repeat(10_000), '<img src=x onerror=alert(1)>', '__proto__ constructor', '\u0000\u202e', ''])
    expect(askHandbook(inForce, typed)?.standings.length).toBeGreaterThan(0)
})
