import { piecesOf } from '../../bring-in/pieces.ts'
import { areas } from '../../kinds/areas.ts'
import type { Brought } from '../brought.ts'
import { foundHtml } from '../found-html.ts'
import { toWrite } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'

/** Bringing in what exists: choose a file, see it cut into pieces, keep those that are wanted as drafts. */
export function bringScreen({ words, asked }: Setting, { found, kept }: Brought): Screen {
  const isDone = asked.get('done') === 'yes' && kept !== undefined
  const level = Number(asked.get('level'))
  const cut = found && !isDone && asked.get('again') !== 'yes' ? piecesOf(found, words, level > 0 ? level : undefined) : undefined
  return {
    layout: 'bring',
    title: words.say('start.bring.title'),
    view: {
      done: isDone ? { left: kept.left, kept: kept.kept.map((one) => ({ ...one, href: toWrite(one.path) })) } : null,
      found: cut
        ? {
            name: found!.name,
            level: cut.level,
            levels: cut.levels.map((n) => ({ n, current: n === cut.level, title: words.say('start.bring.level', { n }) })),
            pieces: cut.pieces.map(({ title, text, area, lost }, n) => ({
              n,
              title,
              html: foundHtml(text, title, words),
              lost: lost.map(({ says, near }) => ({ says, near })),
              areas: areas.map((value) => ({ value, title: words.choice(value), chosen: value === area })),
              noArea: area === undefined,
            })),
            lost: found!.lost,
          }
        : null,
    },
  }
}
