import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { documentsOf } from '../handbook/handbook.ts'
import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { askedSet, assessment, type AssessmentArea } from '../kinds/assessment.ts'
import { daysFrom } from '../measure/days.ts'
import type { Round } from '../measure/rounds.ts'
import type { Words } from '../words/words.ts'
import { answersOf, type Answer } from './answers.ts'
import { withAnswer } from './edit-settings.ts'
import type { Mark } from './marks.ts'
import { newDocument } from './new-document.ts'
import { changeDocument, makeDocument } from './save.ts'
import { templateNamed } from './template.ts'

/** For so long others may join a round (days): later, people answer about another time. */
const openFor = 14
/** More people than these make a file that nobody reads, and at last one too long to be read at all. */
const ratersInAFile = 30

/** What somebody says of one area. */
export interface AreaMarks {
  area: AssessmentArea
  marks: readonly Mark[]
  comment?: string | undefined
}

/** The round that people may still join on a day: the newest of the last two weeks with the statements we ask. */
export function openRound(rounds: readonly Round[], today: Day): Round | undefined {
  return rounds.findLast(({ on, statements }) => statements === askedSet && on <= today && on >= daysFrom(today, -openFor))
}

/** Somebody with their marks; with a letter where they have one already. */
export interface Marked {
  name?: string | undefined
  role?: string | undefined
  areas: readonly AreaMarks[]
}

/** Where marks are written, and as part of which round. */
export interface Seat {
  file: string
  on: Day
  /** Letters that others of the round have. */
  taken: readonly string[]
  /** How many more people the file has room for. */
  room: number
}

/**
 * Where somebody's marks go: the file they have begun in, the round's last one, or a new one where that is full.
 *
 * @param round undefined begins one on the project's day
 * @param name the letter of somebody who goes on
 */
export async function seatIn(project: Pick<Project, 'dir' | 'today' | 'working'>, round: Round | undefined, name?: string): Promise<Seat> {
  const { dir, today, working } = project
  const seat = { on: round?.on ?? today, taken: round?.raters.map((rater) => rater.name) ?? [] }
  const files = documentsOf(working, assessment).filter(({ path }) => round?.files.includes(path))
  const lettersIn = ({ fields }: (typeof files)[number]) => new Set(fields.answers?.map(({ rater }) => rater))
  const begun = files.find((file) => name !== undefined && lettersIn(file).has(name))
  const used = begun ?? files.findLast((file) => lettersIn(file).size < ratersInAFile)
  const room = ratersInAFile - (used === undefined ? 0 : lettersIn(used).size)
  return { ...seat, room, file: used?.path ?? (await freeFile(dir, seat.on)) }
}

/** A file of a round's day that is not there yet. */
async function freeFile(dir: string, on: Day): Promise<string> {
  for (let n = 1; ; n++) {
    const file = `${assessment.home}/assessments/${on}${n === 1 ? '' : `-${n}`}.md`
    if (!(await isThere(dir, file))) return file
  }
}

async function isThere(dir: string, file: string): Promise<boolean> {
  return lstat(join(dir, file)).then(
    () => true,
    () => false,
  )
}

/**
 * Saves what people say, each under a letter of their own. Nothing that stands in the file is changed but what the same
 * person said of the same area.
 *
 * @returns everybody's letter, in the order of `people`
 * @throws {CannotRun} where the disk refuses; nothing has been changed then
 */
export async function saveMarks(
  { dir, working }: Pick<Project, 'dir' | 'working'>,
  { file, on, taken }: Seat,
  people: readonly Marked[],
  words: Words,
): Promise<string[]> {
  let names: string[] = []
  const among = (answers: readonly Answer[]): Answer[] => {
    // Looked at under the file's lock: two people who begin at once get two letters.
    const letters = new Set([...taken, ...answers.map((one) => String((one as Entry).rater))])
    names = people.map(({ name }) => name ?? freeLetter(letters))
    return people.reduce<Answer[]>((all, one, i) => withEntries(all, entriesOf(names[i]!, one)), [...answers])
  }
  if (await isThere(dir, file)) {
    await changeDocument(dir, file, (text) => {
      const { answers = '' } = answersOf(text)
      if (answers !== '' && !Array.isArray(answers)) throw new CannotRun(words.say('assess.notMarks', { file }))
      return withAnswer(text, ['answers'], among(answers === '' ? [] : (answers as Answer[])))
    })
  } else {
    const title = words.say('assess.title', { month: monthOf(on, words.language) })
    const template = templateNamed(assessment.name, words)!
    await makeDocument(dir, file, newDocument(template, working, words, { title, on, statements: askedSet, answers: among([]) }))
  }
  return names
}

/** Saves the marks of any number of people who are new to a round, in as many files as they need. */
export async function saveAll(
  project: Pick<Project, 'dir' | 'today' | 'working'>,
  round: Round | undefined,
  people: readonly Marked[],
  words: Words,
): Promise<{ files: string[]; names: string[] }> {
  let seat = await seatIn(project, round)
  const files: string[] = []
  const names: string[] = []
  for (let done = 0; done < people.length; done = names.length) {
    if (done > 0) seat = { ...seat, file: await freeFile(project.dir, seat.on), taken: [...seat.taken, ...names], room: ratersInAFile }
    names.push(...(await saveMarks(project, seat, people.slice(done, done + seat.room), words)))
    files.push(seat.file)
  }
  return { files, names }
}

type Entry = { readonly [key: string]: Answer }

function entriesOf(rater: string, { role, areas }: Marked): Entry[] {
  return areas.map(({ area, marks, comment = '' }) => ({
    rater,
    ...(role !== undefined && { role }),
    area,
    marks,
    ...(comment !== '' && { comment }),
  }))
}

/** Entries put where the same person marked the same area before, or at the end. */
function withEntries(all: readonly Answer[], entries: readonly Entry[]): Answer[] {
  const next = [...all]
  for (const entry of entries) {
    const at = next.findIndex((one) => (one as Entry).rater === entry.rater && (one as Entry).area === entry.area)
    next.splice(at < 0 ? next.length : at, at < 0 ? 0 : 1, entry)
  }
  return next
}

/** The first letter nobody has: A to Z, then A2. It is taken then. */
function freeLetter(taken: Set<string>): string {
  for (let n = 0; ; n++) {
    const letter = String.fromCharCode('A'.charCodeAt(0) + (n % 26)) + (n < 26 ? '' : String(Math.floor(n / 26) + 1))
    if (taken.has(letter)) continue
    taken.add(letter)
    return letter
  }
}

function monthOf(day: Day, language: string): string {
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(day))
}
