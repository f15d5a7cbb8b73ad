import { isAnswered, progressOf, type Progress } from './progress.ts'
import { complaints, type Complaint } from './tables/complaints.ts'
import type { ColumnOptions } from './column.ts'

type Need = ColumnOptions['need']

/** What is needed at each step. What was needed on the way is no longer asked for once it is over. */
const needed: Readonly<Record<Progress, readonly Need[]>> = {
  received: ['always', 'open'],
  acknowledged: ['always', 'open'],
  settled: ['always', 'settled'],
  'followed-up': ['always', 'settled', 'closed'],
  closed: ['always', 'settled', 'closed'],
}

/** What a complaint still lacks for how far it is, in the order in which it is asked. */
export function missingIn(complaint: Complaint): (keyof Complaint)[] {
  // Nothing went wrong with praise, a comment or a question: nothing is given, and nobody asks afterwards.
  const isComplaint = complaint.sort === undefined || complaint.sort === 'complaint'
  const needs = needed[progressOf(complaint)]
  const keys = Object.keys(complaints.columns) as (keyof Complaint)[]
  return keys.filter(
    (key) =>
      !isAnswered(complaint[key]) &&
      (isComplaint
        ? needs.includes(complaints.columns[key].need) || isOwed(key, complaint)
        : key !== 'category' && complaints.columns[key].need === 'always'),
  )
}

/** What is needed because of what else is there: a day for who waits, and reasons for who did not get it all. */
function isOwed(key: keyof Complaint, complaint: Complaint): boolean {
  if (key === 'promisedFor') return ['received', 'acknowledged'].includes(progressOf(complaint))
  if (key === 'reasons') return complaint.decision === 'partly' || complaint.decision === 'no'
  return false
}
