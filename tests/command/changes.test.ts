import { beforeAll, describe, expect, test } from 'vitest'
import { servicebook } from '../support/command.ts'
import { lived, livedIn } from '../support/lived-in.ts'
import { makeProject, testDay } from '../support/project.ts'

let dir: string
const changes = async (...args: string[]) => {
  const { code, stdout, stderr } = await servicebook(['changes', ...args, '--today', testDay], { cwd: dir })
  return { code, stderr, told: stdout.replaceAll('\u00a0', ' ') }
}

beforeAll(async () => {
  const files = await livedIn()
  const late = files[lived.late]!
  const raised = late.replace('60 EUR', '80 EUR').replace('A lost morning', 'A lost day \u001b[31m')
  dir = await makeProject({ ...files, [lived.late]: raised, 'policies/thanks.md': `${files[lived.thanks]!.replace('title:', 'title')}` })
})

describe('servicebook changes', () => {
  test('says what waits and what to look at again, and then what was approved in the last month', async () => {
    const { code, stderr, told } = await changes()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [waiting, approved] = told.split('Approved since 22 October 2026:')
    expect(waiting).toContain(`  Delivered later than we promised (${lived.late})
    since version 2
    Shift lead: something off, now up to €80 per case. It was up to €60 per
      case.
    What is different now
      What you may decide
        Shift lead: something off, up to ~~€60~~ [[€80]] per case
    Smaller changes
      Why
        A lost ~~morning~~ [[day �[31m]] cannot be handed back.
    Look at these again:
      The page “What may I do?”
      The table of all situations and roles
      The cards to print, of Driver, Shift lead, Shop manager`)
    expect(waiting).toContain('Nobody can tell what it says now: npx servicebook check policies/thanks.md')
    expect(approved).toContain('in force from 1\n    December 2026')
    expect(approved).toContain('If we fail: We come within')
    expect(approved).not.toContain('Cheques')
    expect(told.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('names a draft among what is to be looked at again as one', async () => {
    const files = await livedIn()
    const raised = files[lived.late]!.replace('60 EUR', '80 EUR')
    const lesson = `---\nkind: policy\ntitle: Vans\nstatus: draft\n---\n\n## Text\n\nSee [late](late-delivery.md).\n`
    const own = await makeProject({ ...files, [lived.late]: raised, 'policies/vans.md': lesson })
    const { stdout } = await servicebook(['changes', '--today', testDay], { cwd: own })
    expect(stdout).toContain('Vans (still a draft): leads to this page')
  })

  test('of a page since a version of it; since a day; and up to one', async () => {
    const since = await changes('late-delivery', '--since', '1')
    expect(since.told).toContain('Driver: something off, now up to €25 per case. It was up to €15 per case.')
    expect(since.told).toContain('now up to €80 per case')
    const year = await changes('--since', '2026-01-01', '--until', '2026-10-31')
    expect(year.told).toMatch(/^Approved from 1 January 2026 to 31 October 2026:/)
    expect(year.told).toContain('~~the next\n          morning~~ [[within two days]]')
    expect(year.told).toContain('The first version of this page that was kept.')
    expect(year.told).toContain('were taken out, so they cannot be compared')
    expect(year.told).not.toContain('version 3')
    expect(year.told).toContain('taken out of the handbook from 15 October 2026')
  })

  test('for programs, the same', async () => {
    const { told } = await changes('--format', 'json')
    const { waiting, approved } = JSON.parse(told) as Record<
      string,
      { page: string; redline: { parts: { name: string; binds: boolean }[] } }[]
    >
    const late = waiting!.find(({ page }) => page === lived.late)!
    expect(late.redline.parts.map(({ name, binds }) => [name, binds])).toEqual([
      ['ladder', true],
      ['why', false],
    ])
    expect(approved!.map(({ page }) => page)).toEqual([lived.delivery, lived.late])
  })

  test.each([
    [['--since', '2'], 'Version 2 of which page? Name it: npx servicebook changes FILE --since 2'],
    [['late-delivery', '--since', '7'], 'policies/late-delivery.md has no version 7. It has: 1, 2.'],
    [['vision'], 'policies/vision.md has no version yet'],
    [['--since', 'May'], '“May” is neither a version nor a day.'],
  ])('%j cannot be answered, and says why', async (args, why) => {
    const { code, stderr } = await changes(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(why)
  })
})
