import { areas, type Area } from '../kinds/areas.ts'
import { kinds } from '../kinds/index.ts'
import type { Words } from '../words/words.ts'

/** How much a word counts by where our own templates say it: in what an area is called, in its topics, in customers' words, or in what is told of it. */
const weights = { called: 5, halfCalled: 3.75, topic: 4, heard: 1.5, told: 1 }

/** A word in more areas than this tells nothing of any; "what", "customer" and "time" are in nearly all. */
const mostAreas = 7

/** A name's own word counts at least so much, unless so many areas speak of it that it is nobody's: "customers". */
const [leastOfName, mostToName] = [1.3, 20]

/** What fits must fit by so much, and by so much better than what fits next; a text needs more, having more words. */
const enough = { title: { score: 6, ahead: 1.2 }, text: { score: 15, ahead: 1.6 } }

/** By how much the second word of a title counts for less than the first, and so on. */
const later = 0.35

/** A word that counts for less than this begins nothing. */
const telling = 2

/** Nobody needs more of a text to see what it is about (characters). */
const looksAt = 4000

/**
 * The area a piece is about, by its title and then by its text.
 *
 * @returns undefined where nothing fits clearly: a wrong area would hide a page where nobody looks
 */
export function areaOf({ title, text }: { title: string; text: string }, words: Words): Area | undefined {
  const known = knownWords(words)
  const spoken = new Map<string, number>()
  for (const stem of stemsIn(text.slice(0, looksAt))) spoken.set(stem, Math.min(3, (spoken.get(stem) ?? 0) + 1))
  // What a title begins with is mostly what it is about: "Complaints about staff".
  const named = [...new Set(stemsIn(title))].filter((stem) => Math.max(0, ...(known.get(stem)?.values() ?? [])) >= telling)
  const byTitle = scores(new Map(named.map((stem, i) => [stem, 1 / (1 + i * later)])), known)
  const byText = scores(spoken, known)
  const clear = ahead(byTitle, enough.title)
  if (clear !== undefined) return clear
  // Where a title leaves several, the text may tell which of them.
  const best = Math.max(...byTitle.values())
  const left = best < enough.title.score ? byText : new Map([...byText].filter(([area]) => byTitle.get(area)! >= best / enough.title.ahead))
  return ahead(left, enough.text)
}

function scores(stems: ReadonlyMap<string, number>, known: Known): Map<Area, number> {
  return new Map(areas.map((area) => [area, [...stems].reduce((sum, [stem, times]) => sum + times * (known.get(stem)?.get(area) ?? 0), 0)]))
}

function ahead(found: ReadonlyMap<Area, number>, { score, ahead: by }: { score: number; ahead: number }): Area | undefined {
  const [first, second] = [...found].toSorted(([, a], [, b]) => b - a)
  if (first === undefined || first[1] < score) return undefined
  return first[1] >= by * (second?.[1] ?? 0) ? first[0] : undefined
}

/** Beginnings of words, with what each says for each area. */
type Known = ReadonlyMap<string, ReadonlyMap<Area, number>>

const made = new WeakMap<Words, Known>()

/** The words of our templates: nobody keeps a list of them. */
function knownWords(words: Words): Known {
  let known = made.get(words)
  if (known === undefined) made.set(words, (known = readKnown(words)))
  return known
}

function readKnown(words: Words): Known {
  const found = new Map<string, Map<Area, number>>()
  const everywhere = new Map<string, Set<Area>>()
  const add = (area: Area, text: unknown, weight: number) => {
    for (const stem of stemsIn(strings(text))) {
      const by = found.get(stem) ?? found.set(stem, new Map()).get(stem)!
      by.set(area, Math.max(weight, by.get(area) ?? 0))
    }
  }
  const hear = (area: Area, text: unknown) => {
    for (const stem of stemsIn(strings(text))) (everywhere.get(stem) ?? everywhere.set(stem, new Set()).get(stem)!).add(area)
  }
  for (const area of areas) {
    const template = words.template(`${kinds.policy.name}/${area}`)
    // One word of a name of several is no name: "key holders" are not key accounts.
    add(area, [area, words.choice(area), template?.title], area.includes('-') ? weights.halfCalled : weights.called)
    add(area, template?.start?.tags, weights.topic)
    add(area, [template?.purpose, template?.start?.summary], weights.told)
    hear(area, [template?.purpose, template?.start, template?.skeleton])
  }
  for (const name of words.templates(kinds.discretion.name)) {
    const { title, start = {} } = words.template(`${kinds.discretion.name}/${name}`)!
    // The first policy a situation belongs to is what it is about; the others only touch on it.
    const [first] = Array.isArray(start.policies) ? (start.policies as string[]) : []
    const area = areas.find((one) => one === first)
    if (area === undefined) continue
    add(area, [title, start.tags], weights.heard * 2)
    add(area, start['also-called'], weights.heard)
  }
  for (const [stem, by] of found) {
    const count = Math.max(by.size, everywhere.get(stem)?.size ?? 0)
    // The fewer areas speak of it, the more it tells.
    const tells = count > mostAreas ? Math.max(0, 1 - (count - mostAreas) / mostAreas) : 1 + (mostAreas - count) / mostAreas
    const named = areas.filter((area) => stemsIn(area).includes(stem))
    for (const [area, weight] of by) {
      // What gives an area its name means it, though all the others speak of it too: "returns".
      const isItsName = named.length === 1 && named[0] === area && count < mostToName
      by.set(area, weight * (isItsName ? Math.max(leastOfName, tells) : tells))
    }
  }
  return found
}

function strings(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null ? Object.values(value).map(strings).join(' ') : ''
}

/** How much of a word is held against another: "deliver", "delivery" and "delivered" begin alike (letters). */
const stemLength = 6

function stemsIn(text: string): string[] {
  const found =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}]{3,}/gu) ?? []
  return found.map((word) => word.replace(/(?<=.{3})s$/, '').slice(0, stemLength))
}
