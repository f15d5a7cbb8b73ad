import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Project } from '../handbook/read.ts'
import { kinds } from '../kinds/index.ts'
import type { Insight } from '../measure/complaints/insight.ts'
import type { Trouble } from '../measure/complaints/top-three.ts'
import { daysBetween } from '../measure/times.ts'
import { settingFor } from '../records/setting.ts'
import { titleIn } from '../records/titles.ts'
import { dayInWords } from '../render/values.ts'
import { coinsIn, moneyInFigures } from '../words/figures.ts'
import type { Words } from '../words/words.ts'
import type { Answer } from './answers.ts'
import { newDocument, pathFor } from './new-document.ts'
import { makeDocument } from './save.ts'
import { templateNamed } from './template.ts'

/** What counts as a year (days): totals may have twelve months of which the last has only begun. */
const year = { least: 335, most: 366 }

/** A draft of a problem, and whether it was made just now or stood there before. */
export interface ProblemDraft {
  path: string
  title: string
  isNew: boolean
}

/**
 * Makes a problem page, as a draft, for each of the top three that has none: with how often, what it costs and how we know,
 * as the log has it. A file that is there is left alone.
 */
export async function draftProblems(insight: Insight, project: Project, words: Words): Promise<ProblemDraft[]> {
  const template = templateNamed(kinds.problem.name, words)!
  const drafts: ProblemDraft[] = []
  for (const trouble of insight.topThree.three.filter(({ of }) => of === 'category')) {
    const title = words.say(`insight.draft.statement.${trouble.name}`)
    const path = pathFor(template, title)
    const isNew = (await lstat(join(project.dir, path)).catch(() => undefined)) === undefined
    if (isNew)
      await makeDocument(
        project.dir,
        path,
        newDocument(template, project.working, words, answersFor(trouble, title, insight, project, words)),
      )
    drafts.push({ path, title, isNew })
  }
  return drafts
}

function answersFor(trouble: Trouble, statement: string, insight: Insight, { working }: Project, words: Words): { [key: string]: Answer } {
  const { n, cost, places } = trouble
  const { period, currency } = insight
  const coins = 10 ** coinsIn(currency)
  const [most] = places
  const evidence = [
    words.say('insight.draft.evidence', {
      from: dayInWords(period.from, words),
      to: dayInWords(period.to, words),
      n,
      cost: moneyInFigures(cost / coins, currency, words.language),
    }),
    ...(most === undefined || most.name === ''
      ? []
      : [words.say('insight.draft.places', { place: titleIn(settingFor(working, words), 'place', most.name), n: most.n })]),
  ]
  // Of half a year, nobody knows what the other half would bring.
  const days = daysBetween(period.from, period.to) + 1
  const isYear = days >= year.least && days <= year.most
  const counted = {
    frequency: words.say('insight.draft.frequency', { n }),
    ...(cost > 0 && { costs: words.say('insight.draft.costs', { cost: cost / coins, currency }) }),
  }
  return { statement, ...(isYear && counted), evidence }
}
