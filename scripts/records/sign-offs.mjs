import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { judgingWith } from '../../dist/check/judging.js'
import { onDay } from '../../dist/handbook/read.js'
import { readProject } from '../../dist/index.js'
import { settingFor } from '../../dist/records/setting.js'
import { lookAtPeople, takePeople } from '../../dist/signoff/bring-people.js'
import { collect } from '../../dist/signoff/collect.js'
import { takeDownPaper } from '../../dist/signoff/on-paper.js'
import { openRound } from '../../dist/signoff/open-round.js'
import { makeReceipt } from '../../dist/signoff/receipt.js'
import { signablePages } from '../../dist/signoff/versions.js'
import { away, gone, newcomers, staff } from './staff.mjs'

const late = 'policies/delivery/late-delivery.md'
const returns = 'policies/returns/returns.md'

/** Where what came back in the last days waits to be taken in. */
export const handedInFile = 'records/handed-in/2026-11-20.txt'

/**
 * Who was asked to read what, and who has, day by day as it happened: the manager's verbs themselves are run on those days, with
 * codes from a seed in place of codes that nobody can guess.
 *
 * @param {string} dir a folder with the sample's `policies/` and `history/`, and nothing else
 * @returns {Promise<string>} what was handed in and not taken in yet
 */
export async function signOffs(dir, draws, words) {
  const random = (count) => Uint8Array.from({ length: count }, () => draws.whole(0, 255))
  const project = await readProject(dir, { today: '2026-11-20' })
  const on = (day) => onDay(project, day, judgingWith(words))
  mkdirSync(join(dir, 'records'))

  const people = [...staff, gone].map((one) => ({ ...one, since: newcomers[one.person], ...away[one.person] }))
  const rows = people.map(({ person, role, place, since = '', awayFrom = '', backOn = '', left = '' }) =>
    [person, role, place, since, awayFrom, backOn, left].join(','),
  )
  const list = { name: 'staff.csv', bytes: Buffer.from(`Name,Role,Place,Since,Away from,Back on,Left on\n${rows.join('\n')}\n`) }
  const setting = settingFor(project.working, words)
  await takePeople(dir, await lookAtPeople(dir, list, setting, words), setting, words)

  // The limit as it was in September; whoever was away that month heard of the next one.
  const first = await open('2026-09-08', ['driver', 'sales-assistant'], late, '2026-09-30')
  const others = first.people.filter(({ person }) => !['Ruudolf Kanarbik', 'Teodor Vihmasoo'].includes(person))
  await sent(others, late, ['2026-09-09', '2026-09-11', '2026-09-15', '2026-09-24'])

  // Who began since was asked too. Better words in October asked nobody again.
  await open('2026-09-08', ['sales-assistant', 'customer-care'], returns, '2026-09-30')
  const second = await open('2026-10-05', ['sales-assistant', 'customer-care'], returns, '2026-10-16')
  const desk = second.people.filter(({ role }) => role === 'customer-care')
  await sent(
    second.people.filter((one) => !desk.includes(one)),
    returns,
    ['2026-10-06', '2026-10-07', '2026-10-09'],
  )
  await onPaper('2026-10-12', desk, returns)
  await open('2026-11-02', ['sales-assistant', 'customer-care'], returns, '2026-11-16')

  // The limit that was raised. Of Mill Yard, most like a pen better.
  const third = await open('2026-11-02', ['driver', 'sales-assistant'], late, '2026-11-30')
  const pen = third.people.filter(({ person }) => ['Annika-Loore Takjaveer', 'Oskar-Jaan Metsakivi'].includes(person))
  const [lost, older, halved, mistyped, fresh] = [
    'Hilda-Mai Sammalsoo',
    'Kustas Mustjala',
    'Boriss Lainepea',
    'Arseni Tuulepea',
    'Salme Rannaveer',
  ].map((name) => third.people.find(({ person }) => person === name))
  const waiting = [lost, older, halved, mistyped, fresh, ...third.people.filter(({ person }) => person in away)]
  const done = third.people.filter((one) => !pen.includes(one) && !waiting.includes(one))
  await sent(done, late, ['2026-11-03', '2026-11-05', '2026-11-09', '2026-11-17'])
  await onPaper('2026-11-06', pen, late)

  const now = signablePages(on('2026-11-20')).find(({ path }) => path === late)
  const lineOf = ({ code }, day, { version, signed } = now.now) => makeReceipt({ code, page: now.page, version, fingerprint: signed, day })
  const [again] = done
  return [
    'Salme, Friday evening:',
    lineOf(fresh, '2026-11-20'),
    '',
    `${again.person.split(' ')[0]}, not sure whether it was sent:`,
    lineOf(again, '2026-11-03'),
    '',
    'Kustas, with the handbook that he had put on his phone in September:',
    lineOf(older, '2026-11-19', now.versions[0]),
    '',
    'Boriss, from a chat that cuts long lines:',
    lineOf(halved, '2026-11-18').slice(0, -7),
    '',
    'Arseni, who read it out on the telephone:',
    lineOf(mistyped, '2026-11-18').replace('2026-11-18', '2026-11-19'),
    '',
  ].join('\n')

  async function open(day, roles, path, until) {
    const opened = await openRound(dir, async () => on(day), { roles, places: [], documents: [path], until }, words, random)
    if (!('standing' in opened)) throw new Error(`${path} on ${day}: ${opened.refusals.map(({ message }) => message).join(' ')}`)
    return opened.standing
  }

  /** They send what they read, each on one of these days, and all of it is taken in on the last. */
  async function sent(them, path, days) {
    const lastDay = on(days.at(-1))
    const { page, now } = signablePages(lastDay).find((one) => one.path === path)
    const lines = them.map(({ code }) => makeReceipt({ code, page, version: now.version, fingerprint: now.signed, day: draws.pick(days) }))
    const { fresh } = await collect(lastDay, [{ name: 'mail.txt', bytes: Buffer.from(lines.join('\n')) }], words)
    if (fresh.length !== them.length) throw new Error(`${path}: ${fresh.length} of ${them.length} were taken in.`)
  }

  async function onPaper(day, them, path) {
    const pages = signablePages(on(day)).flatMap((one) => (one.path === path ? [one.page] : []))
    const { refusals } = await takeDownPaper(on(day), { people: them.map(({ person }) => person), on: day, pages }, words)
    if (refusals.length > 0) throw new Error(refusals.map(({ message }) => message).join(' '))
  }
}
