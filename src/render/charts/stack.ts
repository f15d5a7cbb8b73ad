import { across, placedBetween } from './place.ts'

/** A part of a bar that is cut into pieces. */
export interface PieceView {
  /** What it is of: it chooses how the piece is filled. */
  name: string
  x: string
  width: string
}

/** A bar cut into pieces that together are as long as there is room. Pieces of nothing are left out. */
export function stack(parts: Readonly<Record<string, number>>): PieceView[] {
  const pieces = Object.entries(parts).filter(([, n]) => Number.isFinite(n) && n > 0)
  const place = placedBetween(
    0,
    pieces.reduce((sum, [, n]) => sum + n, 0),
  )
  let begins = 0
  return pieces.map(([name, n]) => {
    const [from, to] = [place(begins), place((begins += n))]
    return { name, x: across(from), width: across(to - from) }
  })
}
