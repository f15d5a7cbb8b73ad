import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { sitDown, type Person } from '../support/terminal.ts'

const today = ['--today', testDay]

async function types(person: Person, ...lines: string[]): Promise<void> {
  for (const line of lines) await person.types(line)
}

/** A screen without the places where its lines were broken. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('a complaint, from hearing it to learning from it', () => {
  let dir: string
  const file = () => readFile(join(dir, 'records/complaints.csv'), 'utf8')
  const sit = (...args: string[]) => sitDown(['log', ...args, ...today], dir)

  beforeAll(async () => {
    dir = await makeProject(await baseFiles())
  })

  test('taken down in the shop: what is typed wrong is told and asked again', async () => {
    const person = await sit('--by', 'driver')
    expect(person.screen()).toContain('What is it?')
    await types(person, '7')
    expect(person.since()).toContain('“7” is none of these')
    await types(person, 'com')
    expect(person.since()).toContain('“com” could be “Complaint” or “Comment”.')
    expect(person.screen()).toContain('Enter takes: Complaint')
    await types(person, '')
    expect(person.since()).toContain('When did it come in?')
    expect(person.since()).toContain('Enter takes: 2026-11-21')
    await types(person, 'someday')
    expect(person.since()).toContain('“someday” is no day')
    await types(person, '2026-12-24')
    expect(flat(person.since())).toContain('2026-12-24 is still to come')
    await types(person, '10:15')
    // Who took it was said already.
    expect(person.since()).toContain('How did it reach you?')
    await types(person, '1', 'Mari Mets', '<')
    expect(person.since()).toContain('Now: Mari Mets')
    await types(person, 'Mari Maasikas', '+372 5550 0199', 'The sofa came at six, and not at two', 'late', 'Somebody who says sorry', '5')
    expect(person.since()).toContain('“5” is none of these')
    await types(person, '2', 'n')
    expect(person.since()).toContain('When did you tell them that their complaint has reached you')
    await types(person, 'now', 'shift', '2026-11-20')
    expect(flat(person.since())).toContain('2026-11-20 is before “Received”')
    await types(person, '24.11.2026 12:00', '2026-11-23')
    expect(person.since()).toContain('Is there more to say of it?')
    await types(person, '')
    await person.ended()
    expect(person.screen()).toContain('Tell the customer: your reference is 2026-0001.')
    expect(person.screen()).not.toContain('Still missing')
    const [headings, row] = (await file()).split('\n')
    expect(headings).toMatch(/^\uFEFF?Reference,Kind,Received,/)
    expect(row).toMatch(/^2026-0001,Complaint,2026-11-21 10:15,Driver,Phone,,Mari Maasikas,'\+372 5550 0199,/)
  })

  test('going on with it: the name is not shown; a step, then what was agreed', async () => {
    const person = await sit('--update', '1', '--by', 'shift-lead')
    const shown = flat(person.screen())
    expect(shown).toContain('2026-0001 · Complaint · Late The sofa came at six, and not at two')
    expect(shown).toContain('waits for a solution')
    expect(shown).not.toContain('Mari')
    expect(shown).toContain('What has been done since')
    await types(person, 'Rang and said sorry')
    expect(await file()).toContain('"2026-11-21, Shift lead: Rang and said sorry"')
    expect(person.since()).toContain('Is it settled now?')
    await types(person, 'yes')
    expect(person.since()).toContain('When was it settled?')
    await types(person, '')
    // Each answer is in the file at once.
    expect(await file()).toMatch(/,2026-11-21,/)
    await types(person, 'delivered', '', 'shift', 'partly')
    expect(person.since()).toContain('Why not, or not all of it?')
    await types(person, 'q')
    await person.ended()
    expect(flat(person.screen())).toContain('Still missing: Reasons, Agreed, Given.')
  })

  test('asked afterwards, to its end; a step stands behind the other', async () => {
    const person = await sit('--update', '2026-0001')
    await types(person, 'Sent flowers', 'driver')
    expect(person.since()).toContain('Whom did they have to ask?')
    await types(person, '')
    expect(person.since()).toContain('Why not, or not all of it?')
    await types(person, 'The sofa is whole', 'The delivery for nothing', 'twelve')
    expect(person.since()).toContain('“twelve” is no sum in EUR')
    await types(person, '49,90', '', '2026-11-21', 'yes', 'How we work', 'vans leave late', 'Load the evening before')
    await person.ended()
    expect(person.screen()).toContain('It is closed.')
    const text = await file()
    expect(text).toContain('"2026-11-21, Shift lead: Rang and said sorry\n2026-11-21, Driver: Sent flowers"')
    expect(text).toContain(',49.90,')
    expect(text).toContain('Load the evening before')
    const figures = await readFile(join(dir, 'records/figures.json'), 'utf8')
    for (const personal of ['Mari', '5550', 'sofa', 'flowers']) expect(figures).not.toContain(personal)
  })

  test('settled on the spot, and a word of praise', async () => {
    const person = await sit('--by', 'Driver')
    await types(person, '1', '', '1', '', '', 'A leg was loose', 'faulty', '', '1', 'yes')
    expect(person.since()).toContain('Enter takes: 2026-11-21')
    await types(person, '', '')
    // Whoever took it decided: they had nobody to ask.
    expect(flat(person.since())).toContain('Did the customer get what they asked for?')
    await types(person, 'yes', 'Put it right there', '0', '', '')
    await person.ended()
    expect(person.screen()).toContain('your reference is 2026-0002')
    expect(person.screen()).not.toContain('Whom did they have to ask?')
    expect(await file()).toMatch(/^2026-0002,.*,Driver,Yes,.*Put it right there/m)
    const praise = await sit('--by', 'driver')
    await types(praise, 'praise', '', '1', '', '', 'The driver sang', '')
    await praise.ended()
    expect(praise.screen()).toContain('It stands under 2026-0003.')
    expect(praise.screen()).not.toContain('Still missing')
  })

  test('Ctrl and C in the middle keeps what was typed; q may throw it away; nothing typed is nothing kept', async () => {
    const stopped = await sit('--by', 'driver')
    await types(stopped, '1', '', '1', 'Jaan Kask')
    await stopped.stops()
    expect(flat(stopped.screen())).toContain('What you typed is kept under 2026-0004.')
    expect(await file()).toContain('2026-0004,Complaint,2026-11-21,Driver,Phone,,Jaan Kask')

    const left = await sit('--by', 'driver')
    await types(left, '1', '', '1', 'Ann Alder', 'q')
    expect(left.since()).toContain('Keep what you have so far?')
    await types(left, 'no')
    await left.ended()
    expect(left.screen()).toContain('Thrown away.')

    // Whatever is no clear no keeps it.
    const unclear = await sit('--by', 'driver')
    await types(unclear, '1', '', '1', 'Ott Oak', 'q', 'ja')
    await unclear.ended()
    expect(flat(unclear.screen())).toContain('What you typed is kept under 2026-0005.')

    const early = await sit('--by', 'driver')
    await types(early, '1', '')
    await early.stops()
    expect(early.screen()).toContain('Nothing was written.')
    const text = await file()
    expect(text).not.toContain('Ann Alder')
    expect(text).not.toContain('2026-0006')
  })

  test('a window that is closed keeps it too', async () => {
    const person = await sit('--by', 'driver')
    await types(person, '1', '', '1', 'Wim Window')
    await person.closesTheWindow()
    await vi.waitFor(async () => expect(await file()).toContain('2026-0006,Complaint,2026-11-21,Driver,Phone,,Wim Window'), 10_000)
  })

  test('a reference that is not there, and a role that nobody has', async () => {
    const unknown = await sit('--update', '2026-0999')
    await unknown.ended()
    expect(unknown.screen()).toContain('There is no “2026-0999” in the log.')
    const wrong = await sit('--by', 'postman')
    await wrong.ended()
    expect(flat(wrong.screen())).toContain('--by: “postman” is nothing the handbook knows here. It knows: Sales assistant, Driver')
  })
})
