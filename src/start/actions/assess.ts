import { CannotRun } from '../../cannot-run.ts'
import { withoutFew } from '../../measure/assessment.ts'
import { roundsIn } from '../../measure/rounds.ts'
import { scoresIn } from '../../measure/scores.ts'
import { keepFigures } from '../../records/figures.ts'
import { draftImprovements } from '../../walk/improvement-drafts.ts'
import { openRound, saveAll } from '../../walk/rating.ts'
import { readMarks, saidBefore } from '../../walk/read-marks.ts'
import type { Words } from '../../words/words.ts'
import type { ProjectNow } from '../project-now.ts'
import type { Ratings } from '../ratings.ts'
import { toWrite } from '../ways.ts'
import { textSaid, type Asked, type Done } from './action.ts'

/** Begins the draft of an improvement for one of the lowest areas, or goes to the one that is there. */
export async function draftImprovement(asked: Asked): Promise<Done> {
  const { project, words, now, window } = asked
  const area = textSaid(asked, 'area')
  const all = scoresIn(project.working).map(withoutFew)
  const scores = all.find(({ round, lowest }) => round.on === textSaid(asked, 'on') && lowest.some((one) => one.area === area))
  const found = scores?.lowest.find((one) => one.area === area)
  if (scores === undefined || found === undefined) throw new CannotRun(words.say('start.assess.notLowest'))
  const [draft] = await draftImprovements(project, scores, [found], words)
  if (draft!.isNew) now.stale(draft!.path, window)
  return { go: toWrite(draft!.path) }
}

/** Reads a sheet with people's marks. Nothing is written until somebody has seen what was understood. */
export async function readMarksSheet(name: string, bytes: Buffer, now: ProjectNow, ratings: Ratings, words: Words): Promise<Done> {
  const { working } = await now.read()
  ratings.sheet = { ...(await readMarks(bytes, name, working, words)), file: name }
  return { go: '/assess/sheet' }
}

/** Takes in the sheet that was read: those who are not in already, or all of them where somebody says so. */
export async function takeMarksSheet(asked: Asked): Promise<Done> {
  const { now, words, ratings, window } = asked
  const { sheet } = ratings
  if (sheet === undefined || sheet.misread.length > 0) throw new CannotRun(words.say('start.assess.sheet.gone'))
  const project = await now.readAnew()
  const rounds = roundsIn(project.working)
  const people = textSaid(asked, 'again') === 'yes' ? sheet.people : sheet.people.filter((one) => saidBefore(one, rounds) === undefined)
  if (people.length === 0) return { says: words.say('start.assess.sheet.allIn') }
  const { files, names } = await saveAll(project, openRound(rounds, project.today), people, words)
  ratings.sheet = undefined
  for (const file of files) now.stale(file, window)
  const trouble = await keepFigures(now.dir, (await now.read()).working, words)
  return { go: `/assess?taken=${names.length}`, ...(trouble !== undefined && { says: trouble }) }
}
