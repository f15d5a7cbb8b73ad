import pc from 'picocolors'
import { groupBy } from '../../handbook/group-by.ts'
import type { Refusal } from '../../walk/approve.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import { visibleLine } from './visible.ts'

/** Why something was not done: each reason once, under the places where it holds, and with what to do about it. */
export function refusalsInWords(refusals: readonly Refusal[], words: Words): string {
  return [...groupBy(refusals, ({ message, fix }) => `${message}\n${fix}`).values()]
    .map((same) => {
      const { message, fix } = same[0]!
      return [
        ...same.map(({ file, line }) => pc.bold(visibleLine(line === undefined ? file : `${file}:${line}`))),
        pc.red(atMargin(message, 2)),
        ...(fix === '' ? [] : [atMargin(words.say('check.toFix', { fix }), 2)]),
      ].join('\n')
    })
    .join('\n')
}
