import type { Words } from '../words/words.ts'
import type { Missing } from './what-was-lost.ts'

/** What is left out of the text, and leaves a mark there. The rest is only listed. */
const nouns: Partial<Record<Missing['sort'], string>> = {
  text: 'bring-in.passage',
  box: 'bring-in.box',
  note: 'bring-in.note',
  formula: 'bring-in.formula',
  chart: 'bring-in.chart',
  diagram: 'bring-in.diagram',
  picture: 'bring-in.picture',
  shape: 'bring-in.shape',
  object: 'bring-in.object',
  otherFile: 'bring-in.otherFile',
}

const sentences: Partial<Record<Missing['sort'], string>> = {
  deleted: 'bring-in.deleted',
  moved: 'bring-in.deleted',
  comment: 'bring-in.comment',
  header: 'bring-in.header',
  footer: 'bring-in.footer',
  hidden: 'bring-in.hidden',
  merged: 'bring-in.merged',
  tableInTable: 'bring-in.tableInTable',
}

/** True for what no page may be approved without, before somebody has looked. */
export function isUrgent({ sort }: Missing): boolean {
  return nouns[sort] !== undefined
}

/** What was left out, in a few words. */
export function whatOf({ sort }: Missing, words: Words): string {
  return words.say(nouns[sort]!)
}

export function saysOf(missing: Missing, words: Words): string {
  const sentence = sentences[missing.sort]
  if (sentence !== undefined) return words.say(sentence, { words: missing.words })
  const what = whatOf(missing, words)
  return words.say('bring-in.marked', { what: missing.words === '' ? what : `${what} (${missing.words})` })
}
