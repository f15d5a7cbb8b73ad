import { enoughCases, type LimitInUse } from './limits-in-use.ts'

/** So often somebody asked for what was theirs to give, and they should be told. */
const oftenAfraid = 3

/** What is worth saying of limits. */
export interface LimitsTold {
  /** Those to raise, the one with most customers who waited for a yes first. */
  proposed: LimitInUse[]
  /** Those that nobody dared to use. */
  afraid: LimitInUse[]
  /** Those that were passed without asking, the most often first. */
  above: LimitInUse[]
}

/** Chooses from all limits what is worth saying. */
export function limitsTold(limits: readonly LimitInUse[]): LimitsTold {
  return {
    proposed: limits.filter(({ proposal }) => proposal).toSorted((a, b) => b.granted - a.granted),
    afraid: limits.filter(({ proposal, couldHave, limit, free }) => !proposal && !free && limit !== undefined && couldHave >= oftenAfraid),
    above: limits.filter((one) => one.above > 0).toSorted((a, b) => b.above - a.above),
  }
}

/** True where enough cases met a limit to say something of it. */
export function isMetEnough({ met }: Pick<LimitInUse, 'met'>): boolean {
  return met >= enoughCases
}
