/**
 * Things in an order that has nothing to do with their names, so that two of one folder seldom follow each other. It is
 * the same everywhere and always, and a new thing leaves the order of the others as it was.
 */
export function mixed<T>(things: readonly T[], nameOf: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, name: nameOf(thing), at: hashOf(nameOf(thing)) }))
    .toSorted((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1))
    .map(({ thing }) => thing)
}

/**
 * The one whose turn it is: all come once before any comes again. `round` says how often all have been, so that what
 * has several stories can tell the next.
 */
export function inTurn<T>(things: readonly T[], turn: number): { thing: T; round: number } | undefined {
  const round = Math.floor(turn / things.length)
  const thing = things[turn - round * things.length]
  return thing === undefined ? undefined : { thing, round }
}

/** FNV-1a with the last mixing of MurmurHash: well spread, also for names that differ in their last figure only. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
