import type { Project } from '../../handbook/read.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import type { Scores } from '../../measure/assessment.ts'
import { dayInWords } from '../../render/values.ts'
import { newPage } from '../../walk/begin.ts'
import { makeDocument } from '../../walk/save.ts'
import { templateNamed } from '../../walk/template.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { markInFigures, saidOf, weakestOf } from './show.ts'

/** A team can seldom change more at a time. */
const mostDrafts = 2

/**
 * Begins a draft of an improvement for each of the two lowest areas: what set it off is in it, the change itself is
 * people's to find. An area whose draft is there already is left alone.
 *
 * @returns what was done, in sentences
 */
export async function beginImprovements(project: Project, { lowest, round }: Scores, words: Words): Promise<string[]> {
  const template = templateNamed(kinds.improvement.name, words)!
  const told: string[] = lowest.length > mostDrafts ? [words.say('assess.improve.tied')] : []
  let now = project
  for (const { area, score, statements } of lowest.slice(0, mostDrafts)) {
    const title = words.choice(area)
    const from = words.say('assess.improve.from', { day: dayInWords(round.on, words), area: title, score: markInFigures(score!, words) })
    const there = documentsOf({ documents: project.documents }, kinds.improvement).find(({ fields }) => fields.comesFrom?.includes(from))
    if (there !== undefined) {
      told.push(words.say('assess.improve.there', { area: title, file: visibleLine(there.path) }))
      continue
    }
    const weakest = weakestOf(statements)
    const answers = {
      change: words.say('assess.improve.change', { area: title }),
      'comes-from': [from, ...(weakest ? [words.say('assess.improve.fromStatement', saidOf(weakest, round.statements, words))] : [])],
      state: 'idea',
    }
    const page = newPage(template, now, words, answers)
    await makeDocument(project.dir, page.path, page.text)
    now = page.project
    told.push(words.say('assess.improve.made', { file: visibleLine(page.path) }))
  }
  return told
}
