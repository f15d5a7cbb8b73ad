import type { Project } from '../handbook/read.ts'
import { keepFigures } from '../records/figures.ts'
import type { Words } from '../words/words.ts'
import { visibleLine } from './formats/visible.ts'

/** Whatever changed a list or a round ends here: the totals are counted anew, which a second laptop and the checks go by. */
export async function countAnew({ dir, working }: Pick<Project, 'dir' | 'working'>, words: Words): Promise<void> {
  const trouble = await keepFigures(dir, working, words)
  if (trouble !== undefined) process.stderr.write(`${visibleLine(trouble)}\n`)
}
