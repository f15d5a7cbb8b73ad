import type { Document } from '../../handbook/document.ts'
import { newestReading } from '../../measure/readings.ts'
import { titleOf } from '../../render/context.ts'
import { dayInWords, quantityInWords } from '../../render/values.ts'
import { readNowAndThen, standingInWords, type Read } from '../../walk/note-reading.ts'
import { toWrite } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'

/** Every goal and standard with its newest reading, and a small form for the next. */
export function readingsScreen({ project, words, asked }: Setting): Screen {
  const all = readNowAndThen(project.working)
  const view = (document: Read) => {
    const newest = newestReading(document.fields.readings?.filter(({ value }) => value !== undefined))
    const { lines, verdict, isThere } = standingInWords(document, undefined, project.working, words)
    return {
      file: document.path,
      title: titleOf(document as Document, words),
      href: toWrite(document.path, 'readings'),
      newest:
        newest === undefined
          ? words.say('start.reading.none')
          : words.say('start.reading.newest', {
              value: quantityInWords(newest.reading.value!, words),
              day: dayInWords(newest.on, words),
            }),
      /** Somebody has just written one down here. */
      isKept: asked.get('kept') === document.path,
      aim: lines.join(' '),
      verdict,
      isThere,
    }
  }
  const sorted = ['goal', 'standard'].map((kind) => ({
    kind,
    title: words.kind(kind).plural,
    documents: all.filter((one) => one.kind === kind).map(view),
  }))
  return {
    layout: 'readings',
    title: words.say('start.reading.title'),
    view: {
      today: project.today,
      sorts: sorted.filter(({ documents }) => documents.length > 0),
      nothing: all.length === 0,
    },
  }
}
