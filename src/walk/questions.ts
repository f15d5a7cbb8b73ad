import { keyOf, type Field } from '../kinds/field.ts'
import { common } from '../kinds/common.ts'
import type { FieldWords, Words } from '../words/words.ts'
import type { Template } from './template.ts'

/** One question of the walk: a field of the settings, or a part of the text. */
export interface Question {
  /** The key in the file: `say-first`. A part of the text has the name of its section. */
  key: string
  /** Undefined for a part of the text. */
  field: Field | undefined
  /** The heading of a part of the text. */
  heading: string | undefined
  words: FieldWords
  /** Asked on the way to a page that can be used. */
  first: boolean
  /** Would make a good page better, and is offered then; the rest is asked only on request. */
  better: boolean
}

/**
 * The questions of a template, in the order a person answers them: its kind's own, the parts of its text, and those
 * every document has. All of this follows from the declaration of the kind; there is no list of questions.
 */
export function questionsOf(template: Template, words: Words): Question[] {
  const { kind } = template
  const all = Object.entries(kind.fields).filter(([, field]) => field.asked !== 'never')
  const isShared = ([name]: [string, Field]) => Object.hasOwn(common, name)
  // Where nothing of its own names a page, its title comes first: it is what the page is about.
  const isName = ([name]: [string, Field]) => name === 'title' && kind.titledBy === 'title'
  const asked = (entry: [string, Field]): Question => {
    const [name, field] = entry
    const key = keyOf(name)
    const told = template.words.fields[key] ?? words.common().fields[key]!
    const first = field.need !== undefined || field.asked === 'first' || isName(entry)
    return { key, field, heading: undefined, words: told, first, better: !first && !isShared(entry) }
  }
  const sections = Object.keys(kind.sections).map((name): Question => {
    const told = template.words.sections[keyOf(name)]!
    return { key: keyOf(name), field: undefined, heading: told.heading, words: told, first: true, better: false }
  })
  return [
    ...all.filter(isName).map(asked),
    ...all.filter((entry) => !isShared(entry)).map(asked),
    ...sections,
    ...all.filter((entry) => isShared(entry) && !isName(entry)).map(asked),
  ]
}
