// Made by `npm run generate` from the files in this folder. Do not edit.
import { answer } from './answer.ts'
import { assessment } from './assessment.ts'
import { channelStandards } from './channel-standards.ts'
import { company } from './company.ts'
import { discretion } from './discretion.ts'
import { glossary } from './glossary.ts'
import { goal } from './goal.ts'
import { improvement } from './improvement.ts'
import { keyAccount } from './key-account.ts'
import { measures } from './measures.ts'
import { place } from './place.ts'
import { policy } from './policy.ts'
import { principle } from './principle.ts'
import { problem } from './problem.ts'
import { procedure } from './procedure.ts'
import { research } from './research.ts'
import { standard } from './standard.ts'
import { training } from './training.ts'
import { vision } from './vision.ts'
import { words } from './words.ts'

/** Every kind of document, by name. */
export const kinds = {
  answer,
  assessment,
  'channel-standards': channelStandards,
  company,
  discretion,
  glossary,
  goal,
  improvement,
  'key-account': keyAccount,
  measures,
  place,
  policy,
  principle,
  problem,
  procedure,
  research,
  standard,
  training,
  vision,
  words,
}
