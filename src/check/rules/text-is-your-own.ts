import type { Rule } from '../rule.ts'

/** So many answers are named; of the rest it is enough to know how many they are. */
const named = 5

/** We wrote the starter pages without knowing the company: an answer nobody there has looked at may not be true there. */
export const textIsYourOwn: Rule = {
  id: 'text-is-your-own',
  severity: 'gap',
  sees: 'document',
  *find({ fields, path }) {
    const ours = (fields.notYetYours as string[] | undefined) ?? []
    if (fields.status !== 'approved' || ours.length === 0) return
    const keys = ours
      .slice(0, named)
      .map((key) => `“${key}”`)
      .join(', ')
    yield { at: ['notYetYours'], says: ours.length > named ? 'many' : 'plainly', args: { keys, more: ours.length - named, file: path } }
  },
}
