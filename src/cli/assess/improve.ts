import type { Project } from '../../handbook/read.ts'
import type { Scores } from '../../measure/assessment.ts'
import { draftImprovements, mostDrafts } from '../../walk/improvement-drafts.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'

/** Begins a draft of an improvement for each of the two lowest areas. Returns what was done, in sentences. */
export async function beginImprovements(project: Project, scores: Scores, words: Words): Promise<string[]> {
  const { lowest } = scores
  if (lowest.length === 0) return [words.say('assess.improve.noLowest')]
  const drafts = await draftImprovements(project, scores, lowest.slice(0, mostDrafts), words)
  return [
    ...(lowest.length > mostDrafts ? [words.say('assess.improve.tied')] : []),
    ...drafts.map(({ area, path, isNew }) =>
      words.say(isNew ? 'assess.improve.made' : 'assess.improve.there', { area: words.choice(area), file: visibleLine(path) }),
    ),
  ]
}
