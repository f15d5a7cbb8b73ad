/**
 * Draws that are the same in every run and on every computer: mulberry32, from a seed.
 *
 * @param {number} seed
 */
export function drawsFrom(seed) {
  let state = seed >>> 0
  /** A number from 0 up to 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** A whole number, both ends included. */
  const whole = (from, to) => from + Math.floor(next() * (to - from + 1))
  const pick = (things) => things[whole(0, things.length - 1)]
  const chance = (share) => next() < share
  /** One of some, each with its weight: `{ phone: 5, email: 3 }`. */
  const weighed = (weights) => {
    const all = Object.entries(weights)
    let left = next() * all.reduce((sum, [, weight]) => sum + weight, 0)
    return (all.find(([, weight]) => (left -= weight) < 0) ?? all.at(-1))[0]
  }
  const shuffled = (things) => {
    const left = [...things]
    return things.map(() => left.splice(whole(0, left.length - 1), 1)[0])
  }
  return { next, whole, pick, chance, weighed, shuffled }
}
