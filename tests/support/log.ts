import type { Setting } from '../../src/records/column.ts'
import { settingFor } from '../../src/records/setting.ts'
import { readProject } from '../../src/project.ts'
import { wordsFor } from '../../src/words/words.ts'
import { baseFiles, makeProject, testDay } from './project.ts'

let made: Promise<Setting> | undefined

/** A project that holds a log of complaints at most, and what lists are read by in a company with a small handbook. */
export async function projectWithLog(log?: string | Uint8Array): Promise<{ dir: string; setting: Setting }> {
  made ??= makeSetting()
  return { dir: await makeProject(log === undefined ? {} : { 'records/complaints.csv': log }), setting: await made }
}

async function makeSetting(): Promise<Setting> {
  const project = await readProject(await makeProject(await baseFiles()), { today: testDay })
  return settingFor(project.working, wordsFor('en'))
}
