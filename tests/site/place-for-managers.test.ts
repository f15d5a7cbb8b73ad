import { expect, test } from 'vitest'
import { pagesToPrint } from '../../src/render/to-print.ts'
import { readProject } from '../../src/project.ts'
import { renderOneFile } from '../../src/render/one-file.ts'
import { renderSite } from '../../src/render/site.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

test('a place that is for managers is in no byte of what staff get: its people, its numbers, what it allows', async () => {
  const dir = await makeProject({
    ...(await baseFiles()),
    'policies/places/secret.md': `---\nkind: place\nname: SECRET Depot\naudience: managers\naddress: SECRET\nhours: [SECRET]\nphone: +372 5999 7777\npeople:\n  - role: driver\n    phone: +372 5999 7777\nwider:\n  - guideline: late-delivery\n    role: driver\n    may: ["SECRET, up to 333 EUR per case"]\n    because: SECRET\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n---\n`,
  })
  const { inForce } = await readProject(dir, { today: testDay })
  const told = (audience: 'staff' | 'managers') => {
    const options = { audience, dir, cards: true }
    const site = renderSite(inForce, options)
    const all = [...site.files, ['one file', renderOneFile(inForce, options, site, new Map())] as const]
    const sheets = pagesToPrint(inForce, options).map(({ to, html }) => [to, html] as const)
    return [...all, ...sheets].filter(([, text]) => /SECRET|5999|€333|333 EUR|"amount":333/.test(text)).map(([address]) => address)
  }
  expect(told('staff')).toEqual([])
  // Managers see it, so the search above would have found it.
  expect(told('managers')).toContain('assets/people.js')
})
