/**
 * Whether a text fits on a card, worked out without a browser.
 *
 * Calibrated on Noto Sans, the widest of the plain faces that systems ship: what fits here fits in Segoe UI, San Francisco
 * and Roboto too. `tests/cards/fits.test.ts` holds it against a real browser.
 */

/** Millimetres in a point. */
const pointInMm = 25.4 / 72

/** Widths of letters and signs, in parts of the size they are set in. Whatever is not listed is as wide as a small o. */
const widths: readonly (readonly [width: number, letters: string])[] = [
  [0.2, "'’‘"],
  [0.27, ' .,:;!·\u00a0'],
  [0.285, 'iljJ|'],
  [0.35, 'fI()[]/-'],
  [0.37, 't“”"'],
  [0.42, 'r?*'],
  [0.48, 'cszšž'],
  [0.53, 'kvyFL–'],
  [0.555, 'x'],
  [0.57, '0123456789€£$+=aeETSZYäå'],
  [0.61, 'bdgopqhnuöõüXVRP'],
  [0.66, 'ABCKÄŠ'],
  [0.77, 'DGHNOQUÖÜÕ&'],
  [0.81, 'w'],
  [0.94, 'mMW%@æшщЩШЮЖМю'],
  [1, '—…→'],
]
const byLetter = new Map(widths.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)))

/** Small letters of alphabets, and what is written in squares: Chinese, Japanese, Korean, pictures. */
const ordinary = 0.63
const square = 1.05

/** Bold letters are so much wider. */
const boldness = 1.06

/** Some letters of one group are a little wider than it says; a line takes so much less than its width for certain. */
const caution = 0.998

/** How a text is set. */
export interface Setting {
  /** Points. */
  size: number
  /** Height of a line, in parts of the size. */
  line: number
  bold?: boolean
}

/** About how wide a text is in one line (millimetres). */
export function widthOf(text: string, { size, bold = false }: Pick<Setting, 'size' | 'bold'>): number {
  let ems = 0
  for (const letter of text) ems += byLetter.get(letter) ?? (isSquare(letter) ? square : ordinary)
  return ems * size * pointInMm * (bold ? boldness : 1)
}

function isSquare(letter: string): boolean {
  return (
    letter.codePointAt(0)! >= 0x1100 && /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Extended_Pictographic}]/u.test(letter)
  )
}

/** How many lines a text takes in a column of so many millimetres: whole words to a line, and longer ones broken. */
export function linesOf(text: string, setting: Setting, width: number): number {
  const room = width * caution
  const space = widthOf(' ', setting)
  let [lines, used] = [1, 0]
  // A no-break space keeps its words together.
  for (const word of text.trim().split(/[^\S\u00a0]+/)) {
    const wide = widthOf(word, setting)
    if (used > 0 && used + space + wide <= room) {
      used += space + wide
      continue
    }
    if (used > 0) lines++
    // Broken between letters, so that part of one is left free at the end of each line.
    const full = Math.max(room - wide / [...word].length, room / 2)
    const broken = wide <= room ? 0 : Math.ceil(wide / full) - 1
    lines += broken
    used = Math.max(0, wide - broken * full)
  }
  return lines
}

/** How high a text stands in a column (millimetres). */
export function heightOf(text: string, setting: Setting, width: number): number {
  return text === '' ? 0 : linesOf(text, setting, width) * setting.size * setting.line * pointInMm
}

/** Something set as a whole: it stands on one side, with room below it (millimetres). */
export interface Block {
  height: number
  below?: number
}

/**
 * How many sides, or columns, some blocks fill one after the other, none of them cut in two.
 *
 * @param height of a side
 * @param head what already stands at the top of each, counted from the first
 */
export function sidesOf(blocks: readonly Block[], height: number, head: (side: number) => number = () => 0): number {
  let side = 0
  let used = head(side)
  for (const { height: own, below = 0 } of blocks) {
    if (used > head(side) && used + own > height) used = head(++side)
    let left = own
    // Higher than a whole side: there it has to be cut after all.
    while (used + left > height) {
      left -= Math.max(height - used, 1)
      used = head(++side)
    }
    used += left + below
  }
  return side + 1
}
