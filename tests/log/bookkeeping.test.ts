import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const flat = (text: string) => text.replace(/\s+/g, ' ')

/** Lists as bookkeeping programs and managers make them, brought in. */
describe('a list as a program makes it', () => {
  let dir: string
  beforeAll(async () => {
    dir = await makeProject(await baseFiles())
  })
  /** Brings a list in, and says what was told in one line. */
  async function bring(text: string, ...args: string[]): Promise<{ code: number; said: string; stderr: string }> {
    await writeFile(join(dir, 'list.csv'), text)
    const { code, stdout, stderr } = await servicebook(['log', ...args, '--import', 'list.csv', '--today', testDay], { cwd: dir })
    return { code, said: flat(stdout), stderr: flat(stderr) }
  }

  test.each([
    ['in the first column', 'No;Name;Sales\n1;Alpha;10\nSumme;;43.829,15\n', 'Line 3: This is a total'],
    ['in the name', 'Name;Sales\nAlpha;10\nGesamt 2025:;13.480,50\n', 'Line 3: This is a total'],
    ['in two lines', 'Name;Sales\nAlpha;10\nSubtotal;10\nGrand total;10\n', 'Line 3: This is a total'],
    ['without a name', 'Name;Sales\nAlpha;10\n;43.829,15\n', 'Line 3: Nothing stands under Customer.'],
    ['without a sum', 'Name;Sales\nAlpha;10\nBeta;\n', 'Line 3: Nothing stands under Turnover.'],
  ])('a total or half a row, %s, is told and left out', async (_, text, told) => {
    const { said } = await bring(text, 'customers')
    expect(said).toContain('One row is new')
    expect(said).toContain(told)
  })

  test('a customer of such a name in the middle is a customer', async () => {
    expect((await bring('Name;Sales\nTotal;10\nAlpha;10\n', 'customers')).said).toContain('2 rows are new')
  })

  test('a title above the headings is passed over, whatever stands in it', async () => {
    const { said } = await bring('Sales, by customer\n\nMade on;3.3.2026\nYear;2025\nName;Sales\nAlpha;10\n', 'customers')
    expect(said).toContain('We took line 5 as the headings.')
    expect(said).toContain('One row is new')
    const complaints = await bring('Complaints 2026\nDate,What happened\n2026-03-01,Late\n')
    expect(complaints.said).toContain('We took line 2 as the headings.')
    expect(complaints.said).toContain('One row is new')
  })

  const foreign = 'Kunden-Nr.;Name;Umsatz netto EUR\n1;Alpha;45,-\n2;Beta;-45,00\n'
  test('without what is needed nothing is added; that comes first, with what would be known', async () => {
    const { said, code } = await bring(foreign, 'customers', '--yes')
    expect(code).toBe(1)
    expect(said).toMatch(/^How we understand list\.csv There is no “Turnover”\. It may also be called: sales, revenue/)
    expect(said).toContain('Without it, no row can be added.')
    expect(said).toContain('say so: --column "Umsatz netto EUR=Turnover".')
    expect(said).not.toContain('--yes')
    await expect(readFile(join(dir, 'records/customers.csv'))).rejects.toThrow()
  })

  test('--column says by hand what a heading means, and both sides are looked at', async () => {
    const { said } = await bring(foreign, 'customers', '--column', 'umsatz netto EUR = turnover', '--column', 'Kunden-Nr.=Orders', '--yes')
    expect(said).toContain('Umsatz netto EUR → Turnover')
    expect(said).toContain('Kunden-Nr. → Orders')
    const text = await readFile(join(dir, 'records/customers.csv'), 'utf8')
    expect(text).toContain('Alpha,,45.00,,,1')
    expect(text).toContain('Beta,')
    // A credit note is read back as it was, and the same list adds nothing.
    expect((await bring(foreign, 'customers', '--column', 'Umsatz netto EUR=Turnover', '--yes')).said).toContain(
      '2 rows stand in the log already',
    )
    const wrong = async (...args: string[]) => {
      const { code, stderr } = await bring(foreign, 'customers', ...args)
      expect(code).toBe(2)
      return stderr
    }
    expect(await wrong('--column', 'Umsatz')).toContain('This is none: Umsatz')
    expect(await wrong('--column', 'Name=Weather')).toContain('“Weather” is none of our headings. Ours are: Customer, Year')
    expect(await wrong('--column', 'Wetter=Year')).toContain('is no heading of this list. It has: Kunden-Nr., Name')
    expect(await wrong('--column', 'Kunden-Nr.=Year', '--column', 'Name=Year')).toContain('cannot both mean “Year”')
  })

  test('a complaint without its day is added, and not silently', async () => {
    const { said } = await bring('Date,What happened\n2026-03-01,Late\n,Wet\n')
    expect(said).toContain('2 rows are new')
    expect(said).toContain('Nothing stands under “Received” in line 3.')
  })

  test('the order of days that was found is told', async () => {
    const { said } = await bring('Date,What happened\n04/03/2026,Late\n14/03/2026,Wet\n')
    expect(said).toContain('“04/03/2026” was read as 2026-03-04: other days here have the day first.')
    expect((await bring('Date,What happened\n04/03/2026,Late\n', '--dates', 'day-first')).said).not.toContain('was read as')
  })

  test('a bare yes is no telephone number', async () => {
    await bring('Date,Mark,Phone\n2026-03-01,4,yes\n2026-03-02,4,555 0199\n', 'surveys', '--yes')
    const lines = (await readFile(join(dir, 'records/surveys.csv'), 'utf8')).trim().split('\n')
    expect(lines.slice(1).map((line) => line.split(',').at(-1))).toEqual(['', '555 0199'])
    expect((await bring('Date,Mark,Phone\n2026-03-01,4,yes\n', 'surveys', '--yes')).said).toContain('stands in the log already')
  })

  test('where the handbook has no training, that is said before anything else; a place begins as every place does', async () => {
    const { code, stderr } = await bring('Training;Person\nA;B\n', 'attendance')
    expect([code, stderr.trim()]).toEqual([
      2,
      'The handbook has nothing yet that could stand under “Training”, and no row goes without it. Write one first: npx servicebook write training',
    ])
    const page = await servicebook(['write', 'place/kesklinn', '--sheet'], { cwd: dir })
    expect(flat(page.stderr)).toContain('Perhaps you mean: place ')
  })
})
