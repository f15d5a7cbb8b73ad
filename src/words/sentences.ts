import { stringify } from 'yaml'
import { plainly } from '../handbook/finding.ts'
import { keyOf } from '../kinds/field.ts'
import { fill, type Args, type FieldWords, type Words } from './words.ts'

/** Values longer than this bury the sentence they stand in (characters). */
const longestValue = 80

/** What people are to choose from, to copy, or to open: shortened, it would be of no use. */
const whole = new Set(['known', 'choices', 'keys', 'missing', 'headings', 'nearest', 'file', 'first'])

/** A value as it may stand in a sentence: on one line, and no longer than is needed to know which one is meant. */
function inASentence(args: Args): Args {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const line = String(value).replace(/\s*[\n\r\u2028\u2029]\s*/g, ' ')
      return [name, line.length <= longestValue || whole.has(name) ? line : `${line.slice(0, longestValue - 3)}...`]
    }),
  )
}

/**
 * The sentences of a finding. One that names a `field` of a `kind` (`roles/title`) may use that field's words:
 * {label}, {ask}, {hint}, and {example}, the lines a manager could copy. Choices that it has `chosen` (`returns, payment`)
 * are said in the words a reader sees for them: {chosen}. One about the `columns` of a `list` in `records/` names them by
 * their headings: {columns}.
 */
export function sentences(
  words: Words,
  { rule, says: variant, args }: { rule: string; says: string; args: Args },
): { message: string; fix: string } {
  const { says, fix } = words.rule(rule)
  const filled = { ...inASentence(args), ...wordsOfField(words, args), ...wordsOfChoices(words, args), ...wordsOfColumns(words, args) }
  const pick = (of: Record<string, string>) => fill(of[variant] ?? of[plainly] ?? '', filled)
  return { message: pick(says), fix: pick(fix) }
}

function wordsOfField(words: Words, { kind, field }: Args): Args {
  if (kind === undefined || field === undefined) return {}
  const path = String(field).split('/')
  const { label = '', ask = '', hint = '', good } = fieldWords(words, String(kind), path) ?? {}
  return { label, ask, hint, key: keyOf(path.at(-1)!), example: good === undefined ? '' : exampleOf(keyOf(path.at(-1)!), good) }
}

function wordsOfChoices(words: Words, { chosen }: Args): Args {
  if (chosen === undefined) return {}
  const titles = String(chosen).split(', ').map(words.choice)
  return { chosen: titles.map((title) => `“${title}”`).join(', ') }
}

function wordsOfColumns(words: Words, { list, columns }: Args): Args {
  if (list === undefined || columns === undefined) return {}
  const headings = String(columns)
    .split(', ')
    .map((column) => words.say(`records.${list}.columns.${keyOf(column)}.heading`))
  return { columns: headings.map((heading) => `“${heading}”`).join(', ') }
}

/** A good answer as it would stand in the file; of a list of groups, the first entry, which shows the form. */
function exampleOf(key: string, good: unknown): string {
  const isLong = Array.isArray(good) && typeof good[0] === 'object'
  const lines = stringify({ [key]: isLong ? good.slice(0, 1) : good }, { lineWidth: 0 }).trimEnd()
  return lines
    .split('\n')
    .map((line) => `\n${line}`)
    .join('')
}

/** The words of one field of a kind, looked up in the kind's template, then in the shared one. */
export function fieldWords(words: Words, kind: string, path: readonly string[]): FieldWords | undefined {
  const [first, ...rest] = path.map(keyOf)
  const top = words.kind(kind).fields[first!] ?? words.common().fields[first!]
  return rest.reduce<FieldWords | undefined>((at, key) => at?.fields?.[key], top)
}
