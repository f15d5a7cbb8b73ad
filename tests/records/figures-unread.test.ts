import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fifo } from '../support/hostile.ts'
import { servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

test.each([
  ['two versions put together by hand', '<<<<<<< ours\n{"version": 1}\n=======\n{"version": 1}\n>>>>>>> theirs\n'],
  ['a newer version of Servicebook', '{"version": 9, "countedOn": "2026-11-21", "currency": "EUR"}\n'],
  ['a day that is none', '{"version": 1, "countedOn": "2026-99-99", "currency": "EUR"}\n'],
  ['half a file', '{"version": 1, "rounds": ['],
])('totals that cannot be read are left as they are, and the list is kept: %s', async (_, totals) => {
  const dir = await makeProject({
    ...(await baseFiles()),
    'records/figures.json': totals,
    'slip.csv': 'Received,Channel,What happened\n2026-11-20 10:00,phone,The van was late\n',
  })
  const log = (...args: string[]) => servicebook(['log', ...args, '--today', testDay], { cwd: dir })
  const { code, stdout, stderr } = await log('--import', 'slip.csv', '--yes')
  expect([code, stdout]).toEqual([0, expect.stringContaining('records/complaints.csv')])
  expect(stderr).toContain('What you entered is saved. Only the totals in records/figures.json were not counted anew')
  expect(await readFile(join(dir, 'records/figures.json'), 'utf8')).toBe(totals)
  expect(await readFile(join(dir, 'records/complaints.csv'), 'utf8')).toContain('The van was late')

  const recount = await log('--recount')
  expect([recount.code, recount.stdout]).toEqual([2, ''])
  await writeFile(join(dir, 'records/figures.json'), '')
  expect((await log('--recount')).code).toBe(2)
})

test('a pipe in the place of the totals keeps nobody waiting', async () => {
  const dir = await makeProject(await baseFiles())
  await mkdir(join(dir, 'records'))
  fifo(join(dir, 'records/figures.json'))
  const { code, stderr } = await servicebook(['insight', '--today', testDay], { cwd: dir })
  expect([code, stderr]).toEqual([2, expect.stringContaining('records/figures.json cannot be read')])
})
