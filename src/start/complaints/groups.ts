import type { Setting } from '../../records/column.ts'
import { missingIn } from '../../records/missing.ts'
import { isOpen, isAnswered, isToSettle } from '../../records/progress.ts'
import { rounds } from '../../records/rounds.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import type { Words } from '../../words/words.ts'
import { answerViews, type AnswerView, type Key } from './answers.ts'

/** Questions that belong together, as a layout shows them. */
interface Group {
  name: keyof typeof rounds
  title: string
  hint: string
  /** It can be folded away. */
  folds: boolean
  open: boolean
  /** None of it applies to what is known so far. */
  hidden: boolean
  said: string
  answers: AnswerView[]
}

/** Whatever is left out of a round for what is known may be asked once more is known: each with everything it could ask. */
const everything: Complaint = { sort: 'complaint', asked: ' ', decision: 'no' }

/** The rounds of a talk, as groups: what the terminal asks one after the other stands here one below the other. */
export function groupsOf(complaint: Complaint, { lists, words, isNew }: { lists: Setting; words: Words; isNew: boolean }): Group[] {
  const asked = askedOf(complaint)
  const missing = missingIn(complaint)
  const taken = new Set<Key>()
  return (Object.keys(rounds) as (keyof typeof rounds)[]).map((name) => {
    // Whether it was settled on the spot is asked when it comes in; later on, with everything else about settling it.
    const later = !isNew && name === 'hear' ? rounds.settle(everything) : []
    const keys = rounds[name](everything).filter((key) => !taken.has(key) && !later.includes(key))
    for (const key of keys) taken.add(key)
    const isAsked = (key: Key) => asked.includes(key) || isAnswered(complaint[key])
    // Of one that is just being written down everything is missing: nobody needs to be told.
    const answers = answerViews(keys, complaint, { lists, words, isAsked, isMissed: (key) => !isNew && missing.includes(key) })
    const done = keys.filter((key) => isAnswered(complaint[key])).length
    return {
      name,
      title: words.say(`start.complaints.groups.${name}`),
      hint: words.say(`start.complaints.groupHints.${name}`),
      folds: !isNew || name !== 'hear',
      open: !isNew && keys.some((key) => missing.includes(key)),
      hidden: name !== 'hear' && name !== 'more' && answers.every(({ hidden }) => hidden),
      said: done === 0 ? '' : words.say('start.complaints.said', { n: done, of: answers.filter(({ hidden }) => !hidden).length }),
      answers,
    }
  })
}

/** What is asked of a complaint as far as it is known, in every round. */
export function askedOf(complaint: Complaint): Key[] {
  const settling = isToSettle(complaint) ? rounds.settle(complaint) : []
  const promising = isOpen(complaint) ? rounds.promise() : []
  const after = isToSettle(complaint) && complaint.sort !== 'question' ? rounds.after() : []
  return [...rounds.hear(complaint), ...promising, ...settling, ...after, ...rounds.more(complaint)]
}

/** What is still missing, by its headings, each with the way to its question. */
export function missingViews(complaint: Complaint, words: Words, headingOf: (key: Key, words: Words) => string) {
  return missingIn(complaint)
    .filter((key) => key !== 'reference')
    .map((key) => ({ key, heading: headingOf(key, words) }))
}
