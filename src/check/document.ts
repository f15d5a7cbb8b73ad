import { readDocument } from '../handbook/document.ts'
import { joinHandbook } from '../handbook/handbook.ts'
import { noHistory } from '../history/read-history.ts'
import { lexiconOf } from '../handbook/lexicon.ts'
import { isInForce } from '../handbook/in-force.ts'
import { dayOf, type Day } from '../handbook/values/date.ts'
import { wordsFor } from '../words/words.ts'
import { reportOn, type ReportedFinding } from './report.ts'
import { judgeDocument } from './findings.ts'
import { rules } from './rules/index.ts'

/**
 * Checks the text of one document by itself, as an editor does while somebody types: everything that can be said
 * without the rest of the handbook. Whether its references lead anywhere cannot, and is left out.
 *
 * @param text the file as it stands
 * @param options.path where it is or would be, from the project
 * @example
 * checkDocument('---\nkind: goal\ntarget: much better\n---\n')[0].message
 */
export function checkDocument(
  text: string,
  options: { path?: string; today?: Day; languages?: readonly string[] } = {},
): ReportedFinding[] {
  const { path = 'policies/document.md', today = dayOf(new Date()), languages = ['en'] } = options
  const { document, prose } = readDocument(path, new TextEncoder().encode(text), languages)
  if (prose) document.findings.push(...judgeDocument(document, prose, lexiconOf([document])))
  const alone = joinHandbook([document], today)
  const inForce = isInForce(document, today) ? alone : joinHandbook([], today, { all: [document] })
  const report = reportOn(
    { today, documents: [document], approved: [], history: noHistory, hasRecords: false, findings: [], working: alone, inForce },
    wordsFor(document.language),
  )
  const aboutTheHandbook = new Set(rules.filter(({ sees }) => sees === 'handbook').map(({ id }) => id))
  return report.findings.filter(({ rule }) => !aboutTheHandbook.has(rule))
}
