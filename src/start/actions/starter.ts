import { placeStarter } from '../starters.ts'
import type { Asked, Done } from './action.ts'

/** Leaves a file to double-click in the company's folder, for this computer's system. */
export async function leaveStarter({ now, words }: Asked): Promise<Done> {
  return { says: words.say('start.home.starterPlaced', { file: await placeStarter(now.dir, process.platform) }) }
}
