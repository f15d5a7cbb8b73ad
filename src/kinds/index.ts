// Made by `npm run generate` from the files in this folder. Do not edit.
import { company } from './company.ts'
import { discretion } from './discretion.ts'
import { goal } from './goal.ts'
import { policy } from './policy.ts'
import { problem } from './problem.ts'
import { vision } from './vision.ts'

/** Every kind of document, by name. */
export const kinds = {
  company,
  discretion,
  goal,
  policy,
  problem,
  vision,
}
