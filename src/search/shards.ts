import type { AskedTerm } from './asked.ts'
import type { Terms } from './terms.ts'

/** A shard grows to about so much before the next begins (letters). */
const fullShard = 40_000

/** Words that share fewer letters than these may stand in two shards. */
const keptTogether = 3

/**
 * Cuts lines of words, in the order of their letters, into shards: each holds the words from its beginning up to the
 * next one's. Forms of a word stand together wherever that is possible.
 */
export function cutIntoShards(lines: readonly { word: string; line: string }[]): { beginning: string; text: string }[] {
  const shards: { beginning: string; lines: string[]; length: number }[] = []
  let last = ''
  for (const { word, line } of lines) {
    const shard = shards.at(-1)
    const beginning = [...word].slice(0, sharedLetters(last, word) + 1).join('')
    const isFull = shard !== undefined && shard.length + line.length > fullShard
    const mayCut = [...beginning].length <= keptTogether || (shard !== undefined && shard.length > 2 * fullShard)
    if (shard === undefined || (isFull && mayCut))
      shards.push({ beginning: shard === undefined ? '' : beginning, lines: [line], length: line.length })
    else {
      shard.lines.push(line)
      shard.length += line.length + 1
    }
    last = word
  }
  return shards.map((shard) => ({ beginning: shard.beginning, text: shard.lines.join('\n') }))
}

function sharedLetters(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared
}

/**
 * The file name of a shard: small Latin letters and figures as they are, anything else as its number, so that it is the
 * same on every disk. The underline keeps it from being a name that Windows has for a device (`con`, `aux`).
 */
export function shardName(beginning: string): string {
  return `_${[...beginning].map((letter) => (/[a-z0-9]/.test(letter) ? letter : `-${letter.codePointAt(0)!.toString(16)}-`)).join('')}`
}

/** More shards than these are not fetched for one word of which only the beginning is typed. */
const mostForABeginning = 2

/**
 * The shards in which a word, or another form of it, may stand.
 *
 * @param beginnings of all shards, in their order
 */
export function shardsFor(asked: AskedTerm, beginnings: readonly string[], terms: Terms): string[] {
  const { word, stem } = asked
  const forms = terms.formsOf(word)
  const common = forms.length > 0 ? word : [...word].slice(0, sharedLetters(word, stem)).join('')
  const all = beginnings.filter((beginning, at) => {
    const next = beginnings[at + 1]
    return (next === undefined || next > common) && (beginning <= common || beginning.startsWith(common))
  })
  const found = new Set(asked.isOpen && all.length > mostForABeginning ? [] : all)
  for (const form of [word, ...forms]) {
    const after = beginnings.findIndex((beginning) => beginning > form)
    const own = beginnings[(after === -1 ? beginnings.length : after) - 1]
    if (own !== undefined) found.add(own)
  }
  return [...found]
}
