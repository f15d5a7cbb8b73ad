import { noMark } from '../../kinds/assessment.ts'
import { roundsIn } from '../../measure/rounds.ts'
import { dayInWords } from '../../render/values.ts'
import { rolesToChoose } from '../../walk/rater.ts'
import { misreadInWords, saidBefore } from '../../walk/read-marks.ts'
import type { Screen, Setting } from './screen.ts'

/** What was understood of a sheet with people's marks: before anything is taken in, and never whose marks they are. */
export function marksSheetScreen({ project, words, ratings }: Setting): Screen | { go: string } {
  const { sheet } = ratings
  if (sheet === undefined) return { go: '/assess' }
  const roles = rolesToChoose(project.working)
  const rounds = roundsIn(project.working)
  const people = sheet.people.map(({ column, ...person }) => {
    const before = saidBefore(person, rounds)
    const remarks = person.areas.filter(({ comment }) => comment !== undefined && comment !== '').length
    return {
      column,
      role: roles.find(({ value }) => value === person.role)?.title ?? words.say('start.assess.sheet.noRole'),
      marks: person.areas.flatMap((one) => one.marks).filter((mark) => mark !== noMark).length,
      remarks,
      already: before ? words.say('start.assess.sheet.already', { rater: before.name, day: dayInWords(before.on, words) }) : '',
    }
  })
  const misread = sheet.misread.map((one) => misreadInWords(one, words))
  const already = people.filter((one) => one.already !== '').length
  return {
    layout: 'marks-sheet',
    title: words.say('start.assess.sheet.title'),
    view: {
      file: sheet.file,
      misread,
      people,
      missing: sheet.missing.map(({ text }) => words.say('assess.import.missing', { statement: text })),
      hasAlready: already > 0,
      isAllAlready: already === people.length,
      mayTake: misread.length === 0,
    },
  }
}
