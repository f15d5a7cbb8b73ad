import { plainly } from '../../handbook/finding.ts'
import { emptyHeadings } from '../../measure/sections.ts'
import type { Rule } from '../rule.ts'

/** So many headings are named; of the rest it is enough to know how many they are. */
const named = 5

/** The hints of a new document vanish from its page, and leave a heading over nothing. */
export const sectionIsWritten: Rule = {
  id: 'section-is-written',
  severity: 'gap',
  sees: 'document',
  *find({ fields, body }) {
    if (fields.status !== 'approved') return
    const empty = emptyHeadings(body)
    const [first] = empty
    if (!first) return
    const headings = empty.slice(0, named).map(({ text }) => `“${text}”`)
    const rest = empty.length - named
    yield { at: first.place, says: rest > 0 ? 'many' : plainly, args: { headings: headings.join(', '), rest } }
  },
}
