import { isUp, type Redline, type RedlineLine, type RedlinePart } from '../history/redline.ts'
import type { Words } from '../words/words.ts'

/** What differs between two versions of a page, as the partial `redline` shows it. Every key is always there: layouts are strict. */
export interface RedlineView {
  /** In place of everything else: the page is new, or nothing in it differs. */
  instead: string | null
  /** What differs in amounts, times and days, in sentences. */
  says: readonly string[]
  groups: { heading: string | null; parts: { label: string; mark: string | null; blocks: Block[] }[] }[]
}

/** A line that differs, or lines that do not, folded away. */
interface Block {
  line: LineView | null
  folded: { summary: string; lines: LineView[] } | null
}

interface LineView {
  isAdded: boolean
  isRemoved: boolean
  isSame: boolean
  label: string
  runs: { same: string | null; added: string | null; removed: string | null }[]
  /** For those who hear the page: what a mark says to the eye. */
  said: { added: string; removed: string }
  /** That it stands higher up, or further down. */
  moved: string | null
  leads: string[]
  blocks: Block[]
}

/**
 * Makes a redline ready to be shown. Its words come along, so that the partial is the same on every page.
 *
 * @param says sentences to begin with, as `changesInSentences` makes them
 */
export function redlineView({ isNew, parts }: Redline, words: Words, says: readonly string[] = []): RedlineView {
  const instead = isNew ? words.say('site.redline.isNew') : parts.length === 0 ? words.say('site.redline.nothing') : null
  if (instead !== null) return { instead, says: [], groups: [] }
  const group = (heading: string, some: readonly RedlinePart[]) =>
    some.length === 0 ? [] : [{ heading, parts: some.map((part) => partView(part, words)) }]
  return {
    instead,
    says,
    groups: [
      ...group(
        words.say('site.redline.binds'),
        parts.filter(({ binds }) => binds),
      ),
      ...group(
        words.say('site.redline.small'),
        parts.filter(({ binds }) => !binds),
      ),
    ],
  }
}

function partView({ label, change, lines }: RedlinePart, words: Words): RedlineView['groups'][number]['parts'][number] {
  const mark = change === 'added' ? words.say('site.redline.newPart') : change === 'removed' ? words.say('site.redline.gonePart') : null
  return { label, mark, blocks: blocksOf(lines, words) }
}

/** Shorter than this, a line that stayed takes no more room than what says that it did (signs). */
const asShort = 60

/** A list without a name of its own is not set in: what stands in it stands in its place. */
function unnested(lines: readonly RedlineLine[]): RedlineLine[] {
  return lines.flatMap((line) => (line.runs.length === 0 && line.label === '' && line.change !== 'moved' ? unnested(line.lines) : [line]))
}

function isBrief({ runs, lines }: RedlineLine): boolean {
  return lines.length === 0 && runs.reduce((length, { text }) => length + text.length, 0) < asShort
}

/** Lines in their order; of those that stayed, neighbours are folded together. */
function blocksOf(lines: readonly RedlineLine[], words: Words): Block[] {
  const blocks: Block[] = []
  let stayed: RedlineLine[] = []
  const settle = () => {
    const [only, ...more] = stayed
    if (only !== undefined && more.length === 0 && isBrief(only)) blocks.push({ line: lineView(only, words), folded: null })
    else if (only !== undefined) {
      const summary = words.say('site.redline.unchanged', { n: stayed.length })
      blocks.push({ line: null, folded: { summary, lines: stayed.map((line) => lineView(line, words)) } })
    }
    stayed = []
  }
  for (const line of unnested(lines)) {
    if (line.change === 'same') stayed.push(line)
    else {
      settle()
      blocks.push({ line: lineView(line, words), folded: null })
    }
  }
  settle()
  return blocks
}

function lineView(line: RedlineLine, words: Words): LineView {
  const { change, label, runs, lines, leads } = line
  const isWhole = change === 'same' || change === 'added' || change === 'removed'
  return {
    isAdded: change === 'added',
    isRemoved: change === 'removed',
    isSame: change === 'same',
    label,
    runs: runs.map(({ kind, text }) => ({
      same: kind === 'same' ? text : null,
      added: kind === 'added' ? text : null,
      removed: kind === 'removed' ? text : null,
    })),
    said: { added: words.say('site.redline.added'), removed: words.say('site.redline.removed') },
    moved: change === 'moved' ? words.say(isUp(line) ? 'site.redline.movedUp' : 'site.redline.movedDown') : null,
    leads: leads.map((text) => words.say('site.redline.leads', { text })),
    blocks: isWhole ? unnested(lines).map((inner) => ({ line: lineView(inner, words), folded: null })) : blocksOf(lines, words),
  }
}
