import { list, name } from './fields.ts'
import { kind } from './kind.ts'
import { measured } from './measured.ts'

/** What this company counts that the shipped list does not have. Goals, standards and improvements name them. */
export const measures = kind(
  'measures',
  { stage: 4, wanted: 0 },
  { measures: list(measured({ name: name({ need: 'always' }) }), { need: 'approved', offers: 'measure' }) },
)
