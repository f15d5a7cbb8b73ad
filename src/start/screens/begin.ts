import { beginningQuestions } from '../../walk/begin.ts'
import type { Screen, Setting } from './screen.ts'

/** The first questions of all, before there is a company. */
export function beginScreen({ dir, words }: Setting): Screen {
  const names = new Intl.DisplayNames(words.language, { type: 'currency' })
  return {
    layout: 'begin',
    title: words.say('start.begin.title'),
    view: {
      folder: dir,
      questions: beginningQuestions(words).map(({ key, words: told, choices }) => ({
        key,
        label: told.label,
        ask: told.ask,
        why: told.why ?? '',
        hint: told.hint ?? '',
        good: String(told.good ?? ''),
        choices,
        // Of what is written freely, codes are looked up by their names.
        known: choices.length > 0 ? [] : Intl.supportedValuesOf('currency').map((code) => ({ code, name: names.of(code) ?? code })),
      })),
    },
  }
}
