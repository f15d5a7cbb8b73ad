import { isToSettle } from './progress.ts'
import { complaints, type Complaint } from './tables/complaints.ts'

type Key = keyof Complaint

/** What the one who takes it asks: the slip on the counter asks the same. */
const hear: readonly Key[] = [
  'sort',
  'received',
  'receivedBy',
  'channel',
  'place',
  'customer',
  'reachedBy',
  'whatHappened',
  'category',
  'wants',
  'severity',
  'onTheSpot',
]

/** What is promised to somebody who has to wait. */
const promise: readonly Key[] = ['acknowledged', 'responsible', 'promisedFor', 'nextUpdate']

/** What is noted once it is settled. */
const settle: readonly Key[] = [
  'settled',
  'onTheSpot',
  'situation',
  'asked',
  'granted',
  'decidedBy',
  'decision',
  'reasons',
  'agreed',
  'given',
  'cost',
]

/** What is noted when somebody asks afterwards. */
const after: readonly Key[] = ['followedUp', 'content', 'cause', 'causeInWords', 'prevention']

/** Given by the toolkit, or asked in a way of its own. */
const notAsked: readonly Key[] = ['reference', 'steps']

/** The questions of a talk, each round for the complaint as far as it is known by now. */
export const rounds = {
  hear: (complaint: Complaint): Key[] => hear.filter((key) => isAsked(key, complaint)),
  promise: (): readonly Key[] => promise,
  settle: (complaint: Complaint): Key[] => settle.filter((key) => isAsked(key, complaint)),
  after: (): readonly Key[] => after,
  /** Everything else there is to know. A column that no round names is asked here. */
  more: (complaint: Complaint): Key[] => {
    const rounded = [...hear, ...promise, ...settle, ...after, ...notAsked]
    return (Object.keys(complaints.columns) as Key[]).filter((key) => !rounded.includes(key) && isAsked(key, complaint))
  },
}

/** Asked of those who complain alone: whoever praises or asks something wants nothing put right. */
const ofComplaints: readonly Key[] = [
  'category',
  'wants',
  'severity',
  'asked',
  'granted',
  'decidedBy',
  'decision',
  'reasons',
  'given',
  'cost',
  'problem',
  'again',
  'complexity',
  'impact',
  'askedAt',
]

function isAsked(key: Key, complaint: Complaint): boolean {
  if (key === 'granted' || key === 'askedAt') return complaint.asked !== undefined
  if (key === 'reasons') return complaint.decision === 'partly' || complaint.decision === 'no'
  if (key === 'onTheSpot') return isToSettle(complaint)
  return complaint.sort === undefined || complaint.sort === 'complaint' || !ofComplaints.includes(key)
}
