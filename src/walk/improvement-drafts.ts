import { documentsOf } from '../handbook/handbook.ts'
import type { Project } from '../handbook/read.ts'
import type { AssessmentArea } from '../kinds/assessment.ts'
import { kinds } from '../kinds/index.ts'
import type { AreaScore, Scores } from '../measure/assessment.ts'
import { dayInWords } from '../render/values.ts'
import { markInFigures } from '../words/area-marks.ts'
import type { Words } from '../words/words.ts'
import { newPage } from './begin.ts'
import { saidOf, weakestOf } from './round-in-words.ts'
import { makeDocument } from './save.ts'
import { templateNamed } from './template.ts'

/** A team can seldom change more at a time. */
export const mostDrafts = 2

/** A draft of an improvement of an area, and whether it was made just now or stood there before. */
export interface ImprovementDraft {
  area: AssessmentArea
  path: string
  isNew: boolean
}

/**
 * Begins a draft of an improvement for each of some areas: what set it off is in it, the change itself is people's to
 * find. An area whose draft is there already is left alone.
 */
export async function draftImprovements(
  project: Project,
  { round }: Pick<Scores, 'round'>,
  areas: readonly AreaScore[],
  words: Words,
): Promise<ImprovementDraft[]> {
  const template = templateNamed(kinds.improvement.name, words)!
  const drafts: ImprovementDraft[] = []
  let now = project
  for (const one of areas) {
    const { area, statements } = one
    const there = draftThere(project, { round }, one, words)
    if (there !== undefined) {
      drafts.push({ area, path: there, isNew: false })
      continue
    }
    const weakest = weakestOf(statements)
    const answers = {
      change: words.say('assess.improve.change', { area: words.choice(area) }),
      'comes-from': [
        reasonFor({ round }, one, words),
        ...(weakest ? [words.say('assess.improve.fromStatement', saidOf(weakest, round.statements, words))] : []),
      ],
      state: 'idea',
      areas: [area],
    }
    const page = newPage(template, now, words, answers)
    await makeDocument(project.dir, page.path, page.text)
    now = page.project
    drafts.push({ area, path: page.path, isNew: true })
  }
  return drafts
}

/** Where the improvement stands that an area of a round led to; undefined where there is none. */
export function draftThere(
  { documents }: Pick<Project, 'documents'>,
  scores: Pick<Scores, 'round'>,
  area: AreaScore,
  words: Words,
): string | undefined {
  const from = reasonFor(scores, area, words)
  return documentsOf({ documents }, kinds.improvement).find(({ fields }) => fields.comesFrom?.includes(from))?.path
}

/** What set an improvement off, as it stands in it: by this sentence it is known again. */
function reasonFor({ round }: Pick<Scores, 'round'>, { area, score }: AreaScore, words: Words): string {
  const said = { day: dayInWords(round.on, words), area: words.choice(area) }
  return words.say('assess.improve.from', { ...said, score: score === undefined ? '–' : markInFigures(score, words) })
}
